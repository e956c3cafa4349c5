import { describe, expect, it } from 'vitest';
import type { BaseMode } from '../../../../src/analysis/merge/combineWithBase';
import { combineAll, combineWithBase } from '../../../../src/analysis/merge/combineWithBase';
import type { Profile } from '../../../../src/model/profile';
import type { SmallProfile } from '../../../support/smallProfile';
import { smallProfile } from '../../../support/smallProfile';
import { describeSamples } from './describeSamples';

function difference(profile: Profile, base: Profile, mode: BaseMode, normalize: boolean): readonly string[] {
  const outcome = combineWithBase(profile, base, mode, { normalize });
  if (!outcome.ok) throw new Error(outcome.pprofMessage);
  return describeSamples(outcome.profile);
}

const of = (samples: SmallProfile['samples'], types: readonly string[] = ['n/count']): Profile =>
  smallProfile({ types, samples });

describe('a profile less a base', () => {
  it('rounds half away from zero when it is normalised, and drops what becomes zero', () => {
    const profile = of([
      { stack: 'f', values: [5] },
      { stack: 'g', values: [1] },
      { stack: 'h', values: [-1] },
      { stack: 'i', values: [0] },
    ]);
    // 5, 1 and -1 times 5 / 10: 2.5, 0.5 and -0.5.
    const base = of([
      { stack: 'x', values: [4] },
      { stack: 'f', values: [1] },
    ]);
    const half = of([...samplesOf(profile), { stack: 'j', values: [5] }]);
    expect(difference(half, base, 'base', true)).toEqual(
      expect.arrayContaining(['3: f', '1: g', '-1: h', '3: j', '-4: x']),
    );
  });

  it('drops a sample whose scaled values are zero, although another is not', () => {
    const types = ['a/count', 'b/count'];
    const profile = of(
      [
        { stack: 'f', values: [1, 0] },
        { stack: 'g', values: [1, 100] },
      ],
      types,
    );
    // The first type's ratio is 1, so that only the second is scaled.
    const base = of([{ stack: 'g', values: [2, 50] }], types);
    expect(difference(profile, base, 'base', true)).toEqual(['1 50: g', '-2 -50: g']);
  });

  it('loses the bits that pprof loses when it takes a value times -1', () => {
    const odd = of([{ stack: 'f', values: [2n ** 60n + 1n] }]);
    expect(difference(odd, odd, 'base', false)).toEqual(['1: f']);
    const least = of([{ stack: 'f', values: [-(2n ** 63n)] }]);
    expect(difference(of([]), least, 'base', false)).toEqual(['-9223372036854775808: f']);
  });

  it('marks the samples of a diff base with a label, which takes the place of another', () => {
    const base = of([{ stack: 'f', values: [2], labels: { 'pprof::base': 'x', tenant: 'a' } }]);
    const profile = of([{ stack: 'f', values: [2], labels: { tenant: 'a' } }]);
    const outcome = combineWithBase(profile, base, 'diffBase', { normalize: false });
    if (!outcome.ok) throw new Error(outcome.message);
    expect(describeSamples(outcome.profile)).toEqual(['2: f tenant=a', '-2: f pprof::base=true tenant=a']);
    expect([...(outcome.profile.samples.diffBase ?? [])]).toEqual([0, 1]);
    expect(outcome.profile.samples.labels.keys).toHaveLength(3);
  });

  it('keeps the marks of a difference that was saved', () => {
    const saved = of([{ stack: 'f', values: [-2], labels: { 'pprof::base': 'true' } }]);
    const outcome = combineWithBase(saved, of([{ stack: 'g', values: [1] }]), 'base', { normalize: false });
    expect(outcome.ok && [...(outcome.profile.samples.diffBase ?? [])]).toEqual([1, 0]);
  });

  it('scales to the finest unit with pprof’s doubles', () => {
    const profile = of([{ stack: 'f', values: [3] }], ['t/hours']);
    const base = of([{ stack: 'g', values: [7] }], ['t/us']);
    expect(difference(profile, base, 'base', false)).toEqual(['10800000000: f', '-7: g']);
  });

  it('merges bases among themselves, and says which side could not be merged', () => {
    const one = of([{ stack: 'f', values: [1] }]);
    const other = of([], ['x/count']);
    const bases = (profiles: readonly Profile[]) => ({ profiles, mode: 'base' as const, normalize: false });
    const outcome = combineAll([one, one], bases([one, one]));
    expect(outcome.ok && outcome.profile.samples.count).toBe(0);
    const message = (sources: readonly Profile[], base: readonly Profile[]): string => {
      const failed = combineAll(sources, bases(base));
      return failed.ok ? 'combined' : failed.pprofMessage;
    };
    const empty = 'profiles have empty common sample type list';
    expect(message([one, other], [one])).toBe(`problem fetching source profiles: ${empty}`);
    expect(message([one], [one, other])).toBe(`problem fetching base profiles: ${empty},`);
    expect(message([one], [other])).toBe(empty);
  });

  it('is refused a normalised base of other types', () => {
    const outcome = combineWithBase(of([], ['t/ms']), of([], ['t/us']), 'base', { normalize: true });
    expect(outcome.ok ? 'combined' : outcome.message).toBe(
      'The profile counts “t” in “ms”, the base “t” in “us”; these cannot be compared. Choose a base of the same kind.',
    );
  });

  it('is made in time although every id, address and line was chosen to collide', () => {
    const samples = Array.from({ length: 1_500 }, (_, row) => ({
      stack: `f@f.go:${String(row * 65_536)}`,
      values: [1],
      labels: { k: String(row * 65_536) },
    }));
    const profile = of(samples);
    const started = performance.now();
    expect(difference(profile, profile, 'base', false)).toEqual([]);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

function samplesOf(profile: Profile): SmallProfile['samples'] {
  return describeSamples(profile).map((line) => {
    const [value = '0', stack = ''] = line.split(': ');
    return { stack, values: [Number(value)] };
  });
}
