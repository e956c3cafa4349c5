import type { Kernel } from '../../kernels/kernel';
import { longestStack } from '../../model/longestStack';
import type { SampleTable } from '../../model/profile';

export type Stacks = Pick<SampleTable, 'stackStarts' | 'stacks'>;

/** Some stacks in a kernel's memory. */
export interface StackBatch {
  /** Row of the first. */
  readonly first: number;
  readonly rows: number;
  /** Addresses: where each begins, and the stacks. */
  readonly starts: number;
  readonly stacks: number;
}

/** Brings all stacks into a kernel's memory, as many at a time as stay in a near cache. */
export class StackBatches {
  /** Locations in the longest batch. */
  readonly room: number;
  private readonly starts: number;
  private readonly address: number;

  constructor(
    private readonly kernel: Kernel,
    private readonly of: Stacks,
  ) {
    this.room = Math.max(LOCATIONS, longestStack(of.stackStarts));
    this.starts = kernel.put(of.stackStarts);
    this.address = kernel.allocate(4 * this.room);
  }

  forEach(take: (batch: StackBatch) => 'more' | 'stop'): void {
    const { stackStarts, stacks } = this.of;
    const count = stackStarts.length - 1;
    for (let first = 0, next = 0; first < count; first = next) {
      const begin = stackStarts[first] as number;
      for (next = first + 1; next < count && (stackStarts[next + 1] as number) - begin <= this.room; next++);
      this.kernel.write(this.address, stacks.subarray(begin, stackStarts[next]));
      const starts = this.starts + 4 * first;
      if (take({ first, rows: next - first, starts, stacks: this.address }) === 'stop') return;
    }
  }
}

const LOCATIONS = 1 << 15;

/** Whether a kernel is faster although it has to be compiled. */
export function isForKernel({ stacks }: Stacks): boolean {
  return stacks.length >= 1 << 18;
}
