/**
 * The x of everything in its row, in the order that it has: near what it is connected with, the heavy edges straight.
 * First by sweeps, which any graph can afford; small graphs then get the best positions there are.
 */
import type { Layered } from './layered';
import type { Neighbours } from './neighbours';
import { neighbours } from './neighbours';
import { spreadRow } from './spreadRow';
import { straightestColumns } from './straightestColumns';

export function placeColumns(graph: Layered, gap: number): Float64Array {
  if (graph.count + graph.uppers.length <= MOST_FOR_BEST) return straightestColumns(graph, gap);
  return sweptColumns(graph, gap);
}

const MOST_FOR_BEST = 4000;
const SWEEPS = 12;

export function sweptColumns(graph: Layered, gap: number): Float64Array {
  const { count, rows, uppers, lowers, weights } = graph;
  const below = neighbours(count, uppers, lowers, weights);
  const above = neighbours(count, lowers, uppers, weights);
  const xs = new Float64Array(count);
  const wishes = new Float64Array(count);
  const forces = new Float64Array(count);
  const place = (row: readonly number[], sides: readonly Neighbours[]): void => {
    for (const node of row) wishOf(node, sides, xs, wishes, forces);
    spreadRow(graph, { row, wishes, forces, gap }, xs);
  };
  for (const row of rows) place(row, []);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (let at = 1; at < rows.length; at++) place(rows[at] ?? [], [above]);
    for (let at = rows.length - 2; at >= 0; at--) place(rows[at] ?? [], [below]);
  }
  for (let at = 0; at < rows.length; at++) place(rows[at] ?? [], [above, below]);
  return xs;
}

/** The middle of the neighbours, each as heavy as the edges to it. */
function wishOf(
  node: number,
  sides: readonly Neighbours[],
  xs: Float64Array,
  wishes: Float64Array,
  forces: Float64Array,
): void {
  let [sum, force] = [0, 0];
  for (const { starts, nodes, weights } of sides) {
    for (let slot = starts[node] as number; slot < (starts[node + 1] as number); slot++) {
      const weight = weights[slot] as number;
      sum += weight * (xs[nodes[slot] as number] as number);
      force += weight;
    }
  }
  wishes[node] = force === 0 ? (xs[node] as number) : sum / force;
  forces[node] = force === 0 ? LOOSE : force;
}

/** Of what nothing pulls at. */
const LOOSE = 0.01;
