import { bytesOfText } from '../../model/byteText';

/** Byte order, in which pprof sorts names; JavaScript's own differs above U+FFFF and where bytes are no UTF-8. */
export function compareNames(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const [x, y] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (x === y) continue;
    return isSurrogate(x) || isSurrogate(y) ? compareBytes(a, b, at) : x - y;
  }
  return a.length - b.length;
}

/**
 * Of texts that differ at the unit `at`. A character has four bytes at most, and bytes that are none would not be kept
 * apart if they began like one and went on like it; so few units are enough.
 */
function compareBytes(a: string, b: string, at: number): number {
  const start = isFirstHalf(a.charCodeAt(at - 1)) ? at - 1 : at;
  const [left, right] = [bytesOfText(a.slice(start, start + 8)), bytesOfText(b.slice(start, start + 8))];
  const length = Math.min(left.length, right.length);
  for (let byte = 0; byte < length; byte++) {
    if (left[byte] !== right[byte]) return (left[byte] as number) - (right[byte] as number);
  }
  return left.length - right.length;
}

function isFirstHalf(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}
