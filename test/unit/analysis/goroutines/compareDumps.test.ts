import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDumps } from '../../../../src/analysis/goroutines/compareDumps';
import { SIMILARITIES } from '../../../../src/analysis/goroutines/goroutineGroup';
import { dumpOf } from '../../../support/goroutineDumps';
import { anyGoroutines } from './anyGoroutines';

describe('two dumps', () => {
  const before = dumpOf([
    { id: 1, stack: 'main.main', state: 'select' },
    { id: 7, stack: 'main.leak', creator: 'main.main@/m.go:1', creatorId: 1 },
    { id: 8, stack: 'main.gone' },
  ]);
  const after = dumpOf([
    { id: 9, stack: 'main.leak', creator: 'main.main@/m.go:1', creatorId: 1 },
    { id: 7, stack: 'main.leak', creator: 'main.main@/m.go:2', creatorId: 1, minutes: 3 },
    { id: 1, stack: 'main.main', state: 'select' },
    { id: 10, stack: 'main.leak', creator: 'main.main@/m.go:1', creatorId: 1 },
  ]);

  it('are compared by group, the largest change first', () => {
    const { groups } = compareDumps(before, after, 'lines');
    expect(groups.map(({ countBefore, countAfter }) => [countBefore, countAfter])).toEqual([
      [1, 3],
      [1, 0],
      [1, 1],
    ]);
    expect(groups[1]).toMatchObject({ groupAfter: -1 });
  });

  it('are compared by goroutine, which its id and its creator tell', () => {
    const { goroutines } = compareDumps(before, after, 'lines');
    expect(goroutines).toEqual({
      onlyBefore: Uint32Array.of(2),
      onlyAfter: Uint32Array.of(0, 3),
      bothBefore: Uint32Array.of(0, 1),
      bothAfter: Uint32Array.of(2, 1),
    });
    const otherRun = dumpOf([{ id: 7, stack: 'main.leak', creator: 'main.other@/m.go:1', creatorId: 1 }]);
    expect(compareDumps(before, otherRun, 'lines').goroutines?.bothBefore).toHaveLength(0);
  });

  it('are compared by group alone where one has no ids', () => {
    const profile = dumpOf([{ id: -1, stack: 'main.leak', count: 20 }]);
    expect(compareDumps(before, profile, 'operation')).not.toHaveProperty('goroutines');
  });

  it('have nothing that is only here when they are one', () => {
    fc.assert(
      fc.property(anyGoroutines, fc.constantFrom(...SIMILARITIES), (goroutines, similarity) => {
        const { groups, goroutines: sets } = compareDumps(dumpOf(goroutines), dumpOf(goroutines), similarity);
        expect(groups.every(({ countBefore, countAfter }) => countBefore === countAfter)).toBe(true);
        expect(sets?.onlyBefore ?? []).toHaveLength(0);
        expect(sets?.onlyAfter ?? []).toHaveLength(0);
      }),
    );
  });

  it('exchange what is only here and only there when they are exchanged', () => {
    fc.assert(
      fc.property(anyGoroutines, anyGoroutines, (a, b) => {
        const there = compareDumps(dumpOf(a), dumpOf(b), 'lines');
        const back = compareDumps(dumpOf(b), dumpOf(a), 'lines');
        expect(there.goroutines?.onlyBefore.length).toBe(back.goroutines?.onlyAfter.length);
        expect(there.groups.length).toBe(back.groups.length);
      }),
    );
  });
});
