/** What a log puts in front of each line, `2026-11-25T04:50:15.123Z stderr F `, as goroutines are read that are known. */
import { behindLineEnd } from './textWords';

export class LinePrefix {
  /** As before the last header; empty for a dump that is no log's. */
  bytes: Uint8Array = new Uint8Array();

  /** The byte behind the prefix of the line at `start`: -1 where four more are not there, which is not looked at without a prefix. */
  behind(text: DataView, start: number): number {
    return this.bytes.length === 0 ? start : this.behindBytes(text, start);
  }

  /** As `endOfPrefix`. */
  private behindBytes(text: DataView, start: number): number {
    const { bytes } = this;
    const limit = Math.min(text.byteLength - 4, start + LONGEST);
    let at = start;
    for (let own = 0; own < bytes.length;) {
      if (at >= limit) return -1;
      const byte = bytes[own] as number;
      if (isDigit(byte)) {
        if (!isDigit(text.getUint8(at))) return -1;
        while (own < bytes.length && isDigit(bytes[own] as number)) own++;
        while (at < limit && isDigit(text.getUint8(at))) at++;
      } else if (text.getUint8(at) === byte) {
        own++;
        at++;
      } else return byte === BLANK && behindLineEnd(text, at) >= 0 ? at : -1;
    }
    return at <= limit ? at : -1;
  }
}

/**
 * It is what stands before the first header, and in other lines digits may be others and of another number. The byte
 * behind it; -1 where the line does not begin with it.
 */
export function endOfPrefix(prefix: Uint8Array, bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  let own = 0;
  while (own < prefix.length) {
    const byte = prefix[own] as number;
    if (isDigit(byte)) {
      if (at >= end || !isDigit(bytes[at] as number)) return -1;
      while (own < prefix.length && isDigit(prefix[own] as number)) own++;
      while (at < end && isDigit(bytes[at] as number)) at++;
    } else {
      if (at >= end || bytes[at] !== byte) {
        // Editors and loggers take blanks off the end of a line.
        return at === end && byte === BLANK ? end : -1;
      }
      own++;
      at++;
    }
  }
  return at;
}

function isDigit(byte: number): boolean {
  return byte >= 48 && byte <= 57;
}

/** A header's word is looked for so far only. */
const LONGEST = 380;
const BLANK = 32;
