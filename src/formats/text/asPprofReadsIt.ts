import type { LabelColumns, Profile, SampleTable } from '../../model/profile';

/**
 * The same profile with no more than pprof takes from a text: it ignores the symbols and labels, which are comments, so
 * that there locations have addresses only. A profile.proto, and Java's, whose names are no comments, stay as they are.
 * To be called on what `readProfile` gave, before anything is derived from it.
 */
export function asPprofReadsIt(profile: Profile): Profile {
  if (!profile.text || profile.text.kind === 'java') return profile;
  const { locations } = profile;
  return {
    ...profile,
    samples: withoutTextLabels(profile.samples),
    locations: {
      ...locations,
      lineStarts: new Uint32Array(locations.count + 1),
      lineFunctions: new Uint32Array(0),
      lineNumbers: new Float64Array(0),
      lineColumns: new Float64Array(0),
    },
    functions: {
      count: 0,
      ids: new BigUint64Array(0),
      names: new Uint32Array(0),
      systemNames: new Uint32Array(0),
      fileNames: new Uint32Array(0),
      startLines: new Float64Array(0),
    },
  };
}

/** The numeric label `bytes` of heap records stays: pprof computes it. */
function withoutTextLabels(samples: SampleTable): SampleTable {
  const { labels, labelStarts } = samples;
  if (labels.texts.every((text) => text === 0)) return samples;
  const kept: number[] = [];
  const starts = new Uint32Array(labelStarts.length);
  for (let row = 0; row < samples.count; row++) {
    for (let at = labelStarts[row] as number; at < (labelStarts[row + 1] as number); at++) {
      if (labels.texts[at] === 0) kept.push(at);
    }
    starts[row + 1] = kept.length;
  }
  return { ...samples, labelStarts: starts, labels: pickedLabels(labels, kept) };
}

function pickedLabels(labels: LabelColumns, rows: readonly number[]): LabelColumns {
  return {
    keys: Uint32Array.from(rows, (row) => labels.keys[row] as number),
    texts: Uint32Array.from(rows, (row) => labels.texts[row] as number),
    numbers: BigInt64Array.from(rows, (row) => labels.numbers[row] as bigint),
    units: Uint32Array.from(rows, (row) => labels.units[row] as number),
  };
}
