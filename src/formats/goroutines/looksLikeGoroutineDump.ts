import { readHeaderLine } from './headerLine';
import { sectionOf } from './sectionLines';

/** A dump may stand at the end of a long log. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Whether a text has a goroutine's header or a race report. `goroutine profile: total 7` is neither. */
export function looksLikeGoroutineDump(bytes: Uint8Array): boolean {
  const stop = Math.min(bytes.length, MAX_BYTES);
  // What is not text has a zero among its first bytes.
  if (bytes.subarray(0, 512).includes(0)) return false;
  for (let start = 0; start < stop;) {
    const newline = bytes.indexOf(10, start);
    let end = newline < 0 ? bytes.length : newline;
    while (end > start && bytes[end - 1] === 13) end--;
    if (readHeaderLine(bytes, start, end)) return true;
    if (end - start < 1000 && isRace(bytes, start, end)) return true;
    if (newline < 0) return false;
    start = newline + 1;
  }
  return false;
}

/** `WARNING: DATA RACE`; its last letters are looked at first. */
function isRace(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < 18 || bytes[end - 1] !== 69 || bytes[end - 2] !== 67) return false;
  return sectionOf(new TextDecoder().decode(bytes.subarray(start, end))) === 'race';
}
