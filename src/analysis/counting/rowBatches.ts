import type { Kernel } from '../../kernels/kernel';
import { longestStack } from '../../model/longestStack';

export interface CountedRows {
  /** As in `SampleTable`. */
  readonly stackStarts: Uint32Array;
  readonly stacks: Uint32Array;
  /** Rows that count, ascending. */
  readonly active: Uint32Array;
  readonly column: Float64Array;
}

/** Rows one behind the other in a kernel's memory, as its functions take them. */
export interface RowBatch {
  readonly rows: number;
  /** Addresses: where each stack begins, the stacks, and their weights, NaN for rows that do not count. */
  readonly starts: number;
  readonly stacks: number;
  readonly weights: number;
  /** Of the first row; not 0, and one more for each. */
  readonly stamp: number;
}

/** Brings rows into a kernel's memory, as many at a time as stay in a near cache until they are counted. */
export class RowBatches {
  private readonly room: number;
  private readonly starts: number;
  private readonly stacks: number;
  private readonly weights: number;

  constructor(
    private readonly kernel: Kernel,
    private readonly of: CountedRows,
  ) {
    this.room = Math.max(LOCATIONS, longestStack(of.stackStarts));
    this.starts = kernel.allocate(4 * (ROWS + 1));
    this.stacks = kernel.allocate(4 * this.room);
    this.weights = kernel.allocate(8 * ROWS);
  }

  /** Locations in the longest batch. */
  get longest(): number {
    return this.room;
  }

  /** All rows of `active` from one index to another, which is not part of them. */
  forEach(from: number, to: number, take: (batch: RowBatch) => void): void {
    const { active, stackStarts, stacks } = this.of;
    const { kernel } = this;
    for (let index = from; index < to;) {
      const first = active[index] as number;
      const begin = stackStarts[first] as number;
      const weights = kernel.doubles(this.weights, ROWS).fill(NaN);
      let end = begin;
      let rows = 0;
      for (; index < to; index++) {
        const row = active[index] as number;
        const rowEnd = stackStarts[row + 1] as number;
        if (row - first >= ROWS || (rows > 0 && rowEnd - begin > this.room)) break;
        rows = row - first + 1;
        end = rowEnd;
        weights[row - first] = this.of.column[row] as number;
      }
      kernel.write(this.starts, stackStarts.subarray(first, first + rows + 1));
      kernel.write(this.stacks, stacks.subarray(begin, end));
      take({ rows, starts: this.starts, stacks: this.stacks, weights: this.weights, stamp: first + 1 });
    }
  }
}

const ROWS = 2048;
const LOCATIONS = 1 << 15;

/** Locations in all stacks from which on a kernel is faster although it has to be compiled. */
const WORTH_IT = 1 << 18;

/** Whether a kernel pays: there is much to count, and most of what lies between rows that count does so, too. */
export function isForKernel({ stacks, active }: CountedRows): boolean {
  if (stacks.length < WORTH_IT || active.length === 0) return false;
  const span = (active[active.length - 1] as number) - (active[0] as number) + 1;
  return span <= 2 * active.length;
}
