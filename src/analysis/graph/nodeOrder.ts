/** The orders in which reports show nodes: Nodes.Sort in pprof's internal/graph/graph.go. */
import type { NodeInfo } from './nodeInfo';
import type { ValueColumn } from '../../model/valueColumn';
import { valueAt } from '../../model/valueColumn';
import { lineNumberText } from '../../model/lineNumber';
import { int64Magnitude, magnitude } from '../magnitude';
import { compareNames } from './compareNames';
import { goSort } from './goSort';

/** A number of each node: a column of them, or where each is made. */
export type NodeNumbers = ValueColumn | ((node: number) => bigint);

/**
 * Sorts by the magnitude of `score`, then by name, then by |flat| or |cum|. Only the nodes of a call tree can tie in all
 * of that. pprof has them from a map when it sorts first, so that any order is as good; when it sorts again, what comes
 * out depends on the order before (`ties` are `sortedBefore`).
 */
export function sortNodes(
  order: Uint32Array,
  nodes: { info(node: number): NodeInfo; readonly nameOf: (node: number) => string },
  by: { readonly score: NodeNumbers; readonly tie: NodeNumbers },
  ties: 'unordered' | 'sortedBefore' = 'unordered',
): void {
  const scoreOf = (node: number): bigint => int64Magnitude(numberAt(by.score, node));
  const { rounded, isExact } = roundedScores(order, by.score);
  const { nameOf } = nodes;
  const compareTied = nameOrder(order, nameOf);
  const compare = (a: number, b: number): number => {
    const [x, y] = [rounded[a] as number, rounded[b] as number];
    if (x !== y) return x > y ? -1 : 1;
    if (!isExact) {
      const [exactX, exactY] = [scoreOf(a), scoreOf(b)];
      if (exactX !== exactY) return exactX > exactY ? -1 : 1;
    }
    const byName = compareTied(nameOf(a), nameOf(b));
    if (byName !== 0) return byName;
    const [flatA, flatB] = [magnitude(numberAt(by.tie, a)), magnitude(numberAt(by.tie, b))];
    if (flatA !== flatB) return flatA > flatB ? -1 : 1;
    return compareNames(fullText(nodes.info(a)), fullText(nodes.info(b)));
  };
  if (ties === 'sortedBefore') goSort(order, (a, b) => compare(a, b) < 0);
  else order.sort((a, b) => compare(a, b) || a - b);
}

function numberAt(numbers: NodeNumbers, node: number): bigint {
  return typeof numbers === 'function' ? numbers(node) : valueAt(numbers, node);
}

/** By node. Rounded to doubles, scores that differ keep their order; only where they become equal are they asked again. */
function roundedScores(
  order: Uint32Array,
  score: NodeNumbers,
): { readonly rounded: Float64Array; readonly isExact: boolean } {
  if (score instanceof Float64Array) return { rounded: score.map(Math.abs), isExact: true };
  const rounded = new Float64Array(order.reduce((most, node) => Math.max(most, node), -1) + 1);
  let isExact = true;
  for (const node of order) {
    rounded[node] = Number(int64Magnitude(numberAt(score, node)));
    if (!Number.isSafeInteger(rounded[node])) isExact = false;
  }
  return { rounded, isExact };
}

/** JavaScript's own order is three times as fast, and the same where no name has a surrogate: `compareNames.ts`. */
function nameOrder(
  order: Uint32Array,
  nameOf: (node: number) => string,
): (one: string, other: string) => number {
  let isPlain: boolean | undefined;
  return (one, other) => {
    isPlain ??= order.every((node) => !SURROGATE.test(nameOf(node)));
    if (!isPlain) return compareNames(one, other);
    return one === other ? 0 : one < other ? -1 : 1;
  };
}

const SURROGATE = /[\ud800-\udfff]/;

function fullText({ name, address, file, startLine, line, column, objFile }: NodeInfo): string {
  const numbers = [startLine, line, column].map(lineNumberText).join(' ');
  return `${name} ${address.toString()} ${file} ${numbers} ${objFile}`;
}
