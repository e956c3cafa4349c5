import { describe, expect, it } from 'vitest';
import { subtractBase } from '../../../src/analysis/subtractBase';
import { weightsOf } from '../../../src/analysis/weights';
import type { Profile } from '../../../src/model/profile';
import { sumOf } from '../../../src/model/valueColumn';
import { fixtureProfile } from '../../support/fixtures';
import { smallProfile } from '../../support/smallProfile';

function difference(profile: Profile, base: Profile, mode: 'base' | 'diffBase'): Profile {
  const outcome = subtractBase(profile, base, mode);
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.profile;
}

const sum = (profile: Profile): bigint => sumOf(profile.samples.values[0] ?? new Float64Array());

describe('a profile less a base', () => {
  it('is empty when the base is the profile itself', () => {
    const profile = fixtureProfile('profiles', 'heap.go1.26.pb.gz');
    expect(difference(profile, profile, 'base').samples.count).toBe(0);
    const kept = difference(profile, profile, 'diffBase');
    expect(sum(kept)).toBe(0n);
    expect(weightsOf(kept, 3).total).toBe(weightsOf(profile, 3).total);
  });

  it('differs by mode only in what the total is', () => {
    const base = smallProfile({
      samples: [
        { stack: 'f', values: [100] },
        { stack: 'g', values: [50] },
      ],
    });
    const next = smallProfile({
      samples: [
        { stack: 'f', values: [130] },
        { stack: 'g', values: [20] },
        { stack: 'h', values: [10] },
      ],
    });
    const [plain, relative] = [difference(next, base, 'base'), difference(next, base, 'diffBase')];
    expect([sum(plain), weightsOf(plain, 0).total]).toEqual([10n, 70n]);
    expect([sum(relative), weightsOf(relative, 0).total]).toEqual([10n, 150n]);
  });

  it('keeps samples apart whose labels differ', () => {
    const base = smallProfile({ samples: [{ stack: 'f', values: [5], labels: { tenant: 'a' } }] });
    const next = smallProfile({ samples: [{ stack: 'f', values: [5], labels: { tenant: 'b' } }] });
    expect(difference(next, base, 'base').samples.count).toBe(2);
  });

  it('has the sample types that both have, in the finer unit', () => {
    const base = smallProfile({ types: ['cpu/milliseconds'], samples: [{ stack: 'f', values: [2] }] });
    const next = smallProfile({
      types: ['samples/count', 'cpu/nanoseconds'],
      samples: [{ stack: 'f', values: [1, 5_000_000] }],
    });
    const result = difference(next, base, 'base');
    expect(result.sampleTypes).toEqual([{ type: 'cpu', unit: 'nanoseconds' }]);
    expect(sum(result)).toBe(3_000_000n);
  });

  it('is refused with a sentence when the two have nothing in common', () => {
    const heap = fixtureProfile('profiles', 'heap.go1.26.pb.gz');
    const outcome = subtractBase(fixtureProfile('profiles', 'goroutine.go1.26.pb.gz'), heap, 'base');
    expect(outcome.ok ? 'subtracted' : outcome.message).toBe(
      'The profile counts goroutine, the base alloc_objects, alloc_space, inuse_objects, inuse_space; they have nothing in common. Choose a base of the same kind.',
    );
  });

  it('is exact beyond what a double holds', () => {
    const base = smallProfile({ samples: [{ stack: 'f', values: [2n ** 60n] }] });
    const next = smallProfile({ samples: [{ stack: 'f', values: [2n ** 60n + 1n] }] });
    expect(sum(difference(next, base, 'base'))).toBe(1n);
  });
});
