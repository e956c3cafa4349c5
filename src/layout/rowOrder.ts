/**
 * Brings each row into an order in which few edges cross: by medians of the neighbours' positions, down and up in turn,
 * and by exchanging neighbours; the best order that was seen stays. Section 3 of the paper named in networkSimplex.ts.
 */
import { crossingsBelow } from './crossings';
import { exchangeNeighbours } from './exchangeNeighbours';
import type { Layered } from './layered';
import type { Neighbours } from './neighbours';
import { neighbours } from './neighbours';
import { sortByMedians } from './sortByMedians';

export interface RowOrder {
  readonly rows: number[][];
  readonly positions: Int32Array;
  readonly above: Neighbours;
  readonly below: Neighbours;
}

/** Rounds of an ordinary graph; larger ones have fewer. */
const MOST_ROUNDS = 24;
const PIECES_IN_ALL = 500_000;
/** Rounds without a better order. */
const PATIENCE = 8;

export function orderRows(graph: Layered): void {
  const { count, rows, uppers, lowers, weights } = graph;
  const order: RowOrder = {
    rows,
    positions: new Int32Array(count),
    below: neighbours(count, uppers, lowers, weights),
    above: neighbours(count, lowers, uppers, weights),
  };
  const rounds = Math.max(2, Math.min(MOST_ROUNDS, Math.floor(PIECES_IN_ALL / (uppers.length + 1))));
  let best = { crossings: Infinity, rows: rows.map((row) => [...row]) };
  for (const start of ['top', 'bottom'] as const) {
    firstOrder(order, start);
    const found = improve(order, rounds);
    if (found.crossings < best.crossings) best = found;
    if (best.crossings === 0) break;
  }
  for (const [index, row] of best.rows.entries()) rows[index] = row;
}

function improve(order: RowOrder, rounds: number): { crossings: number; rows: number[][] } {
  const kept = (): { crossings: number; rows: number[][] } => ({
    crossings: allCrossings(order),
    rows: order.rows.map((row) => [...row]),
  });
  let best = kept();
  let idle = 0;
  for (let round = 0; round < rounds && best.crossings > 0 && idle < PATIENCE; round++) {
    sortByMedians(order, round);
    exchangeNeighbours(order, round);
    const crossings = allCrossings(order);
    idle++;
    if (crossings < best.crossings) {
      if (crossings < best.crossings * 0.995) idle = 0;
      best = kept();
    }
  }
  return best;
}

/** As a walk from one side meets them, breadth first, so that a tree has no crossings from the start. */
function firstOrder({ rows, positions, above, below }: RowOrder, from: 'top' | 'bottom'): void {
  const [back, on] = from === 'top' ? [above, below] : [below, above];
  const rowOf = new Int32Array(positions.length);
  for (const [index, row] of rows.entries()) for (const node of row) rowOf[node] = index;
  const queue: number[] = [];
  const seen = new Uint8Array(positions.length);
  const filled: number[][] = rows.map(() => []);
  for (let start = 0; start < positions.length; start++) {
    if (back.starts[start] !== back.starts[start + 1]) continue;
    seen[start] = 1;
    queue.push(start);
    for (let at = queue.length - 1; at < queue.length; at++) {
      const node = queue[at] as number;
      filled[rowOf[node] as number]?.push(node);
      for (let slot = on.starts[node] as number; slot < (on.starts[node + 1] as number); slot++) {
        const next = on.nodes[slot] as number;
        if (seen[next] === 1) continue;
        seen[next] = 1;
        queue.push(next);
      }
    }
  }
  for (const [index, row] of filled.entries()) {
    rows[index] = row;
    for (const [position, node] of row.entries()) positions[node] = position;
  }
}

function allCrossings({ rows, below, positions }: RowOrder): number {
  let sum = 0;
  for (let row = 0; row + 1 < rows.length; row++) {
    sum += crossingsBelow(rows[row] ?? [], rows[row + 1]?.length ?? 0, below, positions);
  }
  return sum;
}
