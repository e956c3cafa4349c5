import { GrowingUint32 } from '../proto/growingColumns';

/** The addresses of one record, as two 32-bit halves each. One buffer serves all records of a text. */
export class AddressBuffer {
  readonly lows = new GrowingUint32(64);
  readonly highs = new GrowingUint32(64);

  get length(): number {
    return this.lows.length;
  }

  clear(): void {
    this.lows.length = 0;
    this.highs.length = 0;
  }

  push(low: number, high: number): void {
    this.lows.push(low);
    this.highs.push(high);
  }

  remove(index: number): void {
    for (const { array, length } of [this.lows, this.highs]) array.copyWithin(index, index + 1, length);
    this.lows.length--;
    this.highs.length--;
  }

  /** A return address lies behind its call; one less lies within it. Modulo 2^64, as in pprof. */
  stepBack(first: number): void {
    const lows = this.lows.array;
    const highs = this.highs.array;
    for (let at = first; at < this.lows.length; at++) {
      if (lows[at] === 0) highs[at] = (highs[at] as number) - 1;
      lows[at] = (lows[at] as number) - 1;
    }
  }

  /**
   * Reads a run of hexadecimal digits and gives its end. A number of more than 64 bits is not added, and the end is
   * negative.
   */
  readHex(bytes: Uint8Array, start: number, end: number): number {
    let low = 0;
    let high = 0;
    let isTooLarge = false;
    let at = start;
    for (; at < end; at++) {
      const digit = HEX_DIGITS[bytes[at] as number] as number;
      if (digit > 15) break;
      if (high >>> 28 !== 0) isTooLarge = true;
      high = (high << 4) | (low >>> 28);
      low = (low << 4) | digit;
    }
    if (isTooLarge) return -at;
    this.push(low >>> 0, high >>> 0);
    return at;
  }

  /**
   * Adds every `0x[0-9a-f]+` of the bytes, whatever stands between them, as pprof's parseHexAddresses does. Gives the
   * text of one that has more than 64 bits, which ends the search.
   */
  readAll(bytes: Uint8Array, start: number, end: number): string | undefined {
    let at = start;
    while (at + 2 < end) {
      if (bytes[at] !== 48 || bytes[at + 1] !== 120 || !isHexDigit(bytes[at + 2] as number)) {
        at++;
        continue;
      }
      const stop = this.readHex(bytes, at + 2, end);
      if (stop < 0) return String.fromCharCode(...bytes.subarray(at, Math.min(-stop, at + 65536)));
      at = stop;
    }
    return undefined;
  }
}

/** Lower case only: Go writes no other, and pprof reads no other. */
export function isHexDigit(byte: number): boolean {
  return (HEX_DIGITS[byte] as number) < 16;
}

const HEX_DIGITS = new Uint8Array(256).fill(255);
for (let digit = 0; digit < 16; digit++) HEX_DIGITS['0123456789abcdef'.charCodeAt(digit)] = digit;
