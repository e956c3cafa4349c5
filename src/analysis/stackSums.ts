/** What samples with the same stack add up to, whatever their labels. */
import { HASH_SEED, mixed } from '../model/stackHash';
import { RowIndex } from '../model/rowIndex';
import { valueAt } from '../model/valueColumn';
import type { GraphNodes } from './graph/graphNodes';
import type { GraphSamples } from './graph/graphSamples';
import { meanOf } from './graph/graphSamples';

export interface StackSums {
  readonly count: number;
  /** With `mean`, divided by the first sample type's sum. */
  value(stack: number): bigint;
  /** Nodes of the stack, root first; the array is used again by the next call. */
  nodes(stack: number): readonly number[];
}

/** Stacks in the order in which they are met; those that cancel out in a difference are among them. */
export function stackSums(samples: GraphSamples, nodes: GraphNodes): StackSums {
  const { profile, column, divisor } = samples;
  const { stackStarts, stacks } = profile.samples;
  const classes = locationClasses(nodes);
  const rows: number[] = [];
  const sums: bigint[] = [];
  const divisors: bigint[] = [];
  let candidate = 0;
  const index = new RowIndex(1024, (stack) => isSameStack(rows[stack] as number, candidate));
  for (const row of samples.active) {
    candidate = row;
    let hash = HASH_SEED;
    for (let at = stackStarts[row] as number; at < (stackStarts[row + 1] as number); at++) {
      hash = mixed(hash ^ (classes[stacks[at] as number] as number));
    }
    let stack = index.findOrAdd(hash, rows.length);
    if (stack === -1) {
      stack = rows.length;
      rows.push(row);
      sums.push(0n);
      divisors.push(0n);
    }
    sums[stack] = BigInt.asIntN(64, (sums[stack] as bigint) + valueAt(column, row));
    if (divisor) divisors[stack] = BigInt.asIntN(64, (divisors[stack] as bigint) + valueAt(divisor, row));
  }

  function isSameStack(one: number, other: number): boolean {
    const [a, b] = [stackStarts[one] as number, stackStarts[other] as number];
    const depth = (stackStarts[one + 1] as number) - a;
    if (depth !== (stackStarts[other + 1] as number) - b) return false;
    for (let at = 0; at < depth; at++) {
      if (classes[stacks[a + at] as number] !== classes[stacks[b + at] as number]) return false;
    }
    return true;
  }

  const found: number[] = [];
  return {
    count: rows.length,
    value: (stack) => meanOf(sums[stack] as bigint, divisors[stack] as bigint),
    nodes(stack) {
      const row = rows[stack] as number;
      found.length = 0;
      const { starts } = nodes.frames;
      for (let at = (stackStarts[row + 1] as number) - 1; at >= (stackStarts[row] as number); at--) {
        const location = stacks[at] as number;
        for (let frame = (starts[location + 1] as number) - 1; frame >= (starts[location] as number); frame--)
          found.push(nodes.ofFrame[frame] as number);
      }
      return found;
    },
  };
}

/** Locations whose frames are the same nodes have the same number. */
function locationClasses({ frames: { starts }, ofFrame }: GraphNodes): Uint32Array {
  const numbers = new Map<string, number>();
  const classes = new Uint32Array(starts.length - 1);
  for (let location = 0; location < classes.length; location++) {
    const key = ofFrame.subarray(starts[location], starts[location + 1]).join();
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    classes[location] = number;
  }
  return classes;
}
