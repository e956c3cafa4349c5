/**
 * drop_frames and keep_frames, which a profile brings with it: allocators and the like at the leaf end of stacks.
 * Rules: RemoveUninteresting and Prune in pprof's profile/prune.go.
 */
import type { Profile } from '../../model/profile';
import { compilePattern } from '../pattern';
import { functionsNamed } from './functionsNamed';
import { allLines, withLines } from './keptLines';
import { SampleSelection } from './sampleSelection';

/** The profile as it is when it names nothing to drop, or with an expression that does not compile: as in pprof. */
export function applyDropFrames(profile: Profile): Profile {
  if (profile.dropFrames === '') return profile;
  const drop = compilePattern(`^(${profile.dropFrames})$`);
  const keep = profile.keepFrames === '' ? undefined : compilePattern(`^(${profile.keepFrames})$`);
  if (!drop.ok || keep?.ok === false) return profile;
  const dropped = functionsNamed(
    profile,
    (name) => drop.pattern.matches(name) && keep?.pattern.matches(name) !== true,
  );
  const { cuts, kept } = chooseCuts(profile, dropped);
  if (cuts.every((cut) => cut === NONE)) return profile;
  const selection = new SampleSelection(profile.samples);
  const { stackStarts, count } = profile.samples;
  for (let row = 0; row < count; row++) {
    selection.keep(row, leafEnd(profile, row, cuts), stackStarts[row + 1] as number);
  }
  return { ...profile, locations: withLines(profile.locations, kept), samples: selection.toTable() };
}

/** Nothing of the location is dropped; it goes with what it called; what it called goes, and so do its inner lines. */
const [NONE, WHOLE, BENEATH] = [0, 1, 2];

function chooseCuts({ locations }: Profile, dropped: Uint8Array): { cuts: Uint8Array; kept: Uint8Array } {
  const cuts = new Uint8Array(locations.count);
  const kept = allLines(locations);
  for (let row = 0; row < locations.count; row++) {
    const begin = locations.lineStarts[row] as number;
    const end = locations.lineStarts[row + 1] as number;
    let after = end;
    while (after > begin && dropped[locations.lineFunctions[after - 1] as number] === 0) after--;
    if (after === begin) continue;
    cuts[row] = after === end ? WHOLE : BENEATH;
    // A location that goes as a whole keeps its lines: it stays where no user frame called it.
    if (after < end) kept.fill(0, begin, after);
  }
  return { cuts, kept };
}

/** Where the sample's stack begins after the cut. Frames on the root side of the first that is not dropped stay. */
function leafEnd({ samples: { stackStarts, stacks } }: Profile, row: number, cuts: Uint8Array): number {
  const begin = stackStarts[row] as number;
  let isUserSeen = false;
  for (let at = (stackStarts[row + 1] as number) - 1; at >= begin; at--) {
    const cut = cuts[stacks[at] as number];
    if (cut === NONE) isUserSeen = true;
    else if (isUserSeen) return cut === WHOLE ? at + 1 : at;
  }
  return begin;
}
