import { describe, expect, it } from 'vitest';
import { compactProfile, mergeProfiles } from '../../../../src/analysis/merge/mergeProfiles';
import { readProto } from '../../../../src/formats/proto/readProto';
import { writeProto } from '../../../../src/formats/proto/writeProto';
import type { Profile } from '../../../../src/model/profile';
import { sumOf, valueAt } from '../../../../src/model/valueColumn';
import { encodeMessage } from '../../../support/profileSchema';
import { smallProfile } from '../../../support/smallProfile';
import { describeSamples } from './describeSamples';

function merged(...profiles: readonly Profile[]): Profile {
  const outcome = mergeProfiles(profiles);
  if (!outcome.ok) throw new Error(outcome.pprofMessage);
  return outcome.profile;
}

function profileOf(message: Record<string, unknown>): Profile {
  const outcome = readProto(encodeMessage(message));
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.profile;
}

const TYPES = [{ type: '1', unit: '2' }];
const STRINGS = ['', 'n', 'count', 'key', 'a', 'b'];

describe('profiles merged', () => {
  it('are left as they are when there is only one', () => {
    const samples = [
      { stack: 'f', values: [1] },
      { stack: 'f', values: [1] },
      { stack: 'g', values: [0] },
    ];
    const profile = smallProfile({ samples });
    expect(merged(profile)).toBe(profile);
    expect(describeSamples(compactProfile(profile))).toEqual(['2: f']);
  });

  it('add up equal samples and number everything by first use', () => {
    const one = smallProfile({
      samples: [
        { stack: 'zero', values: [0] },
        { stack: 'g main', values: [1] },
      ],
    });
    const two = smallProfile({
      samples: [
        { stack: 'main', values: [4] },
        { stack: 'zero', values: [0] },
      ],
    });
    // Locations of one profile are at addresses of their own, so only those that are equal unify.
    const all = merged(one, one, two);
    expect(describeSamples(all)).toEqual(['2: g main', '4: main']);
    expect([...all.locations.ids]).toEqual([1n, 2n, 3n]);
    expect([...all.functions.ids]).toEqual([1n, 2n]);
  });

  it('drop what has added up to zero, and number the rest anew', () => {
    const one = smallProfile({
      samples: [
        { stack: 'f main', values: [5] },
        { stack: 'main', values: [3] },
      ],
    });
    const two = smallProfile({ samples: [{ stack: 'f main', values: [-5] }] });
    const rest = merged(one, two);
    expect(describeSamples(rest)).toEqual(['3: main']);
    expect([...rest.locations.ids]).toEqual([1n]);
    expect([rest.locations.count, rest.functions.count]).toEqual([1, 1]);
  });

  it('tell samples apart by what labels say, not by where they stand', () => {
    const labelled = (label: readonly object[], strings = STRINGS): Profile =>
      profileOf({ sample_type: TYPES, sample: [{ value: ['1'], label }], string_table: strings });
    const ab = labelled([
      { key: '3', str: '4' },
      { key: '4', num: '7' },
    ]);
    const ba = labelled([
      { key: '4', num: '7' },
      { key: '3', str: '4' },
    ]);
    // The same strings at other indices.
    const moved = labelled(
      [
        { key: '4', str: '5' },
        { key: '5', num: '7' },
      ],
      ['', 'n', 'count', 'x', 'key', 'a'],
    );
    expect(merged(ab, ba, moved).samples.count).toBe(1);
    const inOtherOrder = labelled([
      { key: '3', str: '5' },
      { key: '3', str: '4' },
    ]);
    const inOrder = labelled([
      { key: '3', str: '4' },
      { key: '3', str: '5' },
    ]);
    expect(merged(inOrder, inOtherOrder).samples.count).toBe(2);
    const withUnit = labelled([
      { key: '3', str: '4' },
      { key: '4', num: '7', num_unit: '2' },
    ]);
    expect(merged(ab, withUnit).samples.count).toBe(2);
  });

  it('move addresses with their mapping, by build id or else file', () => {
    const at = (start: bigint, buildId: string): Profile =>
      profileOf({
        sample_type: TYPES,
        mapping: [
          { id: '9', memory_start: String(start), memory_limit: String(start + 0x1001n), build_id: buildId },
        ],
        location: [{ id: '7', mapping_id: '9', address: String(start + 0x20n) }],
        sample: [{ location_id: ['7'], value: ['1'] }],
        string_table: STRINGS,
      });
    const same = merged(at(0x400000n, '4'), at(0xffffffff00000000n, '4'));
    expect([same.samples.count, same.locations.addresses[0], same.mappings.length]).toEqual([
      1,
      0x400020n,
      1,
    ]);
    expect(merged(at(0x400000n, '4'), at(0x400000n, '5')).samples.count).toBe(2);
  });

  it('keep the first mapping although no sample uses it', () => {
    const profile = profileOf({
      sample_type: TYPES,
      mapping: [
        { id: '1', memory_limit: '4096' },
        { id: '2', memory_limit: '8192' },
        { id: '3', memory_limit: '12288' },
      ],
      location: [{ id: '1', mapping_id: '3' }],
      sample: [{ location_id: ['1'], value: ['1'] }],
      string_table: STRINGS,
    });
    const { mappings } = merged(profile, profile);
    expect(mappings.map(({ id, limit }) => [id, limit])).toEqual([
      [1n, 4096n],
      [2n, 12288n],
    ]);
  });

  it('say of themselves what pprof would', () => {
    const header = (more: object): Profile =>
      profileOf({ sample_type: TYPES, string_table: [...STRINGS, 'http://x'], ...more });
    const all = merged(
      header({ time_nanos: '9', duration_nanos: '1', period: '-5', comment: ['4', '5'] }),
      header({ duration_nanos: '9223372036854775807', period: '3', comment: ['5', '4'], doc_url: '6' }),
      header({ time_nanos: '11', default_sample_type: '1' }),
    );
    expect(all.timeNanos).toBe(11n);
    expect(all.durationNanos).toBe(-(2n ** 63n));
    expect([all.period, all.comments, all.docUrl, all.defaultSampleType]).toEqual([
      3n,
      ['a', 'b'],
      'http://x',
      'n',
    ]);
  });

  it('wrap at 64 bits as Go does', () => {
    const large = smallProfile({ samples: [{ stack: 'f', values: [2n ** 62n + 1n] }] });
    const { values } = merged(large, large).samples;
    expect(valueAt(values[0] ?? new Float64Array(), 0)).toBe(-(2n ** 63n) + 2n);
  });

  it('are refused in pprof’s words', () => {
    const counting = (...types: readonly string[]): Profile => smallProfile({ types, samples: [] });
    const message = (...profiles: readonly Profile[]): string => {
      const outcome = mergeProfiles(profiles);
      return outcome.ok ? 'merged' : outcome.pprofMessage;
    };
    expect(message(counting('a/count'), counting('b/count'))).toBe(
      'profiles have empty common sample type list',
    );
    expect(message(counting('a/count', 'a/count'))).toBe('profiles have empty common sample type list');
    expect(message(counting('a/ms'), counting('a/bytes'))).toBe(
      'sample types: incompatible types: {a ms 0 0} {a bytes 0 0}',
    );
    expect(message()).toBe('no profiles to merge');
  });

  it('are written and read again without a difference', () => {
    const profile = smallProfile({
      samples: [
        { stack: 'f@f.go:3<g@g.go:9 main@m.go:1', values: [3], labels: { tenant: 'a', path: '/' } },
        { stack: 'main@m.go:1', values: [2n ** 61n] },
      ],
    });
    const bytes = writeProto(merged(profile, profile));
    const again = readProto(bytes);
    expect(again.ok && writeProto(again.profile)).toEqual(bytes);
    expect(again.ok && sumOf(again.profile.samples.values[0] ?? new Float64Array())).toBe(2n ** 62n + 6n);
  });
});
