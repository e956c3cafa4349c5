import type { Profile } from '../model/profile';

/** The labels of one sample under one key, in the order of the profile. */
export type SampleLabel =
  | { readonly kind: 'text'; readonly key: string; readonly values: readonly string[] }
  | {
      readonly kind: 'number';
      readonly key: string;
      readonly values: readonly bigint[];
      /** Beside each value, `''` for none. */
      readonly units: readonly string[];
    };

/** Text labels by key, then numeric labels by key. A sample of a `-diff_base` carries `pprof::base`. */
export function labelsOfSample(profile: Profile, row: number): readonly SampleLabel[] {
  const { samples, strings } = profile;
  const texts = new Map<string, string[]>();
  const numbers = new Map<string, { values: bigint[]; units: string[] }>();
  for (let at = samples.labelStarts[row] as number; at < (samples.labelStarts[row + 1] as number); at++) {
    const key = strings.text(samples.labels.keys[at] as number);
    const text = samples.labels.texts[at] as number;
    if (text !== 0) {
      const values = texts.get(key) ?? [];
      values.push(strings.text(text));
      texts.set(key, values);
    } else {
      const entry = numbers.get(key) ?? { values: [], units: [] };
      entry.values.push(samples.labels.numbers[at] as bigint);
      entry.units.push(strings.text(samples.labels.units[at] as number));
      numbers.set(key, entry);
    }
  }
  const marks = texts.get(DIFF_BASE_KEY) ?? [];
  // A profile may have the label more than once, and others of its key.
  if (samples.diffBase?.[row] === 1 && !marks.includes('true')) texts.set(DIFF_BASE_KEY, [...marks, 'true']);
  return [
    ...[...texts].sort(byKey).map(([key, values]) => ({ kind: 'text' as const, key, values })),
    ...[...numbers].sort(byKey).map(([key, entry]) => ({ kind: 'number' as const, key, ...entry })),
  ];
}

/** How many label lines a sample has: one per key, text and numeric ones apart. */
export function labelKeyCount(profile: Profile, row: number): number {
  const { samples, strings } = profile;
  const begin = samples.labelStarts[row] as number;
  const end = samples.labelStarts[row + 1] as number;
  if (samples.diffBase !== undefined || end - begin > 16) return labelsOfSample(profile, row).length;
  const { keys, texts } = samples.labels;
  let count = 0;
  for (let at = begin; at < end; at++) {
    const key = strings.text(keys[at] as number);
    let earlier = begin;
    while (
      earlier < at &&
      ((texts[earlier] === 0) !== (texts[at] === 0) || strings.text(keys[earlier] as number) !== key)
    )
      earlier++;
    if (earlier === at) count++;
  }
  return count;
}

/** What marks the samples of a `-diff_base`, with the value `true` (pprof: internal/driver/fetch.go). */
export const DIFF_BASE_KEY = 'pprof::base';

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
