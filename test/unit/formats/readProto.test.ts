import { gunzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readProto } from '../../../src/formats/proto/readProto';
import { writeProto } from '../../../src/formats/proto/writeProto';
import { valueAt } from '../../../src/model/valueColumn';
import { FIXTURES, allProfiles, readFile } from '../../support/fixtures';
import { decodeMessage, encodeMessage } from '../../support/profileSchema';
import { smallProfile } from '../../support/smallProfile';

const INT64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const UINT64 = fc.bigInt({ min: 1n, max: 2n ** 64n - 1n });

/** Messages as another program might write them: wild ids, any int64, labels of every kind. */
const MESSAGES = fc
  .record({
    strings: fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { minLength: 1, maxLength: 8 }),
    types: fc.integer({ min: 1, max: 4 }),
    functionIds: fc.uniqueArray(UINT64, { minLength: 1, maxLength: 5 }),
    locationIds: fc.uniqueArray(UINT64, { minLength: 1, maxLength: 6 }),
    seeds: fc.array(fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), { maxLength: 8 }),
    values: fc.array(INT64, { minLength: 40, maxLength: 40 }),
  })
  .map(({ strings, types, functionIds, locationIds, seeds, values }) => {
    const pick = <T>(list: readonly T[], seed: number | undefined): T => list[(seed ?? 0) % list.length] as T;
    const text = (seed: number | undefined): number => (seed ?? 0) % (strings.length + 1);
    return {
      sample_type: Array.from({ length: types }, (_, at) => ({
        type: String(text(at + 1)),
        unit: String(text(at)),
      })),
      sample: seeds.map((seed, row) => ({
        location_id: seed.slice(0, (seed[0] ?? 0) % 6).map((at) => String(pick(locationIds, at))),
        value: Array.from({ length: types }, (_, at) => String(values[(row * types + at) % values.length])),
        label: [
          {
            key: String(text(1)),
            str: String(1 + ((seed[1] ?? 0) % strings.length)),
            num: '0',
            num_unit: '0',
          },
          { key: String(text(seed[2])), str: '0', num: String(values[row]), num_unit: String(text(seed[3])) },
        ].filter((label) => label.str !== '0' || label.num !== '0' || label.num_unit !== '0'),
      })),
      mapping: [{ id: '3', memory_start: '4096', memory_limit: '18446744073709551615', has_functions: true }],
      location: locationIds.map((id, at) => ({
        id: String(id),
        mapping_id: at % 2 === 0 ? '3' : '0',
        address: String(id),
        line: functionIds.slice(0, at % 3).map((functionId, line) => ({
          function_id: String(functionId),
          line: String(line + at),
          column: String(at),
        })),
        is_folded: at % 2 === 1,
      })),
      function: functionIds.map((id, at) => ({
        id: String(id),
        name: String(text(at)),
        filename: String(text(at + 1)),
        start_line: String(at),
      })),
      string_table: ['', ...strings],
      time_nanos: String(values[0]),
      duration_nanos: String(values[1]),
      period: String(values[2]),
      comment: ['1', '1'],
      default_sample_type: '1',
    };
  });

