/** Questions about the bytes of a line, asked without making it a string. */
import { textOfBytes } from '../../model/byteText';

/** Go's unicode.IsSpace: what strings.TrimSpace takes off. */
export function isBlankAt(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at] as number;
  return byte === 32 || (byte >= 9 && byte <= 13);
}

/** The first byte of `bytes[start … end)` that is no white space; `end` when there is none. */
export function trimmedStart(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end) {
    if (isBlankAt(bytes, at)) at++;
    else {
      const wide = (bytes[at] as number) < 0x80 ? 0 : wideSpaceLength(bytes, at, end);
      if (wide === 0) break;
      at += wide;
    }
  }
  return at;
}

/** Where `bytes[start … end)` ends without the white space behind it. */
export function trimmedEnd(bytes: Uint8Array, start: number, end: number): number {
  let stop = end;
  while (stop > start) {
    if (isBlankAt(bytes, stop - 1)) stop--;
    else if ((bytes[stop - 1] as number) < 0x80) break;
    else if (stop - start >= 2 && wideSpaceLength(bytes, stop - 2, stop) === 2) stop -= 2;
    else if (stop - start >= 3 && wideSpaceLength(bytes, stop - 3, stop) === 3) stop -= 3;
    else break;
  }
  return stop;
}

/** Blank, or a comment: what pprof skips in every text. */
export function isBlankOrComment(bytes: Uint8Array, start: number, end: number): boolean {
  const at = trimmedStart(bytes, start, end);
  return at === end || bytes[at] === 35;
}

export function startsWith(bytes: Uint8Array, start: number, end: number, prefix: string): boolean {
  if (end - start < prefix.length) return false;
  for (let at = 0; at < prefix.length; at++) {
    if (bytes[start + at] !== prefix.charCodeAt(at)) return false;
  }
  return true;
}

export function digitsEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && isDigitAt(bytes, at)) at++;
  return at;
}

export function digitsStart(bytes: Uint8Array, start: number, end: number): number {
  let at = end;
  while (at > start && isDigitAt(bytes, at - 1)) at--;
  return at;
}

export function spacesEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && bytes[at] === 32) at++;
  return at;
}

export function spacesStart(bytes: Uint8Array, start: number, end: number): number {
  let at = end;
  while (at > start && bytes[at - 1] === 32) at--;
  return at;
}

export function textOf(bytes: Uint8Array, start: number, end: number): string {
  return textOfBytes(bytes.subarray(start, end));
}

function isDigitAt(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at] as number;
  return byte >= 48 && byte <= 57;
}

/** 2 or 3 where a white space of Unicode begins that is not ASCII, else 0. */
function wideSpaceLength(bytes: Uint8Array, at: number, end: number): 0 | 2 | 3 {
  const first = bytes[at];
  const second = bytes[at + 1] as number;
  if (first === 0xc2) return at + 2 <= end && (second === 0x85 || second === 0xa0) ? 2 : 0;
  if (at + 3 > end) return 0;
  const third = bytes[at + 2] as number;
  switch (first) {
    case 0xe1:
      return second === 0x9a && third === 0x80 ? 3 : 0;
    case 0xe2:
      if (second === 0x81) return third === 0x9f ? 3 : 0;
      if (second !== 0x80) return 0;
      return (third >= 0x80 && third <= 0x8a) || third === 0xa8 || third === 0xa9 || third === 0xaf ? 3 : 0;
    case 0xe3:
      return second === 0x80 && third === 0x80 ? 3 : 0;
    default:
      return 0;
  }
}
