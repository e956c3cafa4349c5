import * as l10n from '@vscode/l10n';
import { operationOfRow } from '../../analysis/goroutines/operations';
import type { ParentTree } from '../../analysis/goroutines/parentTree';
import { parentTree } from '../../analysis/goroutines/parentTree';
import { parseQuery } from '../../analysis/goroutines/queryParser';
import { selectRows } from '../../analysis/goroutines/selectRows';
import { userFramesOf } from '../../analysis/goroutines/userFrame';
import type { GoroutineDump } from '../../model/goroutineDump';
import type {
  GoroutineTree,
  GoroutineTreeNode,
  GoroutineTreeRequest,
} from '../../protocol/goroutineRequests';
import { shortened } from '../shortened';
import { goroutinesText } from './blockedText';
import { goroutineFrame } from './goroutineFrame';
import { waitText } from './waitText';

/** The last tree for each dump: a list that is scrolled asks for page after page of it. */
const lastTrees = new WeakMap<GoroutineDump, { readonly query: string; readonly tree: ParentTree }>();

export function goroutineTree(
  dump: GoroutineDump,
  { query = '', offset, limit }: Omit<GoroutineTreeRequest, 'profile'>,
): GoroutineTree {
  const knows = dump.goroutines.creatorIds.some((id) => id >= 0) ? 'parents' : 'none';
  const tree = treeFor(dump, query);
  if ('message' in tree) return { nodes: [], nodeCount: 0, queryProblem: tree, knows };
  const length = Math.max(0, Math.min(limit, tree.count - offset));
  const total = dump.goroutines.counts.reduce((sum, count) => sum + count, 0);
  return {
    nodes: Array.from({ length }, (_, at) => treeNode(dump, tree, offset + at, total)),
    nodeCount: tree.count,
    knows,
  };
}

function treeFor(
  dump: GoroutineDump,
  query: string,
): ParentTree | { readonly message: string; readonly at: number } {
  const last = lastTrees.get(dump);
  if (last?.query === query) return last.tree;
  const parsed = parseQuery(query);
  if (!parsed.ok) return { message: parsed.message, at: parsed.at };
  const rows = parsed.query.kind === 'all' ? undefined : selectRows(dump, parsed.query);
  const tree = parentTree(dump, rows);
  lastTrees.set(dump, { query, tree });
  return tree;
}

function treeNode(dump: GoroutineDump, tree: ParentTree, node: number, total: number): GoroutineTreeNode {
  const row = tree.rows[node] ?? -1;
  const shape = { depth: tree.depths[node] ?? 0, below: tree.below[node] ?? 0, row };
  const name = l10n.t('goroutine {0}', tree.ids[node] ?? 0);
  if (row < 0) {
    return {
      ...shape,
      title: l10n.t('{0}, which has ended', name),
      count: '',
      share: 0,
      operation: '',
      wait: '',
    };
  }
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
