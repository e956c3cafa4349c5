import type { Reader } from 'protobufjs/minimal';
import type { BytesInKernel } from './bytesInKernel';
import { PIECE_BYTES, Usefulness } from './bytesInKernel';

/** Samples that were read in one go. Views of the kernel's memory, which hold until the next are read. */
export interface SampleRun {
  readonly count: number;
  readonly largest: number;
  /** Rows of locations, if they are numbered from 1. */
  readonly stacks: Uint32Array;
  /** For each sample, counted from the beginning of the run. */
  readonly stackEnds: Uint32Array;
  readonly labelEnds: Uint32Array;
  /** For each type, exact. */
  readonly values: readonly Float64Array[];
  readonly labelCount: number;
  /** Key, text and unit of each label in six words, of which the last two are its number. */
  readonly labelWords: Uint32Array;
  readonly labelDoubles: Float64Array;
}

/** Reads runs of ordinary samples in a kernel, a piece of their bytes at a time. */
export class SampleRuns {
  private readonly columns: readonly number[];
  private readonly values: number;
  private readonly usefulness = new Usefulness();

  /** Throws `KernelMemorySpent`. */
  constructor(
    private readonly bytes: BytesInKernel,
    private readonly valueCount: number,
  ) {
    const { kernel } = bytes;
    // A location takes a byte at least, a label four.
    const stacks = kernel.allocate(4 * PIECE_BYTES);
    const [stackEnds, labelEnds] = [kernel.allocate(4 * ROOM), kernel.allocate(4 * ROOM)];
    this.values = kernel.allocate(8 * ROOM * valueCount);
    this.columns = [
      stacks,
      stackEnds,
      labelEnds,
      this.values,
      kernel.allocate(LABEL_BYTES * (PIECE_BYTES / 4)),
    ];
  }

  /** The samples from the reader's place on, which is moved behind them; undefined when there is none. */
  read(reader: Reader): SampleRun | undefined {
    if (!this.usefulness.isUseful) return undefined;
    const { calls } = this.bytes.kernel;
    const { from, end } = this.bytes.at(reader);
    const stopped = calls.readSamples(from, end, this.valueCount, ROOM, ...this.columns);
    const count = calls.rowsRead();
    this.usefulness.add(count);
    if (count === 0) return undefined;
    reader.pos += stopped - from;
    return this.run(count);
  }

  private run(count: number): SampleRun {
    const { kernel } = this.bytes;
    const { calls } = kernel;
    const [stacks, stackEnds, labelEnds, , labels] = this.columns as [number, number, number, number, number];
    const labelCount = calls.labelsRead();
    return {
      count,
      largest: calls.largestRead() >>> 0,
      stacks: kernel.words(stacks, calls.stackRead()),
      stackEnds: kernel.words(stackEnds, count),
      labelEnds: kernel.words(labelEnds, count),
      values: Array.from({ length: this.valueCount }, (_, type) =>
        kernel.doubles(this.values + 8 * ROOM * type, count),
      ),
      labelCount,
      labelWords: kernel.words(labels, (labelCount * LABEL_BYTES) / 4),
      labelDoubles: kernel.doubles(labels, (labelCount * LABEL_BYTES) / 8),
    };
  }
}

/** Samples in a run. */
const ROOM = 4096;

const LABEL_BYTES = 24;
