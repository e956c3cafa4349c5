/**
 * Stacks cut down to what the edges of a few nodes need: those that pass these nodes, and of them only the nodes, all
 * that lies between them, and the next location on both sides. What is counted on them is what whole stacks give. Rows
 * keep their numbers.
 */
import type { GraphNodes } from './graph/graphNodes';
import type { GraphSamples } from './graph/graphSamples';

export function stacksAround(samples: GraphSamples, nodes: GraphNodes, wanted: Uint8Array): GraphSamples {
  const { stackStarts, stacks, count } = samples.profile.samples;
  const isWanted = locationsWith(nodes, wanted);
  const shorter = new GrowingStacks(count);
  const active = new Uint32Array(samples.active.length);
  let left = 0;
  for (const row of samples.active) {
    const begin = stackStarts[row] as number;
    const end = stackStarts[row + 1] as number;
    let first = begin;
    while (first < end && isWanted[stacks[first] as number] === 0) first++;
    if (first === end) continue;
    let last = end - 1;
    while (isWanted[stacks[last] as number] === 0) last--;
    first = Math.max(begin, first - 1);
    last = Math.min(end - 1, last + 1);
    shorter.begin(row, last - first + 1);
    for (let at = first; at <= last; at++) shorter.push(stacks[at] as number);
    active[left++] = row;
  }
  const { profile } = samples;
  return {
    ...samples,
    active: active.slice(0, left),
    profile: { ...profile, samples: { ...profile.samples, ...shorter.finish() } },
  };
}

/** Locations that have a frame of one of these nodes. */
function locationsWith({ frames: { starts }, ofFrame }: GraphNodes, marked: Uint8Array): Uint8Array {
  const found = new Uint8Array(starts.length - 1);
  for (let location = 0; location < found.length; location++) {
    for (let frame = starts[location] as number; frame < (starts[location + 1] as number); frame++) {
      if (marked[ofFrame[frame] as number] === 1) found[location] = 1;
    }
  }
  return found;
}

/** Rows come in ascending order; those that do not come are empty. */
class GrowingStacks {
  private values = new Uint32Array(1 << 12);
  private readonly starts: Uint32Array;
  private nextRow = 0;
  length = 0;

  constructor(rowCount: number) {
    this.starts = new Uint32Array(rowCount + 1);
  }

  /** What is pushed from now on, at most so much, is of this row. */
  begin(row: number, most: number): void {
    this.startUpTo(row);
    if (this.length + most <= this.values.length) return;
    const larger = new Uint32Array(Math.max(this.length + most, this.values.length * 2));
    larger.set(this.values.subarray(0, this.length));
    this.values = larger;
  }

  push(location: number): void {
    this.values[this.length++] = location;
  }

  finish(): { readonly stackStarts: Uint32Array; readonly stacks: Uint32Array } {
    this.startUpTo(this.starts.length - 1);
    return { stackStarts: this.starts, stacks: this.values.slice(0, this.length) };
  }

  private startUpTo(row: number): void {
    while (this.nextRow <= row) this.starts[this.nextRow++] = this.length;
  }
}
