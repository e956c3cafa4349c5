/**
 * Text looked at four bytes at a time, little end first. `text` is a view of a whole chunk; whoever reads a word makes
 * sure that four bytes are there.
 */
import { HASH_SEED, mixed } from '../../model/stackHash';
import { isDigit } from './placeLine';

/** Of `text[start … end)`; the text goes on for three bytes at least. */
export function hashOfText(text: DataView, start: number, end: number): number {
  let hash = HASH_SEED ^ (end - start);
  let at = start;
  for (; at + 4 <= end; at += 4) hash = mixed(hash ^ text.getInt32(at, true));
  return at === end ? hash : mixed(hash ^ (text.getInt32(at, true) << (8 * (4 - (end - at)))));
}

/**
 * The byte behind the parenthesis that closes the arguments beginning at `start`; -1 where the line ends before, where
 * there is a parenthesis within them, and for `...`, which says that the call was inlined. Two bytes follow it.
 */
export function endOfArguments(text: DataView, start: number): number {
  const last = text.byteLength - 10;
  for (let at = start; at <= last; at += 8) {
    const near = parenthesesIn(text.getInt32(at, true));
    const far = parenthesesIn(text.getInt32(at + 4, true));
    if ((near | far) === 0) continue;
    // Without a branch: which of the two it is changes from line to line.
    const first = firstByte(near);
    const end = at + first + ((first >> 31) & (5 + firstByte(far)));
    if (text.getUint8(end) !== CLOSE || end - start > MAX_ARGUMENT_BYTES) return -1;
    return end - start === 3 && text.getUint8(start) === DOT ? -1 : end + 1;
  }
  return -1;
}

/** The parenthesis that opens the arguments of the call in this line: `main.(*Pool).Run(`; -1 where there is none. */
export function endOfCallName(text: DataView, start: number): number {
  const last = text.byteLength - 8;
  for (let at = start; at <= last; at += 4) {
    for (let found = parenthesesIn(text.getInt32(at, true)); found !== 0; found &= found - 1) {
      const end = at + firstByte(found);
      const byte = text.getUint8(end);
      if (byte === OPEN && text.getUint8(end + 1) !== STAR) return end;
      if (byte === NEWLINE) return -1;
    }
  }
  return -1;
}

/**
 * A bit is set for each byte from 8 to 11 and from 40 to 43. Of these, arguments have only the parenthesis at their end.
 * Behind the first such byte there may be one too many.
 */
function parenthesesIn(word: number): number {
  const zeros = (word & ALL_BUT_1_2_32) ^ EIGHTS;
  return (zeros - ONES) & ~zeros & HIGH_BITS;
}

/** Of the four, counted from 0; -1 where there is none. */
function firstByte(found: number): number {
  return (31 - Math.clz32(found & -found)) >> 3;
}

/** The byte behind the line that ends at `at`; -1 where none does. */
export function behindLineEnd(text: DataView, at: number): number {
  const byte = text.getUint8(at);
  if (byte === NEWLINE) return at + 1;
  return byte === RETURN && text.getUint8(at + 1) === NEWLINE ? at + 2 : -1;
}

/** The byte behind the digits at `start`, which itself has to be there; -1 where there are none or too many. */
export function endOfDigits(text: DataView, start: number): number {
  const stop = Math.min(start + MAX_DIGITS + 1, text.byteLength);
  let at = start;
  while (at < stop && isDigit(text.getUint8(at))) at++;
  return at > start && at < stop ? at : -1;
}

/** What `endOfDigits` has gone over. */
export function numberOf(text: DataView, start: number, end: number): number {
  let number = 0;
  for (let at = start; at < end; at++) number = number * 10 + (text.getUint8(at) - ZERO);
  return number;
}

/** As many as `Int32Array` words hold of a short word: `textWord(' +0x')`. */
export function textWord(four: string): number {
  const [first = 0, second = 0, third = 0, fourth = 0] = Array.from(four, (letter) => letter.charCodeAt(0));
  return first | (second << 8) | (third << 16) | (fourth << 24);
}

/** Longer lines are cut where they are read one by one. */
const MAX_ARGUMENT_BYTES = 64 * 1024;
const ALL_BUT_1_2_32 = 0xdcdcdcdc | 0;
const EIGHTS = 0x08080808;
const ONES = 0x01010101;
const HIGH_BITS = 0x80808080 | 0;
/** Such numbers are exact. */
const MAX_DIGITS = 15;
const ZERO = 48;
const OPEN = 40;
const CLOSE = 41;
const STAR = 42;
const NEWLINE = 10;
const RETURN = 13;
const DOT = 46;
