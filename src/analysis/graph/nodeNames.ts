import type { NodeInfo } from './nodeInfo';
import { printableName } from './nodeInfo';

/** Printable names of nodes, each made once: sorting asks for the same ones again and again. */
export function nodeNames(nodes: { info(node: number): NodeInfo }): (node: number) => string {
  const names: (string | undefined)[] = [];
  return (node) => (names[node] ??= printableName(nodes.info(node)));
}
