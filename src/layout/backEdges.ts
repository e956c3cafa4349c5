import { adjacency } from './adjacency';

/**
 * 1 for each edge that leads back to a node on the way to it: turned around, no cycle is left. The walk starts at nodes
 * that nothing leads to, in their order, and then at the first of what is left.
 */
export function backEdges(nodeCount: number, tails: Int32Array, heads: Int32Array): Uint8Array {
  const { starts, edges } = adjacency(nodeCount, tails);
  const isBack = new Uint8Array(tails.length);
  const state = new Uint8Array(nodeCount);
  const hasCaller = new Uint8Array(nodeCount);
  for (const head of heads) hasCaller[head] = 1;
  for (let node = 0; node < nodeCount; node++) if (hasCaller[node] === 0) walk(node);
  for (let node = 0; node < nodeCount; node++) walk(node);
  return isBack;

  function walk(root: number): void {
    if (state[root] !== NEW) return;
    const path = [root];
    const next = [starts[root] as number];
    state[root] = ON_PATH;
    while (path.length > 0) {
      const top = path.length - 1;
      const node = path[top] as number;
      const slot = next[top] as number;
      if (slot === starts[node + 1]) {
        state[node] = DONE;
        path.pop();
        next.pop();
        continue;
      }
      next[top] = slot + 1;
      const edge = edges[slot] as number;
      const head = heads[edge] as number;
      if (state[head] === ON_PATH) isBack[edge] = 1;
      else if (state[head] === NEW) {
        state[head] = ON_PATH;
        path.push(head);
        next.push(starts[head] as number);
      }
    }
  }
}

const NEW = 0;
const ON_PATH = 1;
const DONE = 2;
