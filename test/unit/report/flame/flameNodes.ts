/** Every node of a flame graph, opened to the last leaf, as tests look at them. */
import type { FlameTree } from '../../../../src/analysis/flame/flameTree';
import { widestNodes } from '../../../../src/analysis/flame/widestNodes';
import { flameViewOf } from '../../../../src/report/flame/flameView';
import type { OpenView } from '../../../../src/report/openView';

export interface OpenedNode {
  readonly name: string;
  readonly cum: bigint;
  readonly flat: bigint;
  readonly weight: number;
  readonly path: readonly string[];
}

export function openedNodes(view: OpenView, tree: FlameTree = flameViewOf(view).whole): OpenedNode[] {
  const { functions } = flameViewOf(view);
  const { nodes } = widestNodes(tree, { from: 0, to: 1, minWidth: 0, maxNodes: 1e6, maxWork: Infinity });
  const nameOf = (node: number): string => {
    const source = tree.nodes.source[node] as number;
    return source < 0 ? '' : functions.nameOf(source);
  };
  return nodes.map((node) => {
    const path: string[] = [];
    for (let at = tree.nodes.parent[node] as number; at >= 0; at = tree.nodes.parent[at] as number)
      path.unshift(nameOf(at));
    const weight = tree.nodes.weightOf(node);
    return { name: nameOf(node), cum: tree.cumOf(node), flat: tree.flatOf(node), weight, path };
  });
}

/** Flat and cum of each function: of boxes inside one of the same name only the outermost counts. */
export function functionSums(
  nodes: readonly OpenedNode[],
): Map<string, readonly [flat: bigint, cum: bigint]> {
  const sums = new Map<string, readonly [bigint, bigint]>();
  for (const { name, cum, flat, path } of nodes.slice(1)) {
    const [flatBefore, cumBefore] = sums.get(name) ?? [0n, 0n];
    const own = path.includes(name) ? 0n : cum;
    sums.set(name, [BigInt.asIntN(64, flatBefore + flat), BigInt.asIntN(64, cumBefore + own)]);
  }
  return sums;
}
