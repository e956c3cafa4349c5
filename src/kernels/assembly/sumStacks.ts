/**
 * Flat and cum of nodes, as `analysis/counting/sumTask.ts` counts them. Nodes of some stacks are listed first and counted
 * then: nobody can foretell which location has an inlined call, nor which node comes twice, so that each step is taken
 * without a branch on it.
 */

/** Nodes that are listed before they are counted, of so many stacks: they fit into the nearest cache. */
const LISTED: usize = 2048;
const STACKS: u32 = 64;

/** What `list` takes: both words of a pair are written where the last place may be one's; then where each stack ends. */
export function listBytes(): u32 {
  return <u32>LISTED * 4 + 16 + STACKS * 4;
}

/**
 * `rows` rows from the one whose stack begins at `starts[0]`; `stacks[0]` is that stack's first location.
 * `weights`: NaN for rows that do not count. `pairs`: two words for each location, the nodes of its first
 * two frames; bit 30 of the second says that there are two, bit 31 that there are more, which are looked up.
 * `stamp` is the first row's and not 0, and each row of a task has another.
 */
export function sumStacks(
  rows: u32,
  starts: usize,
  stacks: usize,
  weights: usize,
  stamp: u32,
  pairs: usize,
  frameStarts: usize,
  nodeOfFrame: usize,
  list: usize,
  seenIn: usize,
  flat: usize,
  cum: usize,
): void {
  const listEnd = list + LISTED * 4;
  const stackEnds = listEnd + 16;
  const base = stacks - ((<usize>load<u32>(starts)) << 2);
  let last = list;
  let listed: u32 = 0;
  for (let row: u32 = 0; row < rows; row++, starts += 4, weights += 8, stamp++) {
    const weight = load<f64>(weights);
    let at = base + ((<usize>load<u32>(starts)) << 2);
    const end = base + ((<usize>load<u32>(starts, 4)) << 2);
    if (weight == weight && at < end) {
      const leaf = flat + ((<usize>load<u32>(pairs + ((<usize>load<u32>(at)) << 3))) << 3);
      store<f64>(leaf, load<f64>(leaf) + weight);
      for (; at < end; at += 4) {
        const location = <usize>load<u32>(at);
        const pair = load<u64>(pairs + (location << 3));
        if (pair >> 63 != 0) {
          let frame = nodeOfFrame + ((<usize>load<u32>(frameStarts + (location << 2))) << 2);
          const frameEnd = nodeOfFrame + ((<usize>load<u32>(frameStarts + (location << 2), 4)) << 2);
          for (; frame < frameEnd; frame += 4) {
            store<u32>(last, load<u32>(frame));
            last += 4;
            if (last < listEnd) continue;
            store<u32>(stackEnds + ((<usize>listed) << 2), <u32>last);
            count(list, stackEnds, listed + 1, weights, stamp, seenIn, cum);
            last = list;
            listed = 0;
          }
        } else {
          store<u64>(last, pair & NODES);
          last += 4 + ((<usize>(pair >> 62)) << 2);
        }
        if (last < listEnd) continue;
        store<u32>(stackEnds + ((<usize>listed) << 2), <u32>last);
        count(list, stackEnds, listed + 1, weights, stamp, seenIn, cum);
        last = list;
        listed = 0;
      }
    }
    store<u32>(stackEnds + ((<usize>listed) << 2), <u32>last);
    if (++listed < STACKS) continue;
    count(list, stackEnds, listed, weights, stamp, seenIn, cum);
    last = list;
    listed = 0;
  }
  if (listed > 0) count(list, stackEnds, listed, weights - 8, stamp - 1, seenIn, cum);
}

/** Without the two bits. */
const NODES: u64 = 0x3fffffffffffffff;

/** Counts listed stacks, of which the last has the weight at `lastWeight` and the stamp `lastStamp`. */
function count(
  list: usize,
  stackEnds: usize,
  listed: u32,
  lastWeight: usize,
  lastStamp: u32,
  seenIn: usize,
  cum: usize,
): void {
  let weights = lastWeight - ((<usize>(listed - 1)) << 3);
  let stamp = lastStamp - (listed - 1);
  let at = list;
  for (let stack: u32 = 0; stack < listed; stack++, weights += 8, stamp++) {
    const weight = load<u64>(weights);
    const end = <usize>load<u32>(stackEnds + ((<usize>stack) << 2));
    for (; at < end; at += 4) {
      const node = <usize>load<u32>(at);
      const seen = seenIn + (node << 2);
      const sum = cum + (node << 3);
      const added = select<u64>(weight, 0, load<u32>(seen) != stamp);
      store<u32>(seen, stamp);
      store<f64>(sum, load<f64>(sum) + reinterpret<f64>(added));
    }
  }
}
