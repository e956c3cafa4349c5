import type { Reader } from 'protobufjs/minimal';
import { Kernel, KernelMemorySpent } from '../../kernels/kernel';
import { BytesInKernel } from './bytesInKernel';
import type { Allocate } from './sampleReader';
import { SampleReader } from './sampleReader';
import { StringReader } from './stringReader';
import type { RawMapping, RawValueType } from './tableReaders';
import { FunctionReader, LocationReader } from './tableReaders';
import { IdHandles } from './wire';

interface RunReader {
  readRun(reader: Reader, bytes: BytesInKernel): void;
}

/** Bytes from which on a kernel is faster although it has to be compiled. */
const WORTH_KERNEL = 1 << 20;

/** Everything as read, with unresolved ids and string indices. */
export class RawProfile {
  readonly locationIds = new IdHandles();
  readonly functionIds = new IdHandles();
  readonly mappingIds = new IdHandles();
  readonly sampleTypes: RawValueType[] = [];
  readonly mappings: RawMapping[] = [];
  readonly locations = new LocationReader(this.locationIds, this.functionIds, this.mappingIds);
  readonly functions = new FunctionReader(this.functionIds);
  readonly strings = new StringReader();
  readonly samples: SampleReader;
  dropFrames = 0;
  keepFrames = 0;
  timeNanos = 0n;
  durationNanos = 0n;
  periodType: RawValueType = { type: 0, unit: 0 };
  period = 0n;
  readonly comments: number[] = [];
  defaultSampleType = 0;
  docUrl = 0;

  private bytesInKernel: BytesInKernel | 'notYet' | 'none';

  constructor(expectedBytes: number, allocate: Allocate) {
    this.samples = new SampleReader(this.locationIds, expectedBytes, allocate);
    this.bytesInKernel = expectedBytes < WORTH_KERNEL ? 'none' : 'notYet';
  }

  /** Reads the ordinary messages of a kind that follow one of that kind, where there are many bytes. */
  readRun(reader: Reader, of: RunReader): void {
    if (this.bytesInKernel === 'notYet') this.bytesInKernel = bytesInKernel();
    if (this.bytesInKernel === 'none') return;
    try {
      of.readRun(reader, this.bytesInKernel);
    } catch (error) {
      if (!(error instanceof KernelMemorySpent)) throw error;
      // What is to come is read one by one.
      this.bytesInKernel = 'none';
    }
  }

  /** When all has been read. */
  releaseKernel(): void {
    if (this.bytesInKernel instanceof BytesInKernel) Kernel.giveBack(this.bytesInKernel.kernel);
    this.bytesInKernel = 'none';
  }
}

function bytesInKernel(): BytesInKernel | 'none' {
  try {
    return new BytesInKernel();
  } catch {
    // There is no WebAssembly, or no memory for it.
    return 'none';
  }
}
