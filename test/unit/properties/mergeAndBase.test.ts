import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { graphSamples } from '../../../src/analysis/graph/graphSamples';
import { combineWithBase } from '../../../src/analysis/merge/combineWithBase';
import { mergeProfiles } from '../../../src/analysis/merge/mergeProfiles';
import type { MergeOutcome } from '../../../src/analysis/merge/mergeOutcome';
import type { Profile } from '../../../src/model/profile';
import { sumOf } from '../../../src/model/valueColumn';
import { anyProfile } from './anyProfile';
import { nodeSums } from './nodeSums';

const profiles = anyProfile({ types: 2, values: 'int64' });
/** -base multiplies by -1 as a double (Profile.ScaleN in pprof's profile/profile.go), so larger values do not cancel in pprof. */
const exactlyScaled = anyProfile({ types: 2, values: 'doubles' });
const runs = { numRuns: 150 };

function combined(outcome: MergeOutcome): Profile {
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.profile;
}
const merge = (...parts: readonly Profile[]): Profile => combined(mergeProfiles(parts));
const totals = (profile: Profile): readonly bigint[] => profile.samples.values.map(sumOf);
const nodesOf = (profile: Profile): unknown => [0, 1].map((type) => nodeSums(profile, type));

describe('merging', () => {
  it('adds up totals, of every sample type', () => {
    fc.assert(
      fc.property(profiles, profiles, (a, b) => {
        const sums = totals(a).map((sum, type) => BigInt.asIntN(64, sum + (totals(b)[type] ?? 0n)));
        expect(totals(merge(a, b))).toEqual(sums);
      }),
      runs,
    );
  });

  it('does not care for the order', () => {
    fc.assert(
      fc.property(profiles, profiles, (a, b) => {
        expect(nodesOf(merge(a, b))).toEqual(nodesOf(merge(b, a)));
        expect(totals(merge(a, b))).toEqual(totals(merge(b, a)));
      }),
      runs,
    );
  });

  it('does not care which two come first', () => {
    fc.assert(
      fc.property(profiles, profiles, profiles, (a, b, c) => {
        const together = nodesOf(merge(a, b, c));
        expect(nodesOf(merge(merge(a, b), c))).toEqual(together);
        expect(nodesOf(merge(a, merge(b, c)))).toEqual(together);
      }),
      runs,
    );
  });
});

describe('a profile less itself', () => {
  it('is empty', () => {
    fc.assert(
      fc.property(exactlyScaled, (profile) => {
        const nothing = combined(combineWithBase(profile, profile, 'base', { normalize: false }));
        expect(nothing.samples.count).toBe(0);
      }),
      runs,
    );
  });

  it('has no node that counts, also where the base stays for the total', () => {
    fc.assert(
      fc.property(exactlyScaled, (profile) => {
        const nothing = combined(combineWithBase(profile, profile, 'diffBase', { normalize: false }));
        expect(totals(nothing)).toEqual([0n, 0n]);
        expect(nodeSums(nothing, 0).filter(([, flat, cum]) => flat !== 0n || cum !== 0n)).toEqual([]);
        expect(graphSamples(nothing, 0, 'sum').active.length % 2).toBe(0);
      }),
      runs,
    );
  });

  it('leaves what was added', () => {
    fc.assert(
      fc.property(exactlyScaled, exactlyScaled, (a, b) => {
        const rest = combined(combineWithBase(merge(a, b), a, 'base', { normalize: false }));
        expect(counting(rest)).toEqual(counting(merge(b, b.samples.count === 0 ? b : emptied(b))));
      }),
      runs,
    );
  });
});

/** Nodes that are not zero. */
function counting(profile: Profile): unknown {
  return nodeSums(profile, 0).filter(([, flat, cum]) => flat !== 0n || cum !== 0n);
}

/** Something of the same kind that adds nothing. */
function emptied(profile: Profile): Profile {
  return combined(combineWithBase(profile, profile, 'base', { normalize: false }));
}
