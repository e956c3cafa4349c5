import type { Profile, ValueType } from '../../model/profile';
import type { ValueColumn } from '../../model/valueColumn';
import { scaledColumn } from './scaledColumn';

/** A profile on its way into a merge: its types and values may be others than in the file, its tables are the file's. */
export interface MergeSource {
  readonly profile: Profile;
  /** 1 where scaling has dropped a sample; absent when none can have been. */
  readonly dropped?: Uint8Array;
  /** `diffBase`: every sample gets the label `pprof::base`. */
  readonly role: 'plain' | 'diffBase';
}

/** Types and values of a source replaced by others. */
export function withColumns(
  source: MergeSource,
  sampleTypes: readonly ValueType[],
  values: readonly ValueColumn[],
): MergeSource {
  const { profile } = source;
  return { ...source, profile: { ...profile, sampleTypes, samples: { ...profile.samples, values } } };
}

/**
 * Every value times its type's ratio. A sample is dropped when all values that were scaled have become zero, whatever
 * the others are (ScaleN in pprof's profile/profile.go, 2026-11).
 */
export function scaledSource(source: MergeSource, ratios: readonly number[]): MergeSource {
  if (ratios.every((ratio) => ratio === 1)) return source;
  const { sampleTypes, samples } = source.profile;
  const values = samples.values.map((column, type) =>
    ratios[type] === 1 ? column : scaledColumn(column, ratios[type] as number),
  );
  const scaled = withColumns(source, sampleTypes, values);
  // When all values are scaled, the dropped samples are those that are zero, which the merge leaves out anyway.
  if (ratios.every((ratio) => ratio !== 1)) return scaled;
  const dropped = Uint8Array.from(source.dropped ?? new Uint8Array(samples.count));
  const kept = new Uint8Array(samples.count);
  values.forEach((column, type) => {
    if (ratios[type] !== 1) markNonZero(column, kept);
  });
  for (let row = 0; row < samples.count; row++) if (kept[row] === 0) dropped[row] = 1;
  return { ...scaled, dropped };
}

/** Sets 1 in `marks` where the column is not zero. */
export function markNonZero(column: ValueColumn, marks: Uint8Array): void {
  if (column instanceof Float64Array) {
    for (let row = 0; row < marks.length; row++) if (column[row] !== 0) marks[row] = 1;
  } else {
    for (let row = 0; row < marks.length; row++) if (column[row] !== 0n) marks[row] = 1;
  }
}
