import { describe, expect, it } from 'vitest';
import { memoryReport } from '../../../../src/report/memory/memoryReport';
import { changeText, memoryRateText, memoryText } from '../../../../src/report/memory/memoryNumbers';
import { HEAP_TEXTS, memStatsOf, recordedHeap, statsOf } from '../../../support/heapTexts';

const RECORDINGS = 'examples/leakdemo/recordings';
const momentOf = (recording: string, fetchedNanos: bigint) => ({
  stats: statsOf(recordedHeap(`${RECORDINGS}/${recording}/heap.debug1.txt`)),
  fetchedNanos,
});
const AFTER = momentOf('leak_demo/3-20312', 120_000_000_000n);
const BEFORE = momentOf('leak_demo/1-1000', 60_000_000_000n);

describe('memoryReport', () => {
  it.each(HEAP_TEXTS)('explains every figure of %s', (file) => {
    const stats = statsOf(recordedHeap(file));
    const { figures, where, pauses } = memoryReport({ moment: { stats } });
    // Three of them are pairs.
    expect(figures).toHaveLength(stats.size + 3);
    for (const { name, explanation, text } of figures) {
      expect(explanation, name).not.toContain('not explained here');
      expect(explanation, name).toMatch(/^[A-Z].*\.$/);
      expect(text, name).not.toBe('');
    }
    expect(where?.sentences.length).toBeGreaterThan(1);
    expect(pauses?.bars.length).toBeGreaterThan(0);
  });

  it('says a figure for people and exactly', () => {
    const { figures } = memoryReport({ moment: AFTER });
    const row = (name: string) => figures.find((figure) => figure.name === name);
    expect(row('HeapReleased')).toMatchObject({ text: '6.46MB', exact: '6774784' });
    expect(row('Stack in use')).toMatchObject({ text: '40.22MB', exact: '42172416' });
    expect(row('NumGC')).toMatchObject({ text: '18', exact: '' });
    expect(row('LastGC')).toMatchObject({ text: '2026-11-23 13:13:21 UTC' });
    expect(row('PauseNs')).toMatchObject({ text: '256 values, 18 used', exact: '' });
    expect(row('GCCPUFraction')?.text).toMatch(/^\d.*%$/);
    expect(row('DebugGC')).toMatchObject({ text: 'false', exact: '' });
  });

  it('says where the memory is', () => {
    expect(memoryReport({ moment: AFTER }).where?.sentences).toEqual([
      'Go holds 115.99MB (122.45MB of address space, of which 6.46MB are returned to the system).',
      'Most of it, 67.79MB (58.44%), is in allocated objects: look at inuse_space to see who allocated them.',
      'Stacks take 34.67% of it, which is much: there are very many goroutines, or very deep ones.',
    ]);
  });

  it('says what grew and how fast', () => {
    const { comparison, figures } = memoryReport({ moment: AFTER, base: BEFORE });
    expect(comparison?.sentences).toEqual([
      'Allocated objects grew most: something is kept that was let go before, or not needed yet.',
      'The largest change is Allocated objects: +62.88MB (+1.05MB/s).',
      '121.65MB were allocated in between (+2.03MB/s).',
      '60s lie between the two.',
    ]);
    expect(figures.find(({ name }) => name === 'Stack in use')).toMatchObject({
      base: '2.34MB',
      difference: '+37.88MB',
      rate: '+646.40kB/s',
    });
  });

  it('does not speak of growth between two processes', () => {
    const { comparison } = memoryReport({ moment: BEFORE, base: AFTER });
    expect(comparison?.sentences).toEqual([expect.stringContaining('the program was started anew')]);
  });

  it('says how much stack each goroutine has', () => {
    const { identities } = memoryReport({ moment: AFTER, goroutines: 20318n });
    const row = identities.at(-1);
    expect(row).toMatchObject({ equation: 'Stack in use ≥ 2kB × goroutines', state: 'holds' });
    expect(row?.meaning).toContain('2.03kB of stack for each of 20,318 goroutines');
  });

  it('says what does not add up, and by how much', () => {
    const stats = new Map(AFTER.stats).set('HeapIdle', { kind: 'number', value: 1_000_000n });
    const { identities, markdown } = memoryReport({ moment: { stats } });
    const row = identities.find(({ equation }) => equation === 'HeapSys = HeapIdle + HeapInuse');
    expect(row).toMatchObject({ state: 'doesNotHold', figures: '75.78MB = 976.56kB + 69.32MB' });
    expect(row?.meaning).toMatch(/^Off by 5\.51MB\./);
    expect(markdown).toContain('## What does not add up');
  });

  it('keeps the Markdown whole whatever the text says', () => {
    const stats = memStatsOf({ Sys: 1, Strange: '`|<b>\u0007 # x' });
    const { markdown } = memoryReport({ moment: { stats } });
    expect(markdown).toContain('| `Strange` | `  <b>  # x` |');
    expect(markdown).not.toContain('## Where is the memory');
  });

  it.each([
    [{}, 0],
    [{ Sys: '99999999999999999999' }, 1],
    [{ NumGC: 1, PauseNs: `[${Array.from({ length: 256 }, () => 0).join(' ')}]` }, 2],
  ])('does not fail on %j', (figures, count) => {
    expect(memoryReport({ moment: { stats: memStatsOf(figures) } }).figures).toHaveLength(count);
  });
});

describe('numbers', () => {
  it.each([
    [1_048_576n, 'bytes', '+1MB/s'],
    [3n, 'count', '+3/min'],
    [-2n, 'count', '-2/min'],
    [0n, 'bytes', '0/h'],
  ] as const)('%s %s in a minute are %s', (change, unit, text) => {
    expect(memoryRateText(unit === 'bytes' ? change * 60n : change, unit, 60_000_000_000n)).toBe(text);
  });

  it('are said with sign and unit, times too', () => {
    expect(changeText(-1024n, 'bytes')).toBe('-1kB');
    expect(changeText(0n, 'bytes')).toBe('0');
    expect(changeText(1_500_000n, 'time')).toBe('+1.50ms');
    expect(memoryText(0n, 'time')).toBe('never');
    expect(memoryText(2n ** 64n - 1n, 'time')).toBe('2554-07-21 23:34:33 UTC');
    expect(memoryText(10n ** 30n, 'time')).toBe(String(10n ** 30n));
  });
});
