/** Protobuf fields as pprof's profile/proto.go writes them: zero is left out. */
import type { Writer } from 'protobufjs/minimal';
import protobuf from 'protobufjs/minimal';

const VARINT = 0;
const BYTES = 2;

export function int64Field(writer: Writer, field: number, value: bigint): void {
  uint64Field(writer, field, BigInt.asUintN(64, value));
}

export function uint64Field(writer: Writer, field: number, value: bigint): void {
  if (value === 0n) return;
  writer.uint32((field << 3) | VARINT);
  writeUint64(writer, value);
}

/** One per tag for one or two numbers, packed for more. */
export function numbersField(
  writer: Writer,
  field: number,
  values: readonly bigint[],
  type: 'int64' | 'uint64',
): void {
  const bits = (value: bigint): bigint => (type === 'int64' ? BigInt.asUintN(64, value) : value);
  if (values.length <= 2) {
    for (const value of values) {
      writer.uint32((field << 3) | VARINT);
      writeUint64(writer, bits(value));
    }
    return;
  }
  const packed = protobuf.Writer.create();
  for (const value of values) writeUint64(packed, bits(value));
  bytesField(writer, field, packed);
}

export function bytesField(writer: Writer, field: number, content: Writer): void {
  writer.uint32((field << 3) | BYTES).bytes(content.finish());
}

function writeUint64(writer: Writer, value: bigint): void {
  if (value <= 0xffffffffn) {
    writer.uint32(Number(value));
    return;
  }
  // The library takes 64 bits as halves; its number form would lose bits above 2^53.
  writer.uint64(new protobuf.util.LongBits(Number(value & 0xffffffffn), Number(value >> 32n)).toLong(true));
}
