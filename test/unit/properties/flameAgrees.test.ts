/** The flame graph of any profile: it has the numbers of Top, and its boxes stand inside each other. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flamePage } from '../../../src/report/flame/flamePage';
import { flameViewOf } from '../../../src/report/flame/flameView';
import { OpenView } from '../../../src/report/openView';
import { viewedProfile } from '../../../src/report/viewedProfile';
import type { Profile } from '../../../src/model/profile';
import { functionSums, openedNodes } from '../report/flame/flameNodes';
import { anyProfile } from './anyProfile';

const runs = { numRuns: 150 };

function untrimmed(profile: Profile): OpenView {
  const outcome = viewedProfile(profile, { noTrim: true });
  if (!outcome.ok) throw new Error(outcome.message);
  return new OpenView(profile, 0, 'plain', outcome.viewed);
}

describe('the flame graph of any profile', () => {
  it('has the flat and cum of Top, to the last digit', () => {
    fc.assert(
      fc.property(anyProfile({ types: 1, values: 'int64' }), (profile) => {
        const view = untrimmed(profile);
        const sums = functionSums(openedNodes(view));
        // Without a function's name, Top may have several rows where the graph has one kind of box.
        for (const { name, flat, cum } of view.top.rows.filter((row) => !/^[<[]/.test(row.name))) {
          expect([name, ...(sums.get(name) ?? [0n, 0n])]).toEqual([name, flat, cum]);
        }
      }),
      runs,
    );
  });

  it('has a root whose sum is that of all samples', () => {
    fc.assert(
      fc.property(anyProfile({ types: 1, values: 'int64' }), (profile) => {
        let sum = 0n;
        for (const value of profile.samples.values[0] ?? []) sum = BigInt.asIntN(64, sum + BigInt(value));
        expect(flameViewOf(untrimmed(profile)).whole.cumOf(0)).toBe(sum);
      }),
      runs,
    );
  });

  it('has children that are together no wider than what they stand on', () => {
    fc.assert(
      fc.property(anyProfile({ types: 1, values: 'doubles' }), (profile) => {
        const window = { from: 0, to: 1, minWidth: 0, pivot: '', search: '', path: [] };
        const { boxes } = flamePage(untrimmed(profile), window);
        const inside = new Map<number, number>();
        for (const { parent, width, row } of boxes) {
          if (row !== 0) inside.set(parent, (inside.get(parent) ?? 0) + width);
        }
        for (const [parent, width] of inside)
          expect(width).toBeLessThanOrEqual((boxes[parent]?.width ?? 0) + 1e-9);
      }),
      runs,
    );
  });
});
