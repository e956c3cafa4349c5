import type { Neighbours } from './neighbours';
import type { RowOrder } from './rowOrder';

const MOST_PASSES = 8;
/** Compared pairs of positions in one call: hubs with thousands of edges would be compared without end. */
const MOST_COMPARISONS = 1_000_000;

/** Exchanges two nodes side by side where fewer edges cross then, until no pair is left or it takes too long. */
export function exchangeNeighbours(order: RowOrder, round: number): void {
  const { rows, positions } = order;
  let work = 0;
  let improved = true;
  // Pairs without a difference change sides in every other pair of rounds.
  const least = round % 4 < 2 ? 1 : 0;
  for (let pass = 0; pass < MOST_PASSES && improved; pass++) {
    improved = false;
    for (const row of rows) {
      for (let at = 0; at + 1 < row.length; at++) {
        const [left, right] = [row[at] as number, row[at + 1] as number];
        work += 1 + comparisons(order.above, left, right) + comparisons(order.below, left, right);
        if (work > MOST_COMPARISONS) return;
        const gain =
          gainAt(order.above, positions, left, right) + gainAt(order.below, positions, left, right);
        if (gain < least || (gain === 0 && pass > 0)) continue;
        row[at] = right;
        row[at + 1] = left;
        positions[right] = at;
        positions[left] = at + 1;
        if (gain > 0) improved = true;
      }
    }
  }
}

/** Crossings less on one side when the two change places. */
function gainAt({ starts, nodes }: Neighbours, positions: Int32Array, left: number, right: number): number {
  let gain = 0;
  for (let a = starts[left] as number; a < (starts[left + 1] as number); a++) {
    const x = positions[nodes[a] as number] as number;
    for (let b = starts[right] as number; b < (starts[right + 1] as number); b++) {
      gain += Math.sign(x - (positions[nodes[b] as number] as number));
    }
  }
  return gain;
}

function comparisons({ starts }: Neighbours, left: number, right: number): number {
  const leftCount = (starts[left + 1] as number) - (starts[left] as number);
  return leftCount * ((starts[right + 1] as number) - (starts[right] as number));
}
