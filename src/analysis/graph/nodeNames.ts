import type { NodeInfo } from './nodeInfo';
import { printableName } from './nodeInfo';

/** Printable names of nodes, each made once: sorting asks for the same ones again and again. */
export function nodeNames(nodes: { info(node: number): NodeInfo }): (node: number) => string {
  const names = new Map<number, string>();
  return (node) => {
    let name = names.get(node);
    if (name === undefined) {
      name = printableName(nodes.info(node));
      names.set(node, name);
    }
    return name;
  };
}
