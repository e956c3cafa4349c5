/** show_from: stacks begin, seen from the root, at their root-most match. Rules: ShowFrom in pprof's profile/filter.go. */
import type { Profile } from '../../model/profile';
import type { Pattern } from '../pattern';
import { frameMatches } from './frameMatches';
import { allLines, withLines } from './keptLines';
import { SampleSelection } from './sampleSelection';

export interface ShownFrom {
  readonly profile: Profile;
  readonly matched: boolean;
}

/** Samples without a match go. */
export function showFrom(profile: Profile, pattern: Pattern): ShownFrom {
  const { samples } = profile;
  const { matching, kept } = matchLocations(profile, pattern);
  const selection = new SampleSelection(samples);
  const { stackStarts, stacks } = samples;
  for (let row = 0; row < samples.count; row++) {
    const begin = stackStarts[row] as number;
    let end = stackStarts[row + 1] as number;
    while (end > begin && matching[stacks[end - 1] as number] === 0) end--;
    if (end > begin) selection.keep(row, begin, end);
  }
  return {
    profile: { ...profile, locations: withLines(profile.locations, kept), samples: selection.toTable() },
    matched: matching.includes(1),
  };
}

/** Of a location that matches, the lines that called its outermost match are not kept, unless its mapping matches. */
function matchLocations(profile: Profile, pattern: Pattern): { matching: Uint8Array; kept: Uint8Array } {
  const { locations } = profile;
  const matches = frameMatches(profile, pattern);
  const matching = new Uint8Array(locations.count);
  const kept = allLines(locations);
  for (let row = 0; row < locations.count; row++) {
    if (matches.mapping(row)) {
      matching[row] = 1;
      continue;
    }
    const begin = locations.lineStarts[row] as number;
    let end = locations.lineStarts[row + 1] as number;
    while (end > begin && matches.functions[locations.lineFunctions[end - 1] as number] === 0) end--;
    if (end === begin) continue;
    matching[row] = 1;
    kept.fill(0, end, locations.lineStarts[row + 1]);
  }
  return { matching, kept };
}
