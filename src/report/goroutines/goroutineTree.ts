import { operationOfRow } from '../../analysis/goroutines/operations';
import type { ParentTree } from '../../analysis/goroutines/parentTree';
import { parentTree } from '../../analysis/goroutines/parentTree';
import { userFramesOf } from '../../analysis/goroutines/userFrame';
import type { GoroutineDump } from '../../model/goroutineDump';
import type { GoroutineTree, GoroutineTreeNode } from '../../protocol/goroutineRequests';
import { shortened } from '../shortened';
import { goroutinesText } from './blockedText';
import { goroutineFrame } from './goroutineFrame';
import { waitText } from './waitText';

const known = new WeakMap<GoroutineDump, ParentTree>();

export function goroutineTree(dump: GoroutineDump, offset: number, limit: number): GoroutineTree {
  let tree = known.get(dump);
  if (!tree) {
    tree = parentTree(dump);
    known.set(dump, tree);
  }
  const shown = tree;
  const length = Math.max(0, Math.min(limit, tree.count - offset));
  return {
    nodes: Array.from({ length }, (_, at) => treeNode(dump, shown, offset + at)),
    nodeCount: tree.count,
  };
}

function treeNode(dump: GoroutineDump, tree: ParentTree, node: number): GoroutineTreeNode {
  const row = tree.rows[node] ?? -1;
  const shape = { depth: tree.depths[node] ?? 0, below: tree.below[node] ?? 0, row };
  const name = `goroutine ${tree.ids[node] ?? 0}`;
  if (row < 0) return { ...shape, title: `${name}, which has ended`, operation: '', wait: '' };
  const { stacks, waitMinutes, ids } = dump.goroutines;
  const count = tree.counts[node] ?? 0;
  const place = userFramesOf(dump).place[stacks[row] ?? 0] ?? -1;
  const isOne = count === 1 && (ids[row] ?? -1) >= 0;
  return {
    ...shape,
    title: isOne ? name : goroutinesText(count),
    operation: shortened(operationOfRow(dump, row)),
    wait: isOne ? waitText(waitMinutes[row]) : '',
    ...(place < 0 ? {} : { place: goroutineFrame(dump, place) }),
  };
}
