/** What must hold of every profile that a reader hands out, whatever the bytes were: all later code relies on it. */
import type { Profile } from '../../src/model/profile';

/** Sentences about what does not hold; none for a sound profile. */
export function brokenRules(profile: Profile): readonly string[] {
  const { samples, locations, functions, mappings, strings } = profile;
  const lines = locations.lineStarts[locations.count] ?? 0;
  const labels = samples.labelStarts[samples.count] ?? 0;
  return [
    ...brokenStarts('stacks', samples.stackStarts, samples.count, samples.stacks.length),
    ...brokenStarts('labels', samples.labelStarts, samples.count, samples.labels.keys.length),
    ...brokenStarts('lines', locations.lineStarts, locations.count, locations.lineFunctions.length),
    ...outside('stacks', samples.stacks.subarray(0, samples.stackStarts[samples.count]), locations.count),
    ...outside('line functions', locations.lineFunctions.subarray(0, lines), functions.count),
    ...outside('mappings', locations.mappings.subarray(0, locations.count), mappings.length, -1),
    ...[functions.names, functions.systemNames, functions.fileNames].flatMap((column) =>
      outside('strings of functions', column.subarray(0, functions.count), strings.count),
    ),
    ...[samples.labels.keys, samples.labels.texts, samples.labels.units].flatMap((column) =>
      outside('strings of labels', column.subarray(0, labels), strings.count),
    ),
    ...(samples.values.length === profile.sampleTypes.length ? [] : ['values do not fit the sample types']),
    ...samples.values.flatMap((column) =>
      column.length === samples.count ? [] : ['a value column is too short'],
    ),
    ...(strings.text(0) === '' ? [] : ['the first string is not empty']),
  ];
}

/** All bytes that its columns hold. */
export function columnBytes(profile: Profile): number {
  const { samples, locations, functions } = profile;
  const tables: readonly object[] = [samples, samples.labels, locations, functions];
  const columns = tables.flatMap((table): readonly unknown[] => Object.values(table));
  return [...columns, ...samples.values].reduce<number>(
    (sum, column) => sum + (ArrayBuffer.isView(column) ? column.byteLength : 0),
    0,
  );
}

function brokenStarts(what: string, starts: Uint32Array, count: number, length: number): readonly string[] {
  if (starts.length < count + 1) return [`too few starts of ${what}`];
  for (let i = 0; i < count; i++) {
    if ((starts[i] as number) > (starts[i + 1] as number)) return [`starts of ${what} fall at ${i}`];
  }
  return (starts[count] as number) <= length ? [] : [`${what} end beyond their column`];
}

function outside(
  what: string,
  column: Uint32Array | Int32Array,
  limit: number,
  least = 0,
): readonly string[] {
  const at = column.findIndex((value) => value < least || value >= limit);
  return at === -1 ? [] : [`${what} name ${String(column[at])} of ${limit}`];
}
