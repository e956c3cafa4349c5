/**
 * A profile whose samples and frames can be told again in what pprof's filters leave of it. A filter picks samples with
 * all their values and lines with their columns, and reads neither: so one more value says which sample it was, and the
 * column which frame.
 */
import type { Profile } from '../../model/profile';
import type { FrameTable } from '../frames';
import { framesOf, lineRowOf } from '../frames';

export function trackedProfile(profile: Profile): Profile {
  const { samples, locations } = profile;
  const frames = framesOf(profile);
  const rows = new Float64Array(samples.count);
  for (let row = 0; row < samples.count; row++) rows[row] = row;
  const lineColumns = new Float64Array(locations.lineColumns.length);
  for (let frame = 0; frame < frames.count; frame++) {
    const line = lineRowOf(profile, frames, frame);
    if (line >= 0) lineColumns[line] = frame + 1;
  }
  return {
    ...profile,
    samples: { ...samples, values: [...samples.values, rows] },
    locations: { ...locations, lineColumns },
  };
}

/** What was left, with its lines' own columns. */
export function untracked(left: Profile, profile: Profile): Profile {
  const frames = framesOf(profile);
  const lineColumns = left.locations.lineColumns.map((column) => {
    const line = column > 0 ? lineRowOf(profile, frames, column - 1) : -1;
    return line < 0 ? 0 : (profile.locations.lineColumns[line] as number);
  });
  return { ...left, locations: { ...left.locations, lineColumns } };
}

/** Of each sample that was left: its row in the profile that was tracked; ascending. */
export function samplesBefore({ samples }: Profile): Float64Array {
  const rows = samples.values.at(-1);
  return rows instanceof Float64Array ? rows : new Float64Array(0);
}

/** Of each frame that was left: the frame that it was; -1 for a label that became one. */
export function framesBefore(left: Profile, frames: FrameTable, profile: Profile): Int32Array {
  const { starts } = framesOf(profile);
  return Int32Array.from({ length: frames.count }, (_, frame) => {
    const line = lineRowOf(left, frames, frame);
    if (line >= 0) return (left.locations.lineColumns[line] as number) - 1;
    return starts[frames.locations[frame] as number] ?? -1;
  });
}
