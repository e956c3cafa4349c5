import { digitsStart, spacesStart } from './lineBytes';
import { isAddressByte } from './heapRecord';

/** Where cycles, count and addresses begin and end. */
export type ContentionPlaces = Int32Array;

/**
 * Finds `3606607810 190 @ 0x50b859 0x50b858` wherever it is in the line, as pprof's regular expression does:
 * `(\d+) *(\d+) @([ x0-9a-f]*)`. With one number only, its last digit is the count.
 */
export function findContentionRecord(
  bytes: Uint8Array,
  start: number,
  end: number,
  places: ContentionPlaces,
): boolean {
  for (let at = start + 1; at < end; at++) {
    if (bytes[at] !== AT_SIGN || bytes[at - 1] !== 32) continue;
    const countEnd = at - 1;
    let countStart = digitsStart(bytes, start, countEnd);
    if (countStart === countEnd) continue;
    let cyclesEnd = spacesStart(bytes, start, countStart);
    let cyclesStart = digitsStart(bytes, start, cyclesEnd);
    if (cyclesStart === cyclesEnd) {
      if (countEnd - countStart < 2) continue;
      cyclesStart = countStart;
      cyclesEnd = countEnd - 1;
      countStart = cyclesEnd;
    }
    let stop = at + 1;
    while (stop < end && isAddressByte(bytes[stop] as number)) stop++;
    places.set([cyclesStart, cyclesEnd, countStart, countEnd, at + 1, stop]);
    return true;
  }
  return false;
}

const AT_SIGN = 64;
