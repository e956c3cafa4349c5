/**
 * prune_from: what was called by the leaf-most match goes, the match stays. Rules: PruneFrom in pprof's
 * profile/prune.go.
 */
import type { Profile } from '../../model/profile';
import type { Pattern } from '../pattern';
import { functionsNamed } from './functionsNamed';
import { allLines, withLines } from './keptLines';
import { SampleSelection } from './sampleSelection';

export function pruneFrom(profile: Profile, pattern: Pattern): Profile {
  const { samples, locations } = profile;
  const named = functionsNamed(profile, (name) => pattern.matches(name));
  const matching = new Uint8Array(locations.count);
  const kept = allLines(locations);
  for (let row = 0; row < locations.count; row++) {
    const first = locations.lineStarts[row] as number;
    const end = locations.lineStarts[row + 1] as number;
    let line = first;
    while (line < end && named[locations.lineFunctions[line] as number] === 0) line++;
    if (line === end) continue;
    matching[row] = 1;
    kept.fill(0, first, line);
  }
  if (!matching.includes(1)) return profile;
  const selection = new SampleSelection(samples);
  const { stackStarts, stacks } = samples;
  for (let row = 0; row < samples.count; row++) {
    const begin = stackStarts[row] as number;
    const end = stackStarts[row + 1] as number;
    let from = begin;
    while (from < end && matching[stacks[from] as number] === 0) from++;
    selection.keep(row, from === end ? begin : from, end);
  }
  return { ...profile, locations: withLines(locations, kept), samples: selection.toTable() };
}
