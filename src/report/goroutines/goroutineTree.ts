import * as l10n from '@vscode/l10n';
import { operationOfRow } from '../../analysis/goroutines/operations';
import type { ParentTree } from '../../analysis/goroutines/parentTree';
import { parentTree } from '../../analysis/goroutines/parentTree';
import { parseQuery } from '../../analysis/goroutines/queryParser';
import { selectRows } from '../../analysis/goroutines/selectRows';
import { userFramesOf } from '../../analysis/goroutines/userFrame';
import type {
  GoroutineTree,
  GoroutineTreeNode,
  GoroutineTreeRequest,
} from '../../protocol/goroutineRequests';
import { shortened } from '../shortened';
import { goroutinesText } from './blockedText';
import { goroutineFrame } from './goroutineFrame';
import type { ViewedGoroutines } from './viewedGoroutines';
import { waitText } from './waitText';

/** The last tree for each view: a list that is scrolled asks for page after page of it. */
const lastTrees = new WeakMap<ViewedGoroutines, { readonly query: string; readonly tree: ParentTree }>();

export function goroutineTree(
  viewed: ViewedGoroutines,
  { query = '', offset, limit }: Omit<GoroutineTreeRequest, 'profile' | 'filters'>,
): GoroutineTree {
  const knows = viewed.dump.goroutines.creatorIds.some((id) => id >= 0) ? 'parents' : 'none';
  const tree = treeFor(viewed, query);
  if ('message' in tree) return { nodes: [], nodeCount: 0, queryProblem: tree, knows };
  const length = Math.max(0, Math.min(limit, tree.count - offset));
  return {
    nodes: Array.from({ length }, (_, at) => treeNode(viewed, tree, offset + at)),
    nodeCount: tree.count,
    knows,
  };
}

function treeFor(
  viewed: ViewedGoroutines,
  query: string,
): ParentTree | { readonly message: string; readonly at: number } {
  const last = lastTrees.get(viewed);
  if (last?.query === query) return last.tree;
  const parsed = parseQuery(query);
  if (!parsed.ok) return { message: parsed.message, at: parsed.at };
  const { dump } = viewed;
  const rows = parsed.query.kind === 'all' ? viewed.rows : selectRows(dump, parsed.query, viewed.rows);
  const tree = parentTree(dump, rows);
  lastTrees.set(viewed, { query, tree });
  return tree;
}

function treeNode(viewed: ViewedGoroutines, tree: ParentTree, node: number): GoroutineTreeNode {
  const { dump, total } = viewed;
  const row = tree.rows[node] ?? -1;
  const shape = { depth: tree.depths[node] ?? 0, below: tree.below[node] ?? 0, row };
  const name = l10n.t('goroutine {0}', tree.ids[node] ?? 0);
  const onlyNamed = { ...shape, row: -1, count: '', share: 0, operation: '', wait: '' };
  if (row < 0) return { ...onlyNamed, title: l10n.t('{0}, which has ended', name) };
  // It is there for those that go back to it.
  if (!isShown(viewed, row)) return { ...onlyNamed, title: l10n.t('{0}, which filters leave out', name) };
  const { stacks, waitMinutes, ids } = dump.goroutines;
  const count = tree.counts[node] ?? 0;
  const place = userFramesOf(dump).place[stacks[row] ?? 0] ?? -1;
  const isOne = count === 1 && (ids[row] ?? -1) >= 0;
  return {
    ...shape,
    title: isOne ? name : goroutinesText(count),
    count: String(count),
    share: total === 0 ? 0 : Math.abs(count / total),
    operation: shortened(operationOfRow(dump, row)),
    wait: isOne ? waitText(waitMinutes[row]) : '',
    ...(place < 0 ? {} : { place: goroutineFrame(dump, place) }),
  };
}

/** Rows ascend. */
function isShown({ rows }: ViewedGoroutines, row: number): boolean {
  if (!rows) return true;
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle] as number) < row) low = middle + 1;
    else high = middle;
  }
  return rows[low] === row;
}
