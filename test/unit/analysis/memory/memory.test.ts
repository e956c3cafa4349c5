import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryIdentities } from '../../../../src/analysis/memory/memoryIdentities';
import { pausesOf } from '../../../../src/analysis/memory/pauses';
import { whereIsTheMemory } from '../../../../src/analysis/memory/whereIsTheMemory';
import { HEAP_TEXTS, memStatsOf, recordedHeap, statsOf } from '../../../support/heapTexts';

const SOUND = {
  Alloc: 60,
  TotalAlloc: 100,
  Sys: 1000,
  Mallocs: 9,
  Frees: 4,
  HeapAlloc: 60,
  HeapSys: 300,
  HeapIdle: 200,
  HeapInuse: 100,
  HeapReleased: 150,
  HeapObjects: 5,
  Stack: '80 / 90',
  MSpan: '1 / 10',
  MCache: '1 / 20',
  BuckHashSys: 30,
  GCSys: 50,
  OtherSys: 500,
};

function statesOf(figures: Readonly<Record<string, string | number>>, goroutines?: bigint) {
  const all = memoryIdentities(memStatsOf(figures), goroutines);
  return Object.fromEntries(all.map(({ id, state }) => [id, state]));
}

describe('memoryIdentities', () => {
  it.each(HEAP_TEXTS)('all hold in %s', (file) => {
    const all = memoryIdentities(statsOf(recordedHeap(file)));
    expect(all.map(({ id, state }) => `${id} ${state}`)).toEqual(all.map(({ id }) => `${id} holds`));
  });

  it('says by how much the sum of the parts is off', () => {
    const [sys] = memoryIdentities(memStatsOf({ ...SOUND, Sys: 1007 }));
    expect(sys).toMatchObject({ state: 'doesNotHold', leftSum: 1007n, rightSum: 1000n, difference: 7n });
  });

  it.each([
    [{ HeapIdle: 201 }, 'heapIsIdleAndInUse'],
    [{ HeapAlloc: 101, Alloc: 101, TotalAlloc: 200 }, 'spansHoldTheObjects'],
    [{ HeapReleased: 201 }, 'idleHoldsTheReleased'],
    [{ Frees: 3 }, 'objectsAreMallocsLessFrees'],
    [{ Alloc: 61 }, 'allocIsHeapAlloc'],
    [{ TotalAlloc: 59 }, 'totalHoldsTheLive'],
  ])('finds that with %j only %s does not hold', (change, broken) => {
    const states = statesOf({ ...SOUND, ...change });
    expect(Object.keys(states).filter((id) => states[id] !== 'holds')).toEqual([broken]);
  });

  it('does not check what the text does not say', () => {
    const { MCache, ...others } = SOUND;
    expect(MCache).toBeDefined();
    expect(statesOf(others)).toMatchObject({ sysIsTheSum: 'notSaid', heapIsIdleAndInUse: 'holds' });
    expect(statesOf({ ...SOUND, HeapIdle: 'much' })).toMatchObject({ heapIsIdleAndInUse: 'notSaid' });
    expect(new Set(Object.values(statesOf({})))).toEqual(new Set(['notSaid']));
  });

  it('counts 2 kB of stack at least for each goroutine where their number is known', () => {
    const stack = { ...SOUND, Stack: '8192 / 8192' };
    expect(statesOf(stack, 4n)).toMatchObject({ stacksHoldTheGoroutines: 'holds' });
    expect(statesOf(stack, 5n)).toMatchObject({ stacksHoldTheGoroutines: 'doesNotHold' });
    expect(statesOf(stack)).not.toHaveProperty('stacksHoldTheGoroutines');
  });

  it('is exact beyond what doubles can hold', () => {
    const big = { ...SOUND, HeapIdle: '18446744073709551615', HeapSys: '18446744073709551716' };
    const rule = memoryIdentities(memStatsOf({ ...big, HeapInuse: 100 }))[1];
    expect(rule).toMatchObject({ state: 'doesNotHold', difference: 1n });
  });
});

