import { framesOf } from '../analysis/frames';
import type { Profile } from '../model/profile';
import { frameAt } from './frameText';
import { labelLines } from './labelLines';
import type { OpenView } from './openView';
import { printableFrameName } from './printableName';

/** The samples among `rows` in which a function's name, `file:line` or a label contains the text, ignoring case. */
export function matchingSamples({ profile }: OpenView, rows: Uint32Array, filter: string): Uint32Array {
  const wanted = filter.toLowerCase();
  const locations = matchingLocations(profile, wanted);
  const { stackStarts, stacks, labelStarts } = profile.samples;
  return rows.filter((row) => {
    for (let at = stackStarts[row] as number; at < (stackStarts[row + 1] as number); at++) {
      if (locations[stacks[at] as number] === 1) return true;
    }
    if (labelStarts[row] === labelStarts[row + 1]) return false;
    return labelLines(profile, row).some(({ key, value }) =>
      `${key}: ${value}`.toLowerCase().includes(wanted),
    );
  });
}

function matchingLocations(profile: Profile, wanted: string): Uint8Array {
  const { starts, locations, count } = framesOf(profile);
  const found = new Uint8Array(starts.length);
  for (let frame = 0; frame < count; frame++) {
    const text = `${printableFrameName(profile, frame)} ${frameAt(profile, frame)}`;
    if (text.toLowerCase().includes(wanted)) found[locations[frame] as number] = 1;
  }
  return found;
}