describe('profile.proto', () => {
  it('is read and written without losing anything, whatever another encoder wrote', () => {
    fc.assert(
      fc.property(MESSAGES, (message) => {
        const outcome = readProto(encodeMessage(message));
        if (!outcome.ok) throw new Error(outcome.reason);
        const written = decodeMessage(writeProto(outcome.profile));
        expect(resolved(written)).toEqual(resolved(decodeMessage(encodeMessage(message))));
      }),
      { numRuns: 200, seed: 20261123 },
    );
  });

  it('is written as it was read, for every profile that Go wrote', () => {
    const files = allProfiles().filter(
      (file) => !path.basename(file).startsWith('bad_') && !file.endsWith('nothing.pb.gz'),
    );
    expect(files.length).toBeGreaterThan(50);
    for (const file of files) {
      const outcome = readFile(file);
      if (!outcome.ok) throw new Error(`${file}: ${outcome.message}`);
      const original = decodeMessage(gunzipSync(readFileSync(file)));
      expect(resolved(decodeMessage(writeProto(outcome.profile))), file).toEqual(resolved(original));
    }
  });

  it('keeps int64 values and their sums exact', () => {
    const profile = smallProfile({
      samples: [
        { stack: 'a', values: [2n ** 62n + 1n] },
        { stack: 'b', values: [-(2n ** 62n)] },
      ],
    });
    const [column = new Float64Array()] = profile.samples.values;
    expect([valueAt(column, 0), valueAt(column, 1)]).toEqual([4611686018427387905n, -4611686018427387904n]);
  });

  it('takes one number per tag and packed runs in the same sample', () => {
    // sample { location_id: 1, location_id: [1, 1], value: 5 }
    const sample = [0x12, 0x08, 0x08, 0x01, 0x0a, 0x02, 0x01, 0x01, 0x10, 0x05];
    const rest = encodeMessage({
      sample_type: [{ type: '1', unit: '1' }],
      location: [{ id: '1' }],
      string_table: ['', 'x'],
    });
    const outcome = readProto(Uint8Array.from([...sample, ...rest]));
    expect(outcome.ok && outcome.profile.samples.stacks.length).toBe(3);
  });

  it('refuses what pprof refuses, with pprof’s reason', () => {
    const reasons = Object.fromEntries(
      REFUSED.map(([name]) => {
        const outcome = readFile(path.join(FIXTURES, 'edgeCases', `${name}.pb.gz`));
        return [name, outcome.ok ? 'read' : outcome.pprofMessage];
      }),
    );
    expect(reasons).toEqual(Object.fromEntries(REFUSED));
  });
});

const REFUSED: readonly (readonly [string, string])[] = [
  ['bad_dupfn', 'malformed profile: multiple functions with same id: 1'],
  ['bad_duploc', 'malformed profile: multiple locations with same id: 1'],
  ['bad_dupmap', 'malformed profile: multiple mappings with same id: 1'],
  ['bad_fn0', 'malformed profile: found function with reserved ID=0'],
  ['bad_loc0', 'malformed profile: found location with reserved id=0'],
  ['bad_map0', 'malformed profile: found mapping with reserved ID=0'],
  ['bad_mismatch', 'malformed profile: mismatch: sample has 2 values vs. 1 types'],
  ['bad_nilfn', 'malformed profile: location id: 1 has a line with nil function'],
  ['bad_nilloc', 'malformed profile: sample has nil location'],
  ['bad_notypes', 'malformed profile: missing sample type information'],
  ['bad_str', 'parsing profile: unrecognized profile format'],
  ['bad_str0', 'parsing profile: unrecognized profile format'],
  ['bad_time2', 'parsing profile: concatenated profiles detected'],
  ['bad_wiretype', 'parsing profile: unrecognized profile format'],
];

/** String indices replaced by their text, since a writer numbers them anew; labels that say nothing left out. */
function resolved(message: Record<string, unknown>): unknown {
  const strings = message['string_table'] as readonly string[];
  const isText = new Set([
    'type',
    'unit',
    'key',
    'str',
    'num_unit',
    'filename',
    'build_id',
    'name',
    'system_name',
    'drop_frames',
    'keep_frames',
    'default_sample_type',
    'doc_url',
  ]);
  const walk = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) {
      if (key === 'comment') return value.map((index) => strings[Number(index)]);
      const items = (key === 'label' ? value.filter(isLabel) : value).map((item) => walk(item, ''));
      return key === 'label' ? items.sort(asPprofWrites) : items;
    }
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(
        Object.entries(value)
          .filter(([name]) => name !== 'string_table')
          .map(([name, item]) => [name, walk(item, name)]),
      );
    }
    return isText.has(key) ? strings[Number(value)] : value;
  };
  return walk({ ...message, period_type: message['period_type'] ?? { type: '0', unit: '0' } }, '');
}

/** String labels by key, then numeric ones; several of one key stay in their order. */
function asPprofWrites(one: unknown, two: unknown): number {
  const [a, b] = [one, two] as Record<string, string>[];
  const [first, second] = [a, b].map((label) =>
    Buffer.from(`${label?.['str'] === '' ? 1 : 0}${label?.['key'] ?? ''}`),
  );
  return first && second ? Buffer.compare(first, second) : 0;
}

function isLabel(label: unknown): boolean {
  const { str, num, num_unit } = label as Record<string, string>;
  return str !== '0' || num !== '0' || num_unit !== '0';
}
