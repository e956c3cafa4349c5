/**
 * What a log puts in front of each line: `2026-11-25T04:50:15.123Z stderr F `. It is what stands before the first
 * header, and in other lines digits may be others and of another number.
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

const BLANK = 32;
