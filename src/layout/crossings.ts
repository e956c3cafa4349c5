import type { Neighbours } from './neighbours';

/**
 * How many pieces of edges cross between a row and the one below. Pieces are taken from left to right by their upper end,
 * and counted against those before them that end further right, in a tree of sums: W. Barth, M. Jünger and P. Mutzel,
 * "Simple and Efficient Bilayer Cross Counting" (2002).
 */
export function crossingsBelow(
  upperRow: readonly number[],
  lowerCount: number,
  below: Neighbours,
  positions: Int32Array,
): number {
  const sums = new Int32Array(lowerCount + 1);
  let crossings = 0;
  let before = 0;
  for (const node of upperRow) {
    const [start, end] = [below.starts[node] as number, below.starts[node + 1] as number];
    for (let slot = start; slot < end; slot++) {
      const position = positions[below.nodes[slot] as number] as number;
      let notBeyond = 0;
      for (let at = position + 1; at > 0; at -= at & -at) notBeyond += sums[at] as number;
      crossings += before - notBeyond;
    }
    // Pieces from the same node do not cross each other.
    for (let slot = start; slot < end; slot++) {
      const position = positions[below.nodes[slot] as number] as number;
      for (let at = position + 1; at <= lowerCount; at += at & -at) sums[at] = (sums[at] as number) + 1;
    }
    before += end - start;
  }
  return crossings;
}
