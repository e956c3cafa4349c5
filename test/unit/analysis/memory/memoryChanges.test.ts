import { describe, expect, it } from 'vitest';
import { compareMemory } from '../../../../src/analysis/memory/compareMemory';
import { memoryRecords } from '../../../../src/analysis/memory/memoryRecords';
import { memorySeries } from '../../../../src/analysis/memory/memorySeries';
import { heapText, memStatsOf, recordedHeap, statsOf } from '../../../support/heapTexts';

const RECORDINGS = 'examples/leakdemo/recordings';
const SECOND = 1_000_000_000n;

function momentOf(recording: string, seconds?: bigint) {
  const stats = statsOf(recordedHeap(`${RECORDINGS}/${recording}/heap.debug1.txt`));
  return { stats, ...(seconds !== undefined && { fetchedNanos: seconds * SECOND }) };
}

describe('compareMemory', () => {
  it('says how each figure changed', () => {
    const { changes } = compareMemory(momentOf('leak_demo/1-1000'), momentOf('leak_demo/3-20312'));
    const stack = changes.find(({ name, part }) => name === 'Stack' && part === 'inUse');
    expect(stack).toMatchObject({ before: 2457600n, after: 42172416n, difference: 39714816n });
    expect(changes.map(({ name }) => name)).not.toContain('PauseNs');
  });

  it.each([
    ['leak_demo/1-1000', 'leak_demo/3-20312', 'objects'],
    ['memory_grower/1-16', 'memory_grower/3-192', 'objects'],
    ['memory_grower/3-192', 'memory_grower/1-16', 'shrank'],
    ['memory_grower/2-64', 'memory_grower/2-64', 'steady'],
  ])('from %s to %s: %s', (before, after, verdict) => {
    expect(compareMemory(momentOf(before), momentOf(after)).verdict).toBe(verdict);
  });

  it('sees that stacks grew most', () => {
    const mega = 1024 * 1024;
    const at = (stacks: number) =>
      memStatsOf({
        ...{
          Sys: (10 + stacks) * mega,
          HeapAlloc: 8 * mega,
          HeapInuse: 9 * mega,
          HeapIdle: mega,
          HeapReleased: 0,
        },
        ...{ Stack: `${stacks * mega} / ${stacks * mega}`, MSpan: '0 / 0', MCache: '0 / 0' },
        ...{ BuckHashSys: 0, GCSys: 0, OtherSys: 0 },
      });
    const { verdict, parts } = compareMemory({ stats: at(2) }, { stats: at(40) });
    expect(verdict).toBe('stacks');
    expect(parts).toEqual([{ id: 'stacks', difference: BigInt(38 * mega) }]);
  });

  it('takes the time of fetching, else that of the last collections, else none', () => {
    const [first, last] = ['leak_demo/1-1000', 'leak_demo/2-5000'] as const;
    expect(compareMemory(momentOf(first, 100n), momentOf(last, 160n)).elapsed).toEqual({
      nanos: 60n * SECOND,
      from: 'fetched',
    });
    expect(compareMemory(momentOf(first), momentOf(last)).elapsed).toEqual({
      nanos: 1795439463974297946n - 1795439462855554926n,
      from: 'lastCollection',
    });
    expect(compareMemory(momentOf(last), momentOf(first)).elapsed).toBeUndefined();
  });

  it('knows another process by counters that went back', () => {
    expect(compareMemory(momentOf('leak_demo/3-20312'), momentOf('leak_demo/1-1000')).sameProcess).toBe('no');
    expect(compareMemory(momentOf('leak_demo/1-1000'), momentOf('leak_demo/3-20312')).sameProcess).toBe(
      'maybe',
    );
  });
});

describe('memorySeries', () => {
  it('puts texts in the order of time, with gaps where one says nothing', () => {
    const series = memorySeries([
      { timeMillis: 3000, stats: momentOf('leak_demo/3-20312').stats },
      { timeMillis: 1000, stats: momentOf('leak_demo/1-1000').stats },
      { timeMillis: 2000, stats: memStatsOf({}) },
      { timeMillis: 3000, stats: momentOf('leak_demo/3-20312').stats },
    ]);
    expect(series.timesMillis).toEqual([1000, 2000, 3000]);
    const stacks = series.lines.find(({ id }) => id === 'stacks')?.values;
    expect(stacks).toEqual([2457600n, undefined, 42172416n]);
  });

  it('has no lines where nothing is said', () => {
    expect(memorySeries([])).toEqual({ timesMillis: [], lines: [] });
    expect(memorySeries([{ timeMillis: 1, stats: memStatsOf({ Sys: 1 }) }]).lines).toEqual([]);
  });
});

describe('memoryRecords', () => {
  const window = { sort: 'inUseBytes', by: 'estimated', offset: 0, limit: 10 } as const;
  const TEXT = heapText(
    ['14: 4480 [20: 6400] @ 0x10', '39: 2555904 [39: 2555904] @ 0x20', '0: 0 [1: 96] @ 0x30'],
    'heap profile: 53: 2560384 [60: 2562400] @ heap/1048576',
  );

  it('has what was sampled beside what that stands for', () => {
    const records = memoryRecords(TEXT, window);
    expect(records).toMatchObject({ count: 3, rate: 524288n });
    expect(records?.rows.map(({ sample }) => sample)).toEqual([1, 0, 2]);
    expect(records?.rows[0]).toMatchObject({
      sampled: { inUseObjects: 39n, inUseBytes: 2555904n, allocatedBytes: 2555904n },
      estimated: { inUseObjects: 331n, inUseBytes: 21751801n },
    });
  });

  it('sorts by either, gives a window, and keeps the order of the text where values are equal', () => {
    const order = (by: 'sampled' | 'estimated', sort: 'inUseObjects' | 'allocatedObjects') =>
      memoryRecords(TEXT, { ...window, by, sort })?.rows.map(({ sample }) => sample);
    expect(order('sampled', 'inUseObjects')).toEqual([1, 0, 2]);
    expect(order('estimated', 'inUseObjects')).toEqual([0, 1, 2]);
    expect(order('estimated', 'allocatedObjects')).toEqual([0, 2, 1]);
    expect(memoryRecords(TEXT, { ...window, offset: 2, limit: 5 })?.rows.map(({ sample }) => sample)).toEqual(
      [2],
    );
  });

  it('has one pair while nothing has been freed', () => {
    const text = heapText(['1: 96 [1: 96] @ 0x10'], 'heap profile: 1: 96 [1: 96] @ heap/1048576');
    const records = memoryRecords(text, { ...window, sort: 'allocatedBytes' });
    expect(records?.columns).toEqual(['inUseObjects', 'inUseBytes']);
    expect(records?.rows[0]).toMatchObject({
      sampled: { inUseBytes: 96n },
      estimated: { inUseBytes: 524336n },
    });
  });

  it('is exact beyond what doubles can hold', () => {
    const text = heapText(
      [
        '1: 9007199254740993 [2: 9007199254740993] @ 0x10',
        '1: 9007199254740995 [2: 9007199254740995] @ 0x20',
      ],
      'heap profile: 2: 18014398509481988 [4: 18014398509481988] @ heapprofile',
    );
    const rows = memoryRecords(text, window)?.rows ?? [];
    expect(rows.map(({ sampled }) => sampled.inUseBytes)).toEqual([9007199254740995n, 9007199254740993n]);
  });

  it('is undefined for anything but a heap text', () => {
    const { text, ...others } = TEXT;
    expect(text).toBeDefined();
    expect(memoryRecords(others, window)).toBeUndefined();
  });
});
