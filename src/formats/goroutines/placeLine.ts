/** `\t/src/app/pool.go:41 +0x1d4 fp=0xc00011de28 sp=0xc00011de08 pc=0x47d84e` */
export interface PlaceLine {
  /** Bytes of the path: `line[fileStart … fileEnd)`; equal when there is only a `pc=`. */
  readonly fileStart: number;
  readonly fileEnd: number;
  /** One-based; 0 when there is only a `pc=`. */
  readonly lineNumber: number;
  /** What stands behind the line. */
  readonly hasOffset: boolean;
  readonly hasPc: boolean;
}

/**
 * Reads the second line of a frame, whatever white space it begins with; undefined when it is none. Paths may hold
 * blanks and colons, so it is read from its end.
 */
export function readPlaceLine(bytes: Uint8Array, start: number, end: number): PlaceLine | undefined {
  let from = start;
  while (from < end && (bytes[from] === TAB || bytes[from] === BLANK)) from++;
  if (from === start) return undefined;
  let to = end;
  let hasOffset = false;
  let hasPc = false;
  for (;;) {
    const suffix = suffixStart(bytes, from, to);
    if (suffix < 0) break;
    hasPc ||= bytes[suffix] === P;
    hasOffset ||= bytes[suffix] === PLUS;
    if (suffix === from)
      return hasPc ? { fileStart: from, fileEnd: from, lineNumber: 0, hasOffset, hasPc } : undefined;
    to = suffix - 1;
  }
  let digit = to;
  let lineNumber = 0;
  let scale = 1;
  while (digit > from && isDigit(bytes[digit - 1] as number) && to - digit < MAX_DIGITS) {
    digit--;
    lineNumber += scale * ((bytes[digit] as number) - ZERO);
    scale *= 10;
  }
  if (digit === to || digit - 1 <= from || bytes[digit - 1] !== COLON) return undefined;
  return { fileStart: from, fileEnd: digit - 1, lineNumber, hasOffset, hasPc };
}

/** Where ` +0x1d4`, `fp=0x…`, `sp=0x…` or `pc=0x…` begins that ends at `end`; -1 when none does. */
function suffixStart(bytes: Uint8Array, start: number, end: number): number {
  let at = end;
  while (at > start && isHexDigit(bytes[at - 1] as number)) at--;
  if (at === end || at - 3 < start || bytes[at - 1] !== X || bytes[at - 2] !== ZERO) return -1;
  const sign = bytes[at - 3];
  const begin = sign === PLUS ? at - 3 : at - 5;
  if (sign !== PLUS && (sign !== EQUALS || begin < start || !isRegister(bytes, begin))) return -1;
  return begin === start || bytes[begin - 1] === BLANK ? begin : -1;
}

function isRegister(bytes: Uint8Array, at: number): boolean {
  const first = bytes[at] as number;
  const second = bytes[at + 1] as number;
  return (second === P && (first === F || first === S)) || (first === P && second === C);
}

export function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= 57;
}

export function isHexDigit(byte: number): boolean {
  return isDigit(byte) || (byte >= 97 && byte <= 102);
}

/** Line numbers of Go have at most seven digits; ten still fit into 32 bits. */
const MAX_DIGITS = 9;
const TAB = 9;
const BLANK = 32;
const ZERO = 48;
const COLON = 58;
const PLUS = 43;
const EQUALS = 61;
const X = 120;
const P = 112;
const C = 99;
const F = 102;
const S = 115;
