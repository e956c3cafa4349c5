/** Bytes of protobuf messages, as pprof's profile/proto.go writes them; what is zero is left out by `…Field`. */
export class WriteBuffer {
  bytes: Uint8Array;
  length = 0;

  constructor(capacity: number) {
    this.bytes = new Uint8Array(capacity);
  }

  /** Makes room for so many more bytes and returns the array to write to. */
  reserve(extra: number): Uint8Array {
    const needed = this.length + extra;
    if (needed > this.bytes.length) {
      const larger = new Uint8Array(Math.max(needed, this.bytes.length * 2));
      larger.set(this.bytes.subarray(0, this.length));
      this.bytes = larger;
    }
    return this.bytes;
  }

  /** What was written, as a copy; the buffer is empty then. */
  take(): Uint8Array {
    const piece = this.bytes.slice(0, this.length);
    this.length = 0;
    return piece;
  }

  /** A number of up to 64 bits from its unsigned halves. */
  varint(low: number, high: number): void {
    const bytes = this.reserve(10);
    let { length } = this;
    let [rest, above] = [low, high];
    while (above !== 0 || rest > 127) {
      bytes[length++] = (rest & 127) | 128;
      rest = ((rest >>> 7) | (above << 25)) >>> 0;
      above >>>= 7;
    }
    bytes[length++] = rest;
    this.length = length;
  }

  /** A whole number; a negative one takes ten bytes, as int64 does. */
  number(value: number): void {
    const high = Math.floor(value / TWO_32);
    this.varint((value - high * TWO_32) >>> 0, high >>> 0);
  }

  bigint(value: bigint): void {
    const bits = BigInt.asUintN(64, value);
    this.varint(Number(bits & 0xffffffffn), Number(bits >> 32n));
  }

  numberField(field: number, value: number): void {
    if (value === 0) return;
    this.varint(field << 3, 0);
    this.number(value);
  }

  bigintField(field: number, value: bigint): void {
    if (value === 0n) return;
    this.varint(field << 3, 0);
    this.bigint(value);
  }

  /** One per tag for one or two numbers, packed for more. */
  numbersField(field: number, values: readonly number[]): void {
    if (values.length > 2) {
      const start = this.begin(field, 1);
      for (const value of values) this.number(value);
      this.end(start, 1);
      return;
    }
    for (const value of values) {
      this.varint(field << 3, 0);
      this.number(value);
    }
  }

  /** Begins what has a length, which is expected to take so many bytes; `end` gets the same and what this returns. */
  begin(field: number, lengthBytes: number): number {
    this.varint((field << 3) | LENGTH_DELIMITED, 0);
    this.reserve(lengthBytes);
    this.length += lengthBytes;
    return this.length;
  }

  /** Puts the length in, moves the content when it takes other than expected, and says how many bytes it took. */
  end(start: number, lengthBytes: number): number {
    const size = this.length - start;
    const needed = varintSize(size);
    if (needed !== lengthBytes) {
      this.reserve(needed);
      this.bytes.copyWithin(start - lengthBytes + needed, start, this.length);
    }
    this.length = start - lengthBytes;
    this.varint(size, 0);
    this.length += size;
    return needed;
  }

  bytesField(field: number, source: Uint8Array, start: number, end: number): void {
    this.varint((field << 3) | LENGTH_DELIMITED, 0);
    this.varint(end - start, 0);
    const bytes = this.reserve(end - start);
    let { length } = this;
    for (let at = start; at < end; at++) bytes[length++] = source[at] as number;
    this.length = length;
  }
}

const TWO_32 = 2 ** 32;
const LENGTH_DELIMITED = 2;

function varintSize(value: number): number {
  let size = 1;
  for (let rest = value >>> 7; rest !== 0; rest >>>= 7) size++;
  return size;
}
