import fc from 'fast-check';
import { gunzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { writeProto } from '../../../src/formats/proto/writeProto';
import type { Profile } from '../../../src/model/profile';
import { valueAt } from '../../../src/model/valueColumn';
import { allProfiles, readFile } from '../../support/fixtures';
import { decodeMessage, encodeMessage } from '../../support/profileSchema';
import { anyMessage, readBack } from './anyProfile';

const writtenBytes = (profile: Profile): Uint8Array => {
  const bytes = writeProto(profile);
  return bytes[0] === 0x1f ? gunzipSync(bytes) : bytes;
};

describe('writing a profile and reading it back', () => {
  it('gives the same profile, for any profile', () => {
    fc.assert(
      fc.property(anyMessage({ types: 2, values: 'int64' }), (content) => {
        const profile = readBack(encodeMessage(content));
        const written = writtenBytes(profile);
        expect(contentOf(readBack(written))).toEqual(contentOf(profile));
        // What is written already is written alike.
        expect(Buffer.from(writtenBytes(readBack(written))).equals(written)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same profile, for every fixture and recording', () => {
    let read = 0;
    for (const file of allProfiles()) {
      const outcome = readFile(file);
      if (!outcome.ok) continue;
      read++;
      const written = writtenBytes(outcome.profile);
      expect(contentOf(readBack(written)), file).toEqual(contentOf(outcome.profile));
      // Another decoder than ours reads as many samples in it as in the file.
      const samples = (bytes: Uint8Array): unknown => (decodeMessage(bytes)['sample'] as unknown[]).length;
      expect(samples(written), file).toBe(samples(gunzipSync(readFileSync(file))));
    }
    expect(read).toBeGreaterThan(150);
  });
});

/** All that a profile says, without the numbers of strings and rows. */
function contentOf(profile: Profile): unknown {
  const { samples, locations, functions, strings } = profile;
  const rows = (count: number): readonly number[] => Array.from({ length: count }, (_, row) => row);
  const text = (index: number | undefined): string => strings.text(index ?? 0);
  const slice = (starts: Uint32Array, row: number): readonly number[] =>
    rows((starts[row + 1] ?? 0) - (starts[row] ?? 0)).map((offset) => offset + (starts[row] ?? 0));
  return {
    head: { ...profile, samples: 0, locations: 0, functions: 0, strings: 0 },
    samples: rows(samples.count)
      .map((row) => ({
        stack: slice(samples.stackStarts, row).map((at) => locations.ids[samples.stacks[at] ?? 0]),
        values: samples.values.map((column) => valueAt(column, row)),
        labels: slice(samples.labelStarts, row)
          .map((at) => [
            text(samples.labels.keys[at]),
            text(samples.labels.texts[at]),
            samples.labels.numbers[at],
            text(samples.labels.units[at]),
          ])
          // The writer puts texts before numbers, each by key, as pprof does; labels of one key keep their order.
          .map((label) => label.map(String)),
      }))
      .map((sample) => ({ ...sample, labels: sortedLabels(sample.labels) })),
    locations: rows(locations.count).map((row) => [
      locations.ids[row],
      locations.addresses[row],
      locations.mappings[row],
      locations.folded[row],
      slice(locations.lineStarts, row).map((at) => [
        functions.ids[locations.lineFunctions[at] ?? 0],
        locations.lineNumbers[at],
        locations.lineColumns[at],
      ]),
    ]),
    functions: rows(functions.count).map((row) => [
      functions.ids[row],
      text(functions.names[row]),
      text(functions.systemNames[row]),
      text(functions.fileNames[row]),
      functions.startLines[row],
    ]),
  };
}

function sortedLabels(labels: readonly string[][]): readonly string[][] {
  const key = ([name = '', value = '']: readonly string[]): string => `${value === '' ? 1 : 0} ${name}`;
  return [...labels].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
