import type { Neighbours } from './neighbours';
import type { RowOrder } from './rowOrder';

/** One sweep: down in even rounds, up in odd ones. Nodes without neighbours on that side keep their places. */
export function sortByMedians({ rows, positions, above, below }: RowOrder, round: number): void {
  const isDown = round % 2 === 0;
  const side = isDown ? above : below;
  for (let step = 1; step < rows.length; step++) {
    const row = rows[isDown ? step : rows.length - 1 - step] ?? [];
    const medians = row.map((node) => median(node, side, positions));
    const places = [...row.keys()].filter((at) => (medians[at] as number) >= 0);
    // Nodes with the same median change sides in every other pair of rounds, so that no order is favoured.
    const tie = round % 4 < 2 ? 1 : -1;
    const sorted = [...places].sort(
      (a, b) => (medians[a] as number) - (medians[b] as number) || tie * (a - b),
    );
    const nodes = sorted.map((at) => row[at] as number);
    for (const [index, at] of places.entries()) row[at] = nodes[index] as number;
    for (const [position, node] of row.entries()) positions[node] = position;
  }
}

/** Of an even number, between the two in the middle, nearer to the side where the others stand closer. */
function median(node: number, { starts, nodes }: Neighbours, positions: Int32Array): number {
  const [start, end] = [starts[node] as number, starts[node + 1] as number];
  const count = end - start;
  if (count === 0) return -1;
  if (count === 1) return positions[nodes[start] as number] as number;
  if (count === 2) {
    return (
      ((positions[nodes[start] as number] as number) + (positions[nodes[start + 1] as number] as number)) / 2
    );
  }
  const sorted = nodes
    .slice(start, end)
    .map((other) => positions[other] as number)
    .sort();
  const middle = count >> 1;
  const right = sorted[middle] as number;
  if (count % 2 === 1) return right;
  const left = sorted[middle - 1] as number;
  const leftSpread = left - (sorted[0] as number);
  const rightSpread = (sorted[count - 1] as number) - right;
  const spread = leftSpread + rightSpread;
  return spread === 0 ? (left + right) / 2 : (left * rightSpread + right * leftSpread) / spread;
}
