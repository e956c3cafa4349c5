import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { GroupBy } from '../../../../src/analysis/goroutines/goroutineGroup';
import { SIMILARITIES } from '../../../../src/analysis/goroutines/goroutineGroup';
import { groupGoroutines } from '../../../../src/analysis/goroutines/groupGoroutines';
import { operationKey } from '../../../../src/analysis/goroutines/groupKey';
import { GOROUTINE_FLAGS } from '../../../../src/model/goroutineDump';
import { dumpOf } from '../../../support/goroutineDumps';
import { anyGoroutines } from './anyGoroutines';

const LEAK = 'main.(*jobServer).handIn@/srv/leak_demo.go:53 main.run@/srv/leak_demo.go:60';

describe('groups', () => {
  it('count goroutines, waits, examples and creators, most goroutines first', () => {
    const dump = dumpOf([
      { id: 1, state: 'select', stack: 'main.main@/srv/leak_demo.go:131' },
      { id: 7, minutes: 2, stack: LEAK, creator: 'main.start@/srv/leak_demo.go:65' },
      {
        id: 8,
        minutes: 14,
        stack: LEAK,
        creator: 'main.start@/srv/leak_demo.go:65',
        flags: GOROUTINE_FLAGS.leaked,
      },
      { id: 9, stack: LEAK, creator: 'main.other@/srv/leak_demo.go:70' },
    ]);
    const [leak, ...others] = groupGoroutines(dump, { kind: 'stack', similarity: 'lines' });
    expect(leak).toMatchObject({
      title: 'main.(*jobServer).handIn leak_demo.go:53',
      rows: Uint32Array.of(1, 2, 3),
      count: 3,
      leakedCount: 1,
      shortestWait: 2,
      longestWait: 14,
      exampleIds: [7, 8, 9],
      operation: 'chan send',
    });
    expect(leak?.creators.map(({ count }) => count)).toEqual([2, 1]);
    expect(leak?.userFrame).toBe(dump.stacks.frames[dump.stacks.starts[leak?.stack ?? -1] ?? -1]);
    expect(others.map(({ title, count }) => [title, count])).toEqual([['main.main leak_demo.go:131', 1]]);
    expect(others[0]).not.toHaveProperty('longestWait');
  });

  it('are as alike as is asked', () => {
    const dump = dumpOf([
      { stack: 'main.f@/f.go:1 main.g@/f.go:9' },
      { stack: 'main.f@/f.go:1 main.g@/f.go:9', state: 'select' },
      { stack: 'main.f@/f.go:2 main.g@/f.go:9' },
      { stack: 'main.f@/f.go:1 main.h@/f.go:7' },
      { stack: 'sync.(*Mutex).Lock@/usr/local/go/src/sync/mutex.go:5 main.f@/f.go:1 main.h@/f.go:7' },
      { stack: 'main.f@/f.go:1 main.g@/f.go:9', labels: { tenant: 'acme' } },
    ]);
    const rowsOf = (by: GroupBy): number[][] => groupGoroutines(dump, by).map(({ rows }) => [...rows]);
    expect(rowsOf({ kind: 'stack', similarity: 'exact' })).toEqual([[0], [1], [2], [3], [4], [5]]);
    expect(rowsOf({ kind: 'stack', similarity: 'lines' })).toEqual([[0, 1, 5], [2], [3], [4]]);
    expect(rowsOf({ kind: 'stack', similarity: 'functions' })).toEqual([[0, 1, 2, 5], [3], [4]]);
    expect(rowsOf({ kind: 'stack', similarity: 'operation' })).toEqual([[0, 3, 4, 5], [1], [2]]);
    expect(rowsOf({ kind: 'waitReason' })).toEqual([[0, 2, 3, 4, 5], [1]]);
    expect(rowsOf({ kind: 'creator' })).toEqual([[0, 1, 2, 3, 4, 5]]);
    expect(rowsOf({ kind: 'label', key: 'tenant' })).toEqual([[0, 1, 2, 3, 4], [5]]);
  });

  it('have titles for people', () => {
    const dump = dumpOf([
      { creator: 'main.start@C:\\srv\\pool.go:65', labels: { tenant: 'acme' }, stack: '' },
      { stack: 'main.f' },
    ]);
    const titles = (by: GroupBy): string[] => groupGoroutines(dump, by).map(({ title }) => title);
    expect(titles({ kind: 'creator' })).toEqual(['main.start pool.go:65', 'no creator']);
    expect(titles({ kind: 'label', key: 'tenant' })).toEqual(['tenant=acme', 'no tenant']);
    expect(titles({ kind: 'waitReason' })).toEqual(['chan send']);
    expect(titles({ kind: 'stack', similarity: 'lines' })).toEqual(['no stack', 'main.f']);
  });

  it('count more goroutines than rows where a row stands for several', () => {
    const dump = dumpOf([
      { count: 3, stack: 'main.f' },
      { count: 20312, stack: 'main.g' },
    ]);
    expect(groupGoroutines(dump, { kind: 'stack', similarity: 'lines' }).map(({ count }) => count)).toEqual([
      20312, 3,
    ]);
  });

  it('have the key that the same operation on the same line has anywhere', () => {
    const place = { functionName: 'main.f', recordedPath: '/f.go', lineNumber: 3 };
    const dump = dumpOf([{ stack: 'runtime.Gosched@/usr/local/go/src/runtime/proc.go:1 main.f@/f.go:3' }]);
    const [group] = groupGoroutines(dump, { kind: 'stack', similarity: 'operation' });
    expect(group?.key).toBe(operationKey('chan send', place));
    expect(operationKey('select', place)).not.toBe(group?.key);
    expect(operationKey('chan send', { ...place, functionName: 'main.f.func1' })).toBe(group?.key);
  });
});

describe('any groups', () => {
  const ways: readonly GroupBy[] = [
    ...SIMILARITIES.map((similarity) => ({ kind: 'stack', similarity }) as const),
    { kind: 'waitReason' },
    { kind: 'creator' },
    { kind: 'label', key: 'tenant' },
  ];

  it.each(ways)('%o are a partition of the rows, with keys that differ', (by) => {
    fc.assert(
      fc.property(anyGoroutines, (goroutines) => {
        const dump = dumpOf(goroutines);
        const groups = groupGoroutines(dump, by);
        const rows = groups.flatMap((group) => [...group.rows]).sort((a, b) => a - b);
        expect(rows).toEqual(goroutines.map((_, row) => row));
        expect(new Set(groups.map(({ key }) => key)).size).toBe(groups.length);
        const counts = groups.map(({ count }) => count);
        expect(counts).toEqual([...counts].sort((a, b) => b - a));
      }),
      { numRuns: 60 },
    );
  });

  it('of some rows hold these rows', () => {
    fc.assert(
      fc.property(anyGoroutines, fc.constantFrom(...ways), (goroutines, by) => {
        const dump = dumpOf(goroutines);
        const chosen = Uint32Array.from(goroutines.keys()).filter((row) => row % 2 === 0);
        const rows = groupGoroutines(dump, by, chosen).flatMap((group) => [...group.rows]);
        expect(rows.sort((a, b) => a - b)).toEqual([...chosen]);
      }),
      { numRuns: 60 },
    );
  });
});
