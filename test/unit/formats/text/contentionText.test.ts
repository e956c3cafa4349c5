import { describe, expect, it } from 'vitest';
import { functionNameOf } from '../../../../src/analysis/frames';
import { valueAt } from '../../../../src/model/valueColumn';
import type { Profile } from '../../../../src/model/profile';
import { fixtureProfile } from '../../../support/fixtures';
import { pprofSays, profileOf, readBytes } from '../../../support/textProfiles';

const first = (profile: Profile): bigint[] => profile.samples.values.map((column) => valueAt(column, 0));

describe('the text of a mutex or block profile', () => {
  it('has cycles turned into nanoseconds, and both scaled by the sampling period', () => {
    const text = (header: string, record: string): bigint[] =>
      first(profileOf(`${header}\n${record} @ 0x1\n`));
    const mutex = '--- mutex:\ncycles/second=2596149457\nsampling period=5';
    expect(text(mutex, '56905826 19')).toEqual([95n, 109596590n]);
    expect(text(mutex, '48620608 15')).toEqual([75n, 93639847n]);
    expect(text('--- contention:\ncycles/second=2596149457', '1579825196 81')).toEqual([81n, 608526289n]);
    expect(text('--- contention:\nsampling period=0', '7 3')).toEqual([3n, 7n]);
  });

  it('keeps the names beside the records', () => {
    const profile = fixtureProfile('profiles', 'mutex.go1.22.debug1.txt');
    const frames = Array.from({ length: profile.locations.count }, (_, frame) =>
      functionNameOf(profile, frame),
    );
    expect(frames).toContain('main.contend.func1');
    expect(frames).toContain('sync.(*Mutex).Unlock');
  });

  it('says what pprof says of it, and reads what it can', () => {
    const outcome = readBytes('--- mutex:\nnew thing=5\n100 7 @ 0x1\nnonsense\n');
    expect(outcome.ok && outcome.profile.samples.count).toBe(1);
    expect(outcome.ok && outcome.problems).toEqual([
      'Line 2 is no attribute (expected `cycles/second=N`, found "new thing=5").',
      'Line 4 is no record (expected `CYCLES N @ 0x…`, found "nonsense").',
    ]);
    expect(outcome.ok && outcome.pprofRefuses).toBe('parsing profile: unrecognized profile format');
    expect(pprofSays('--- mutex:\n1 99999999999999999999 @ 0x1\n')).toBe(
      'parsing profile: malformed sample: 1 99999999999999999999 @ 0x1: strconv.ParseInt: parsing "99999999999999999999": value out of range',
    );
  });

  it('is Java’s where it says so', () => {
    const outcome = readBytes(
      '--- contentionz 1 ---\nformat = java\nresolution = ms\n 5 2 @ 0x3\n0x3 f (a.java:7)\n',
    );
    expect(outcome.ok && [outcome.format, outcome.profile.sampleTypes[1]]).toEqual([
      'java text',
      { type: 'delay', unit: 'ms' },
    ]);
  });
});