describe('whereIsTheMemory', () => {
  it.each(HEAP_TEXTS)('explains all of Sys in %s', (file) => {
    const where = whereIsTheMemory(statsOf(recordedHeap(file)));
    expect(where?.parts.reduce((all, { bytes }) => all + bytes, 0n)).toBe(where?.sys);
    expect(where?.parts.find(({ id }) => id === 'unexplained')?.bytes).toBe(0n);
  });

  it('splits what the text says', () => {
    expect(whereIsTheMemory(memStatsOf({ ...SOUND, MaxRSS: 700 }))).toEqual({
      sys: 1000n,
      held: 850n,
      parts: [
        { id: 'objects', bytes: 60n },
        { id: 'freeInSpans', bytes: 40n },
        { id: 'idleKept', bytes: 50n },
        { id: 'stacks', bytes: 90n },
        { id: 'runtime', bytes: 610n },
        { id: 'unexplained', bytes: 0n },
        { id: 'returned', bytes: 150n },
      ],
      maxRss: 700n,
      largest: 'runtime',
      remarks: [],
    });
  });

  it.each([
    ['leak_demo/3-20312', ['manyStacks'], 'objects'],
    ['memory_grower/3-192', ['neverTouched'], 'objects'],
  ])('remarks on %s: %j', (recording, remarks, largest) => {
    const stats = statsOf(recordedHeap(`examples/leakdemo/recordings/${recording}/heap.debug1.txt`));
    expect(whereIsTheMemory(stats)).toMatchObject({ remarks, largest });
  });

  it('remarks on a peak that is over, on scattered spans, and on memory that is not Go’s', () => {
    const mega = 1024 * 1024;
    const big = {
      ...SOUND,
      Sys: 400 * mega,
      HeapSys: 300 * mega,
      HeapIdle: 200 * mega,
      HeapInuse: 100 * mega,
      HeapAlloc: 50 * mega,
      HeapReleased: 0,
      OtherSys: 100 * mega - 200,
      MaxRSS: 900 * mega,
    };
    expect(whereIsTheMemory(memStatsOf(big))?.remarks).toEqual(['earlierPeak', 'scattered', 'otherMemory']);
    expect(
      whereIsTheMemory(memStatsOf({ ...big, HeapReleased: 200 * mega, Sys: 399 * mega }))?.remarks,
    ).toEqual(['scattered', 'mostlyReturned', 'otherMemory']);
  });

  it('does not answer where something is not said, and says where the figures contradict each other', () => {
    const { GCSys, ...others } = SOUND;
    expect(GCSys).toBeDefined();
    expect(whereIsTheMemory(memStatsOf(others))).toBeUndefined();
    const parts = whereIsTheMemory(memStatsOf({ ...SOUND, Sys: 900 }))?.parts;
    expect(parts?.find(({ id }) => id === 'unexplained')?.bytes).toBe(-100n);
  });

  it('adds up to Sys whatever the figures are', () => {
    const amount = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(String);
    const names = Object.keys(SOUND);
    fc.assert(
      fc.property(
        fc.array(amount, { minLength: names.length * 2, maxLength: names.length * 2 }),
        (values) => {
          const figures = Object.fromEntries(
            Object.entries(SOUND).map(([name, usual], at) => {
              const [one = '0', two = '0'] = values.slice(at * 2);
              return [name, typeof usual === 'string' ? `${one} / ${two}` : one];
            }),
          );
          const where = whereIsTheMemory(memStatsOf(figures));
          expect(where?.parts.reduce((all, { bytes }) => all + bytes, 0n)).toBe(where?.sys);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('pausesOf', () => {
  const ring = (values: readonly number[], length = 256): string =>
    `[${Array.from({ length }, (_, at) => values[at] ?? 0).join(' ')}]`;

  it('takes the collections that there were, in the order of time', () => {
    const stats = memStatsOf({ NumGC: 3, PauseNs: ring([30, 10, 20]), PauseEnd: ring([1000, 2000, 5000]) });
    expect(pausesOf(stats)).toEqual({
      pauses: [
        { cycle: 1n, nanos: 30n, endNanos: 1000n },
        { cycle: 2n, nanos: 10n, endNanos: 2000n },
        { cycle: 3n, nanos: 20n, endNanos: 5000n },
      ],
      cycles: 3n,
      total: 60n,
      longest: 30n,
      median: 20n,
      spanNanos: 4000n,
      share: 30 / 4000,
    });
  });

  it('begins behind the newest where the ring has gone round', () => {
    const values = Array.from({ length: 256 }, (_, at) => at);
    const pauses = pausesOf(memStatsOf({ NumGC: 258, PauseNs: ring(values) }))?.pauses ?? [];
    expect(pauses).toHaveLength(256);
    expect(pauses[0]).toEqual({ cycle: 3n, nanos: 2n });
    // The newest stands at (258 + 255) % 256.
    expect(pauses.at(-1)).toEqual({ cycle: 258n, nanos: 1n });
  });

  it.each([
    [{ NumGC: 3 }],
    [{ PauseNs: ring([1]) }],
    [{ NumGC: 3, PauseNs: '[1 2 3]' }],
    [{ NumGC: 3, PauseNs: 'none' }],
  ])('are unknown in %j', (figures) => {
    expect(pausesOf(memStatsOf(figures))).toBeUndefined();
  });

  it('have ends that never go back in what was recorded', () => {
    for (const file of HEAP_TEXTS) {
      const ends = pausesOf(statsOf(recordedHeap(file)))?.pauses.map(({ endNanos = 0n }) => endNanos) ?? [];
      expect(ends.length).toBeGreaterThan(0);
      expect(ends).toEqual([...ends].sort((a, b) => Number(a - b)));
    }
  });
});
