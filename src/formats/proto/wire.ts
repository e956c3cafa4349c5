/**
 * The parts of protobuf's wire format that the library's reader does not give exactly: 64-bit numbers without an
 * object each, and pprof's strictness about wire types.
 * Rules: pprof's profile/proto.go (decodeField, decodeVarint), 2026-07.
 */
import type { Reader } from 'protobufjs/minimal';
import { lineNumberOf } from '../../model/lineNumber';
import { RowIndex } from '../../model/rowIndex';
import { HASH_SEED, mixed } from '../../model/stackHash';
import { LOW_HALF, halvesOf } from '../../model/wordHalves';
import { MalformedContent } from '../readOutcome';

export const VARINT = 0;
export const BYTES = 2;

/** Low and high halves, unsigned, of the varint that `readVarint` has read last. */
let low = 0;
let high = 0;

/** Low and high 32 bits of the number that was read last. */
export function lowHalf(): number {
  return low;
}

export function highHalf(): number {
  return high;
}

/** Reads up to ten bytes into the halves; bits over 64 are dropped. */
export function readVarint(reader: Reader): void {
  const { buf, len } = reader;
  let pos = reader.pos;
  low = 0;
  high = 0;
  for (let shift = 0; shift < 70; shift += 7) {
    if (pos >= len) throw malformed('a number runs past the end of its message', 'unexpected EOF');
    const byte = buf[pos++] as number;
    const bits = byte & 127;
    if (shift < 28) low |= bits << shift;
    else if (shift === 28) {
      low |= bits << 28;
      high = bits >>> 4;
    } else if (shift < 63) high |= bits << (shift - 32);
    else high |= (bits & 1) << 31;
    if (byte < 128) {
      reader.pos = pos;
      low >>>= 0;
      high >>>= 0;
      return;
    }
  }
  throw malformed('a number is longer than ten bytes', 'bad varint');
}

const TWO_32 = 4294967296;

/** A signed 64-bit number as a double where that is exact, else NaN; `lastInt64` then has it. */
export function readInt64Double(reader: Reader): number {
  readVarint(reader);
  const signedHigh = high | 0;
  const value = signedHigh * TWO_32 + low;
  return Number.isSafeInteger(value) ? value : NaN;
}

/** The number that `readInt64Double` has read last, exactly. */
export function lastInt64(): bigint {
  return (BigInt(high | 0) << 32n) | BigInt(low);
}

export function readInt64(reader: Reader): bigint {
  readVarint(reader);
  return lastInt64();
}

export function readUint64(reader: Reader): bigint {
  readVarint(reader);
  return (BigInt(high) << 32n) | BigInt(low);
}

/** An index into the string table; what cannot be one becomes 2^32 - 1, which is out of every range. */
export function readStringIndex(reader: Reader): number {
  readVarint(reader);
  return high === 0 ? low : 0xffffffff;
}

export function readLineNumber(reader: Reader): number {
  const line = readInt64Double(reader);
  return Number.isNaN(line) ? lineNumberOf(lastInt64()) : line;
}

export function readBool(reader: Reader): boolean {
  readVarint(reader);
  return low !== 0 || high !== 0;
}

/**
 * 64-bit ids as 32-bit handles: an id below 2^31 is its own handle, any other gets one above.
 * Go numbers from 1, so the second kind is met only in profiles made by others.
 */
export class IdHandles {
  private readonly largeIds: bigint[] = [];
  private readonly lowHalves: number[] = [];
  private readonly highHalves: number[] = [];
  /** Seeded, since a file may choose ids that collide in a table whose hash is known. */
  private readonly large = new RowIndex(
    16,
    (row) => this.lowHalves[row] === low && this.highHalves[row] === high,
  );

  read(reader: Reader): number {
    readVarint(reader);
    if (high === 0 && low < 0x80000000) return low;
    const row = this.largeIds.length;
    const known = this.large.findOrAdd(mixed(mixed(HASH_SEED ^ low) ^ high), row);
    if (known >= 0) return 0x80000000 + known;
    this.largeIds.push((BigInt(high) << 32n) | BigInt(low));
    this.lowHalves.push(low);
    this.highHalves.push(high);
    return 0x80000000 + row;
  }

  /** The id of each handle. */
  idsOf({ array, length }: { readonly array: Uint32Array; readonly length: number }): BigUint64Array {
    const ids = new BigUint64Array(length);
    const halves = halvesOf(ids);
    for (let row = 0; row < length; row++) {
      const handle = array[row] as number;
      if (handle < 0x80000000) halves[row * 2 + LOW_HALF] = handle;
      else ids[row] = this.idOf(handle);
    }
    return ids;
  }

  idOf(handle: number): bigint {
    return handle < 0x80000000 ? BigInt(handle) : (this.largeIds[handle - 0x80000000] ?? 0n);
  }
}

/**
 * Reads the fields of one message that ends at `end`. `field` handles those that it knows and returns true; others are
 * skipped. A message whose last field runs past `end` is malformed, as it is for pprof, which slices messages apart.
 */
export function readMessage(
  reader: Reader,
  end: number,
  field: (number: number, wireType: number) => boolean,
): void {
  while (reader.pos < end) {
    const tag = reader.uint32();
    const wireType = tag & 7;
    if (!field(tag >>> 3, wireType)) skipField(reader, wireType);
  }
  if (reader.pos !== end) throw malformed('a field runs past the end of its message', 'unexpected EOF');
}

/** Enters an embedded message and returns where it ends. */
export function enterMessage(reader: Reader, wireType: number): number {
  expectWireType(wireType, BYTES);
  const length = reader.uint32();
  const end = reader.pos + length;
  if (end > reader.len) {
    throw malformed(
      `a message of ${length} bytes begins at byte ${reader.pos}, but the data ends at byte ${reader.len}`,
      'unexpected EOF',
    );
  }
  return end;
}

export function expectWireType(found: number, expected: number): void {
  if (found !== expected)
    throw malformed(`a field has wire type ${found} where ${expected} is due`, 'type mismatch');
}

/** For a tag that is none of the message's own: skips the field, or complains about its wire type where it is known. */
export function skipUnknown(reader: Reader, tag: number, knownFields: number, messageField: number): void {
  const field = tag >>> 3;
  const wireType = tag & 7;
  if (field >= 1 && field <= knownFields) expectWireType(wireType, field === messageField ? BYTES : VARINT);
  skipField(reader, wireType);
}

/** Checks that the message that was to end at `end` does so. */
export function leaveMessage(reader: Reader, end: number): void {
  if (reader.pos !== end) throw malformed('a field runs past the end of its message', 'unexpected EOF');
}

export function skipField(reader: Reader, wireType: number): void {
  if (wireType === 3 || wireType === 4 || wireType > 5) {
    throw malformed(
      `a field has wire type ${wireType}, which profile.proto does not use`,
      'unknown wire type',
    );
  }
  // The library refuses a length of more than five bytes here, which pprof reads.
  if (wireType === BYTES) reader.skip(reader.uint32());
  else reader.skipType(wireType);
}

function malformed(message: string, pprofMessage: string): MalformedContent {
  return new MalformedContent(message, pprofMessage);
}
