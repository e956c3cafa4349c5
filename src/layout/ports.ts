import type { Layered } from './layered';
import type { LayoutNode } from './layoutTypes';
import { spreadRow } from './spreadRow';

/** Where each edge leaves its upper node's bottom and enters its lower node's top: x by edge. */
export interface Ports {
  readonly leave: Float64Array;
  readonly enter: Float64Array;
}

export function ports(graph: Layered, xs: Float64Array, nodes: readonly LayoutNode[]): Ports {
  const count = graph.chains.length;
  const found = { leave: new Float64Array(count), enter: new Float64Array(count) };
  const ends = graph.chains.map((chain) => ({
    leave: { node: chain[0] as number, next: chain[1] as number },
    enter: { node: chain[chain.length - 1] as number, next: chain[chain.length - 2] as number },
  }));
  for (const side of ['leave', 'enter'] as const) {
    const byNode = new Map<number, number[]>();
    for (const [edge, end] of ends.entries()) {
      const edges = byNode.get(end[side].node);
      if (edges) edges.push(edge);
      else byNode.set(end[side].node, [edge]);
    }
    for (const [node, edges] of byNode) {
      const nextX = (edge: number): number => xs[ends[edge]?.[side].next ?? 0] as number;
      edges.sort((a, b) => nextX(a) - nextX(b));
      spreadPorts(edges, xs[node] as number, nodes[node]?.width ?? 0, nextX, found[side]);
    }
  }
  return found;
}

/** Near the middle, moved a little to where each comes from, and with room for arrows between them. */
function spreadPorts(
  edges: readonly number[],
  x: number,
  width: number,
  nextX: (edge: number) => number,
  out: Float64Array,
): void {
  const reach = width * REACH;
  const within = (value: number): number => Math.max(x - reach, Math.min(x + reach, value));
  const half = Math.min(ARROW / 2, reach / edges.length);
  const lanes = Float64Array.from(edges);
  const room = new Float64Array(edges.length).fill(half);
  spreadRow(
    { lefts: room, rights: room },
    {
      row: [...edges.keys()],
      wishes: Float64Array.from(edges, (edge) => within(x + (nextX(edge) - x) * LEAN)),
      forces: new Float64Array(edges.length).fill(1),
      gap: 0,
    },
    lanes,
  );
  for (const [lane, edge] of edges.entries()) out[edge] = within(lanes[lane] as number);
}

/** Of a node's width, to each side. */
const REACH = 0.42;
const LEAN = 0.15;
const ARROW = 11;
