/**
 * Text looked at four bytes at a time, little end first. `text` is a view of a whole chunk; whoever reads a word makes
 * sure that four bytes are there.
 */
import { HASH_SEED, mixed } from '../../model/stackHash';

/** Of `text[start … end)`; the text goes on for three bytes at least. */
export function hashOfText(text: DataView, start: number, end: number): number {
  let hash = HASH_SEED ^ (end - start);
  let at = start;
  for (; at + 4 <= end; at += 4) hash = mixed(hash ^ text.getInt32(at, true));
  return at === end ? hash : mixed(hash ^ (text.getInt32(at, true) << (8 * (4 - (end - at)))));
}

/**
 * The byte behind the parenthesis that closes the arguments beginning at `start`; -1 where the line ends before, where
 * there is a parenthesis within them, and for `...`, which says that the call was inlined.
 */
export function endOfArguments(text: DataView, start: number): number {
  const last = text.byteLength - 5;
  for (let at = start; at <= last; at += 4) {
    // Zero in the bytes 8 to 11 and 40 to 43: of these, arguments have only the parenthesis at their end.
    const word = (text.getInt32(at, true) & ALL_BUT_1_2_32) ^ EIGHTS;
    const zeros = (word - ONES) & ~word & HIGH_BITS;
    if (zeros === 0) continue;
    const end = at + ((31 - Math.clz32(zeros & -zeros)) >> 3);
    if (text.getUint8(end) !== CLOSE || end - start > MAX_ARGUMENT_BYTES) return -1;
    return end - start === 3 && text.getUint8(start) === DOT ? -1 : end + 1;
  }
  return -1;
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
const CLOSE = 41;
const DOT = 46;
