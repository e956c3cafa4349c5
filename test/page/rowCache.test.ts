import { describe, expect, test } from 'vitest';
import { PAGE_ROWS, RowCache, type RowsResult } from '../../webview/table/rowCache';

interface Asked {
  readonly offset: number;
  answer(result: RowsResult<number>): Promise<void>;
}

/** A cache over the numbers from 0 to 99,999, whose asks are answered by the test. */
function cacheOfNumbers() {
  const asked: Asked[] = [];
  const problems: string[] = [];
  const pages: number[] = [];
  const cache = new RowCache<number>({
    fetch: (offset) =>
      new Promise((resolve) => {
        asked.push({
          offset,
          answer: async (result) => {
            resolve(result);
            await Promise.resolve();
            await Promise.resolve();
          },
        });
      }),
    onPage: (_page, offset) => pages.push(offset),
    onProblem: (message) => problems.push(message),
  });
  return { cache, asked, problems, pages, offsets: () => asked.map(({ offset }) => offset) };
}

function pageAt(offset: number): RowsResult<number> {
  const rows = Array.from({ length: PAGE_ROWS }, (_, i) => offset + i);
  return { kind: 'page', page: { rows, rowCount: 100_000, summary: '', legend: [] } };
}

describe('A cache of rows', () => {
  test('asks for whole pages and only once', async () => {
    const { cache, asked, offsets } = cacheOfNumbers();
    cache.want(100, 150);
    cache.want(100, 151);
    expect(offsets()).toEqual([0, 128]);
    expect(cache.row(130)).toBeUndefined();
    await asked[1]?.answer(pageAt(128));
    expect(cache.row(130)).toBe(130);
    expect(cache.row(100)).toBeUndefined();
    cache.want(130, 140);
    expect(offsets()).toEqual([0, 128]);
  });

  test('asks next for what is wanted now, not for what was scrolled past', async () => {
    const { cache, asked, offsets } = cacheOfNumbers();
    for (let row = 0; row < 50_000; row += 1_000) cache.want(row, row + 20);
    expect(offsets()).toHaveLength(2);
    await asked[0]?.answer(pageAt(0));
    expect(offsets().at(-1)).toBe(Math.floor(49_000 / PAGE_ROWS) * PAGE_ROWS);
  });

  test('forgets the pages that were not used for longest', async () => {
    const { cache, asked } = cacheOfNumbers();
    for (let page = 0; page < 70; page++) {
      cache.want(page * PAGE_ROWS, page * PAGE_ROWS);
      await asked.at(-1)?.answer(pageAt(page * PAGE_ROWS));
      cache.want(0, 0);
    }
    expect(cache.row(0)).toBe(0);
    expect(cache.row(PAGE_ROWS)).toBeUndefined();
    expect(cache.row(69 * PAGE_ROWS)).toBe(69 * PAGE_ROWS);
  });

  test('stops asking after a problem until it is told to try again', async () => {
    const { cache, asked, offsets, problems } = cacheOfNumbers();
    cache.want(0, 10);
    await asked[0]?.answer({ kind: 'problem', message: 'gone', remedy: 'retry' });
    expect(problems).toEqual(['gone']);
    cache.want(5_000, 5_000);
    expect(offsets()).toEqual([0]);
    cache.retry();
    // The page in sight, then the one next to it.
    expect(offsets()).toEqual([0, 4_992, 4_864]);
  });

  test('takes nothing any more once it is disposed of', async () => {
    const { cache, asked, pages, problems } = cacheOfNumbers();
    cache.want(0, 200);
    cache.dispose();
    await asked[0]?.answer(pageAt(0));
    await asked[1]?.answer({ kind: 'problem', message: 'late', remedy: 'retry' });
    expect(pages).toEqual([]);
    expect(problems).toEqual([]);
    expect(cache.row(0)).toBeUndefined();
  });
});
