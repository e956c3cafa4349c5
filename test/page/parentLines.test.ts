import { expect, test } from 'vitest';
import type { GoroutineTreeNode } from '../../src/protocol/goroutineRequests';
import type { GoroutineLine } from '../../webview/goroutines/goroutineLine';
import { ParentLines } from '../../webview/goroutines/parentLines';

/** Depths of a tree in the order in which it is read; what is below follows from them. */
function nodesOf(depths: readonly number[]): GoroutineTreeNode[] {
  return depths.map((depth, index) => {
    const next = depths.findIndex((other, at) => at > index && other <= depth);
    const below = (next < 0 ? depths.length : next) - index - 1;
    return { depth, below, title: String(index), count: '1', share: 0, row: index, operation: '', wait: '' };
  });
}

async function shown(lines: ParentLines, offset = 0, limit = 1000): Promise<readonly GoroutineLine[]> {
  const result = await lines.page(offset, limit);
  if (result.kind !== 'page') throw new Error('expected lines');
  return result.page.rows;
}

async function titles(lines: ParentLines, offset = 0, limit = 1000): Promise<string> {
  const rows = await shown(lines, offset, limit);
  return rows.map((row) => (row.kind === 'parent' ? row.node.title : '?')).join(' ');
}

async function toggle(lines: ParentLines, title: string): Promise<void> {
  const row = (await shown(lines)).find((line) => line.kind === 'parent' && line.node.title === title);
  if (row?.kind !== 'parent') throw new Error(`expected ${title} to be seen`);
  lines.toggle(row);
}

function linesOf(nodes: readonly GoroutineTreeNode[], asked: number[] = []): ParentLines {
  return new ParentLines((offset, limit) => {
    asked.push(offset);
    const page = { nodes: nodes.slice(offset, offset + limit), nodeCount: nodes.length, summary: '' };
    return Promise.resolve({ kind: 'nodes', page });
  });
}

test('what is below a folded line is left out, and folds within folds come back as they were', async () => {
  const lines = linesOf(nodesOf([0, 1, 2, 2, 1, 2, 0, 1]));
  expect(await titles(lines)).toBe('0 1 2 3 4 5 6 7');
  await toggle(lines, '1');
  expect(await titles(lines)).toBe('0 1 4 5 6 7');
  await toggle(lines, '0');
  expect(await titles(lines)).toBe('0 6 7');
  const page = await lines.page(0, 10);
  expect(page.kind === 'page' && page.page.rowCount).toBe(3);
  await toggle(lines, '6');
  expect(await titles(lines)).toBe('0 6');
  await toggle(lines, '0');
  expect(await titles(lines)).toBe('0 1 4 5 6');
  expect(await titles(lines, 2, 2)).toBe('4 5');
});

test('lines far down are found in pages of their own, past what is folded', async () => {
  const asked: number[] = [];
  const nodes = nodesOf(Array.from({ length: 20_000 }, (_, index) => (index % 10 === 0 ? 0 : 1)));
  const lines = linesOf(nodes, asked);
  await toggle(lines, '0');
  await toggle(lines, '20');
  expect(await titles(lines, 10_000, 3)).toBe('10018 10019 10020');
  expect(await titles(lines, 19_980, 5)).toBe('19998 19999');
  expect(asked.length).toBeLessThan(20);
});

test('a failure is handed on, and the next question asks again', async () => {
  let isLost = true;
  const nodes = nodesOf([0, 1]);
  const lines = new ParentLines(() =>
    Promise.resolve(
      isLost
        ? ({ kind: 'problem', message: 'lost', remedy: 'retry' } as const)
        : ({ kind: 'nodes', page: { nodes, nodeCount: 2, summary: '' } } as const),
    ),
  );
  expect(await lines.page(0, 10)).toMatchObject({ kind: 'problem', message: 'lost' });
  isLost = false;
  expect(await titles(lines)).toBe('0 1');
});
