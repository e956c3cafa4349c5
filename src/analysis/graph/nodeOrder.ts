/** The orders in which reports show nodes: Nodes.Sort in pprof's internal/graph/graph.go. */
import type { NodeInfo } from './nodeInfo';
import { int64Magnitude, magnitude } from '../magnitude';
import { compareNames } from './compareNames';
import { goSort } from './goSort';

/**
 * Sorts by the magnitude of `score`, then by name, then by |flat| or |cum|. Only the nodes of a call tree can tie in all
 * of that. pprof has them from a map when it sorts first, so that any order is as good; when it sorts again, what comes
 * out depends on the order before (`ties` are `sortedBefore`).
 */
export function sortNodes(
  order: Uint32Array,
  nodes: { info(node: number): NodeInfo; readonly nameOf: (node: number) => string },
  by: { readonly score: (node: number) => bigint; readonly tie: (node: number) => bigint },
  ties: 'unordered' | 'sortedBefore' = 'unordered',
): void {
  const scoreOf = (node: number): bigint => int64Magnitude(by.score(node));
  // Rounded to doubles, scores that differ keep their order; only where they become equal are they asked again.
  const rounded = new Float64Array(order.reduce((most, node) => Math.max(most, node), -1) + 1);
  let isExact = true;
  for (const node of order) {
    const score = Number(scoreOf(node));
    rounded[node] = score;
    if (!Number.isSafeInteger(score)) isExact = false;
  }
  const { nameOf } = nodes;
  const compare = (a: number, b: number): number => {
    const [x, y] = [rounded[a] as number, rounded[b] as number];
    if (x !== y) return x > y ? -1 : 1;
    if (!isExact) {
      const [exactX, exactY] = [scoreOf(a), scoreOf(b)];
      if (exactX !== exactY) return exactX > exactY ? -1 : 1;
    }
    const byName = compareNames(nameOf(a), nameOf(b));
    if (byName !== 0) return byName;
    const [flatA, flatB] = [magnitude(by.tie(a)), magnitude(by.tie(b))];
    if (flatA !== flatB) return flatA > flatB ? -1 : 1;
    return compareNames(fullText(nodes.info(a)), fullText(nodes.info(b)));
  };
  if (ties === 'sortedBefore') goSort(order, (a, b) => compare(a, b) < 0);
  else order.sort((a, b) => compare(a, b) || a - b);
}

function fullText({ name, address, file, startLine, line, column, objFile }: NodeInfo): string {
  return `${name} ${address.toString()} ${file} ${startLine} ${line} ${column} ${objFile}`;
}
