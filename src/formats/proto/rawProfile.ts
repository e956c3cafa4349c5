import type { Allocate } from './sampleReader';
import { SampleReader } from './sampleReader';
import { StringReader } from './stringReader';
import type { RawMapping, RawValueType } from './tableReaders';
import { FunctionReader, LocationReader } from './tableReaders';
import { IdHandles } from './wire';

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

  constructor(expectedBytes: number, allocate: Allocate) {
    this.samples = new SampleReader(this.locationIds, expectedBytes, allocate);
  }
}
