import { framesOf } from '../analysis/frames';
import { labelUnitsOf } from '../analysis/labelUnits';
import { DIFF_BASE_KEY } from '../analysis/sampleLabels';
import type { Profile } from '../model/profile';
import { frameAt } from './frameText';
import { scaledLabel } from '../analysis/measurement';
import type { OpenView } from './openView';
import { printableFrameName } from './printableName';

/** The samples among `rows` in which a function's name, `file:line` or a label contains the text, ignoring case. */
export function matchingSamples({ profile }: OpenView, rows: Uint32Array, filter: string): Uint32Array {
  const wanted = filter.toLowerCase();
  const locations = matchingLocations(profile, wanted);
  const labels = matchingLabels(profile, wanted);
  const { stackStarts, stacks, labelStarts, diffBase } = profile.samples;
  // The samples of a `-diff_base` carry a label that stands in a column of its own.
  const baseMatches = `${DIFF_BASE_KEY}: true`.includes(wanted);
  return rows.filter((row) => {
    if (baseMatches && diffBase?.[row] === 1) return true;
    for (let at = stackStarts[row] as number; at < (stackStarts[row + 1] as number); at++) {
      if (locations[stacks[at] as number] === 1) return true;
    }
    for (let at = labelStarts[row] as number; at < (labelStarts[row + 1] as number); at++) {
      if (labels[at] === 1) return true;
    }
    return false;
  });
}

/** A name is looked at once per function, however many frames it has. */
function matchingLocations(profile: Profile, wanted: string): Uint8Array {
  const { starts, locations, functions, count } = framesOf(profile);
  const found = new Uint8Array(starts.length);
  const functionMatches = new Int8Array(profile.functions.count).fill(-1);
  for (let frame = 0; frame < count; frame++) {
    if (found[locations[frame] as number] === 1) continue;
    if (nameMatches(frame) || frameAt(profile, frame).toLowerCase().includes(wanted)) {
      found[locations[frame] as number] = 1;
    }
  }
  return found;

  function nameMatches(frame: number): boolean {
    const row = functions[frame] as number;
    if (row >= 0 && functionMatches[row] !== -1) return functionMatches[row] === 1;
    const matches = printableFrameName(profile, frame).toLowerCase().includes(wanted);
    if (row >= 0) functionMatches[row] = Number(matches);
    return matches;
  }
}

/** 1 for each label whose `key: value` contains the text; equal labels are looked at once. */
function matchingLabels(profile: Profile, wanted: string): Uint8Array {
  const { samples, strings } = profile;
  const { keys, texts, numbers } = samples.labels;
  const found = new Uint8Array(keys.length);
  const units = labelUnitsOf(profile);
  const known = new Map<string, boolean>();
  for (let at = 0; at < keys.length; at++) {
    const value = texts[at] as number;
    const id =
      value === 0 ? `${keys[at] as number} #${String(numbers[at])}` : `${keys[at] as number} ${value}`;
    let matches = known.get(id);
    if (matches === undefined) {
      const key = strings.text(keys[at] as number);
      const text =
        value === 0 ? scaledLabel(numbers[at] as bigint, units.get(key) ?? '', 'auto') : strings.text(value);
      matches = `${key}: ${text}`.toLowerCase().includes(wanted);
      known.set(id, matches);
    }
    found[at] = Number(matches);
  }
  return found;
}
