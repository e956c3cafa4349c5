/**
 * The call tree of a profile, opened node by node as far as somebody looks. A whole tree may have more nodes than the
 * profile has frames (a million samples of depth 50: 47 million), of which a screen shows a few thousand; to open a node
 * costs one step per sample that it has. Its samples are put in the order of its children, so that each child is again
 * a piece of that order.
 */
import type { Profile } from '../../model/profile';
import type { ValueColumn } from '../../model/valueColumn';
import { meanOf } from '../graph/graphSamples';
import { ChildSlots, type ChildSlot } from './childSlots';
import { FlameNodes } from './flameNodes';
import type { FlameSources } from './flameSources';
import { ENDED, nextFrame, type StackCursors } from './stackCursors';

export interface FlameTreeParts {
  readonly profile: Profile;
  readonly sources: FlameSources;
  /** One value per sample of the profile. */
  readonly column: ValueColumn;
  /** Present with `mean`: what a printed sum is divided by, as a whole. */
  readonly divisor?: ValueColumn;
  readonly cursors: StackCursors;
  /** Source of the root, -1 when it stands for all. */
  readonly rootSource: number;
  /** Which of two sources of the same weight stands first. */
  readonly compareSources: (a: number, b: number) => number;
}

export class FlameTree {
  readonly nodes = new FlameNodes();
  /** Steps taken, each of one sample by one frame. */
  work = 0;
  private readonly weights: Float64Array;
  /** Indices of `cursors.rows`. */
  private readonly order: Uint32Array;
  private readonly scratch: Uint32Array;
  private readonly framesPassed: Uint32Array;
  private readonly children: ChildSlots;
  /** All zero between two uses. */
  private readonly frameWeights: Float64Array;

  constructor(private readonly parts: FlameTreeParts) {
    const { cursors, column, sources } = parts;
    const count = cursors.rows.length;
    this.weights = new Float64Array(count);
    this.order = new Uint32Array(count);
    for (let index = 0; index < count; index++) {
      this.weights[index] = Number(column[cursors.rows[index] as number]);
      this.order[index] = index;
    }
    this.scratch = new Uint32Array(count);
    this.framesPassed = new Uint32Array(count);
    this.children = new ChildSlots(sources.count);
    this.frameWeights = new Float64Array(sources.nodes.frames.count);
    this.addRoot();
  }

  /** Makes the node's children, the heaviest first. */
  open(node: number): void {
    const { nodes } = this;
    if (nodes.firstChild[node] !== -1) return;
    const begin = nodes.begin[node] as number;
    const end = nodes.end[node] as number;
    this.work += end - begin;
    const leaves = this.passFrames(begin, end);
    const slots = this.children.sorted(this.parts.compareSources);
    this.arrange(begin, end, leaves, slots);
    nodes.leafEnd[node] = begin + leaves;
    nodes.firstChild[node] = nodes.count;
    nodes.childCount[node] = slots.length;
    let from = begin + leaves;
    let left = nodes.left[node] as number;
    for (const slot of slots) {
      const child = nodes.add();
      nodes.parent[child] = node;
      nodes.depth[child] = (nodes.depth[node] as number) + 1;
      nodes.source[child] = slot.source;
      nodes.begin[child] = from;
      from += slot.count;
      nodes.end[child] = from;
      nodes.increase[child] = slot.increase;
      nodes.decrease[child] = slot.decrease;
      nodes.left[child] = left;
      left += slot.increase + slot.decrease;
      nodes.frame[child] = this.heaviestFrame(nodes.begin[child], from);
    }
  }

  /** Of the node's samples, exactly; wraps at 64 bits, as int64 does in Go. */
  cumOf(node: number): bigint {
    const { column, divisor } = this.parts;
    const isExact = column instanceof Float64Array && divisor === undefined;
    if (isExact) return BigInt((this.nodes.increase[node] as number) - (this.nodes.decrease[node] as number));
    return this.valueOf(this.nodes.begin[node] as number, this.nodes.end[node] as number);
  }

  /** Of an opened node: of the samples that end there. */
  flatOf(node: number): bigint {
    return this.valueOf(this.nodes.begin[node] as number, this.nodes.leafEnd[node] as number);
  }

  private addRoot(): void {
    const { nodes, weights } = this;
    const root = nodes.add();
    nodes.parent[root] = -1;
    nodes.source[root] = this.parts.rootSource;
    nodes.begin[root] = 0;
    nodes.end[root] = weights.length;
    nodes.frame[root] = -1;
    for (const weight of weights) {
      if (weight > 0) nodes.increase[root] = (nodes.increase[root] as number) + weight;
      else nodes.decrease[root] = (nodes.decrease[root] as number) - weight;
    }
  }

  /** Takes each sample one frame on, and counts what they come to; returns how many came to their end. */
  private passFrames(begin: number, end: number): number {
    const { order, weights, framesPassed, children } = this;
    const { cursors, profile, sources } = this.parts;
    const { frames } = sources.nodes;
    children.begin();
    let leaves = 0;
    for (let at = begin; at < end; at++) {
      const index = order[at] as number;
      const frame = nextFrame(cursors, profile, frames, index);
      framesPassed[index] = frame;
      if (frame === ENDED) leaves++;
      else children.count(sources.ofFrame[frame] as number, weights[index] as number);
    }
    return leaves;
  }

  private arrange(begin: number, end: number, leaves: number, slots: readonly ChildSlot[]): void {
    const { order, scratch, framesPassed } = this;
    if (leaves === end - begin || (leaves === 0 && slots.length === 1)) return;
    let from = begin + leaves;
    for (const slot of slots) {
      slot.next = from;
      from += slot.count;
    }
    let nextLeaf = begin;
    for (let at = begin; at < end; at++) {
      const index = order[at] as number;
      const frame = framesPassed[index] as number;
      if (frame === ENDED) scratch[nextLeaf++] = index;
      else {
        const slot = this.children.slotOf(this.parts.sources.ofFrame[frame] as number);
        scratch[slot.next++] = index;
      }
    }
    order.set(scratch.subarray(begin, end), begin);
  }

  private heaviestFrame(begin: number, end: number): number {
    const { order, weights, framesPassed, frameWeights } = this;
    let heaviest = framesPassed[order[begin] as number] as number;
    for (let at = begin; at < end; at++) {
      const index = order[at] as number;
      const frame = framesPassed[index] as number;
      const weight = (frameWeights[frame] as number) + Math.abs(weights[index] as number);
      frameWeights[frame] = weight;
      if (weight > (frameWeights[heaviest] as number)) heaviest = frame;
    }
    for (let at = begin; at < end; at++) frameWeights[framesPassed[order[at] as number] as number] = 0;
    return heaviest;
  }

  private valueOf(begin: number, end: number): bigint {
    const { column, divisor } = this.parts;
    const sum = this.sumOf(column, begin, end);
    return divisor === undefined ? sum : meanOf(sum, this.sumOf(divisor, begin, end));
  }

  private sumOf(column: ValueColumn, begin: number, end: number): bigint {
    const { order } = this;
    const { rows } = this.parts.cursors;
    if (column instanceof Float64Array) {
      let sum = 0;
      for (let at = begin; at < end; at++) sum += column[rows[order[at] as number] as number] as number;
      return BigInt(sum);
    }
    let sum = 0n;
    for (let at = begin; at < end; at++) sum += column[rows[order[at] as number] as number] as bigint;
    return BigInt.asIntN(64, sum);
  }
}
