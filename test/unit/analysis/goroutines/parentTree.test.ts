import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParentTree } from '../../../../src/analysis/goroutines/parentTree';
import { parentTree } from '../../../../src/analysis/goroutines/parentTree';
import { dumpOf } from '../../../support/goroutineDumps';
import { anyGoroutines } from './anyGoroutines';

/** `1`, `  7 x3` for three goroutines, `ended 5`. */
function printed({ count, depths, ids, counts, rows }: ParentTree): string[] {
  return Array.from({ length: count }, (_, node) => {
    const name = rows[node] === -1 ? `ended ${ids[node]}` : String(ids[node]);
    const times = (counts[node] ?? 0) > 1 ? ` x${counts[node]}` : '';
    return `${'  '.repeat(depths[node] ?? 0)}${name}${times}`;
  });
}

describe('the tree of who started whom', () => {
  it('has children below their parents, brothers that are alike as one', () => {
    const leaking = { stack: 'main.leak', creator: 'main.serve', creatorId: 5 };
    const dump = dumpOf([
      { id: 1, stack: 'main.main' },
      { id: 7, ...leaking },
      { id: 5, stack: 'main.serve', creatorId: 1 },
      { id: 8, ...leaking },
      { id: 9, stack: 'main.other', creatorId: 5 },
      { id: 10, ...leaking },
      { id: 12, stack: 'main.leak', creatorId: 8 },
    ]);
    const tree = parentTree(dump);
    expect(printed(tree)).toEqual(['1', '  5', '    7 x2', '    8', '      12', '    9']);
    expect([...tree.below]).toEqual([5, 4, 0, 1, 0, 0]);
  });

  it('of some goroutines has them and whoever they go back to', () => {
    const dump = dumpOf([
      { id: 1, stack: 'main.main' },
      { id: 5, stack: 'main.serve', creatorId: 1 },
      { id: 7, stack: 'main.leak', creatorId: 5 },
      { id: 8, stack: 'main.leak', creatorId: 5 },
      { id: 9, stack: 'main.other', creatorId: 5 },
      { id: 10, stack: 'main.leak', creatorId: 3 },
      { id: 11, stack: 'main.other', creatorId: 4 },
    ]);
    const tree = parentTree(dump, Uint32Array.of(2, 3, 5));
    expect(printed(tree)).toEqual(['1', '  5', '    7 x2', 'ended 3', '  10']);
    expect([...tree.below]).toEqual([2, 1, 0, 1, 0]);
    expect(parentTree(dump, new Uint32Array()).count).toBe(0);
  });

  it('names parents that have ended', () => {
    const dump = dumpOf([
      { id: 7, creatorId: 3 },
      { id: 8, creatorId: 3, state: 'select' },
    ]);
    expect(printed(parentTree(dump))).toEqual(['ended 3', '  7', '  8']);
  });

  it('stands circles and ids that occur twice', () => {
    const dump = dumpOf([
      { id: 1, creatorId: 2, state: 'a' },
      { id: 2, creatorId: 1, state: 'b' },
      { id: 3, creatorId: 3, state: 'c' },
      { id: 2, creatorId: 3, state: 'd' },
    ]);
    expect(printed(parentTree(dump))).toEqual(['2', '  1', '3', '  2']);
  });

  it('stands chains of any depth', () => {
    const dump = dumpOf(Array.from({ length: 20_000 }, (_, id) => ({ id, creatorId: id - 1 })));
    const { count, depths, below } = parentTree(dump);
    expect([count, depths[19_999], below[0]]).toEqual([20_000, 19_999, 19_999]);
  });

  it('holds every goroutine once, and each node what is below it', () => {
    fc.assert(
      fc.property(anyGoroutines, (goroutines) => {
        const dump = dumpOf(goroutines);
        const { count, counts, below, depths } = parentTree(dump);
        const sum = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);
        expect(sum(counts)).toBe(sum(dump.goroutines.counts));
        for (let node = 0; node < count; node++) {
          const end = node + 1 + (below[node] ?? 0);
          for (let child = node + 1; child < end; child++)
            expect(depths[child]).toBeGreaterThan(depths[node] ?? 0);
          if (end < count) expect(depths[end]).toBeLessThanOrEqual(depths[node] ?? 0);
        }
      }),
    );
  });
});
