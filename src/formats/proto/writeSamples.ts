/** Writes `Sample` messages: nearly all bytes of a profile, so nothing is allocated per sample. */
import type { Profile } from '../../model/profile';
import type { CollectedStrings } from '../../model/utf8Collector';
import { HIGH_HALF, LOW_HALF, halvesOf } from '../../model/wordHalves';
import type { WriteBuffer } from './writeBuffer';
import { SampleLabelWriter } from './writeLabels';

export class SampleWriter {
  /** How many bytes the lengths of the last sample and of its stack took, which the next ones most often take too. */
  private sampleLength = 1;
  private stackLength = 1;
  private readonly idHalves: Uint32Array;
  private readonly columns: readonly Column[];
  private readonly labels: SampleLabelWriter;

  constructor(
    private readonly buffer: WriteBuffer,
    private readonly profile: Profile,
    strings: CollectedStrings,
  ) {
    this.idHalves = halvesOf(profile.locations.ids);
    this.columns = profile.samples.values.map(columnOf);
    this.labels = new SampleLabelWriter(buffer, profile, strings);
  }

  write(row: number): void {
    const { buffer } = this;
    const start = buffer.begin(2, this.sampleLength);
    this.writeStack(row);
    this.writeValues(row);
    this.labels.write(row);
    this.sampleLength = buffer.end(start, this.sampleLength);
  }

  /** One id per tag for one or two, packed for more. */
  private writeStack(row: number): void {
    const { stackStarts, stacks } = this.profile.samples;
    const begin = stackStarts[row] as number;
    const end = stackStarts[row + 1] as number;
    if (end - begin > 2) {
      const start = this.buffer.begin(1, this.stackLength);
      this.writeIds(stacks, begin, end);
      this.stackLength = this.buffer.end(start, this.stackLength);
      return;
    }
    for (let at = begin; at < end; at++) {
      this.buffer.varint(8, 0);
      this.writeIds(stacks, at, at + 1);
    }
  }

  private writeIds(stacks: Uint32Array, begin: number, end: number): void {
    const { buffer, idHalves } = this;
    const bytes = buffer.reserve((end - begin) * 10);
    let { length } = buffer;
    for (let at = begin; at < end; at++) {
      const half = (stacks[at] as number) * 2;
      let id = idHalves[half + LOW_HALF] as number;
      let high = idHalves[half + HIGH_HALF] as number;
      while (high !== 0) {
        bytes[length++] = (id & 127) | 128;
        id = ((id >>> 7) | (high << 25)) >>> 0;
        high >>>= 7;
      }
      while (id > 127) {
        bytes[length++] = (id & 127) | 128;
        id >>>= 7;
      }
      bytes[length++] = id;
    }
    buffer.length = length;
  }

  private writeValues(row: number): void {
    const { buffer, columns } = this;
    const isPacked = columns.length > 2;
    const start = isPacked ? buffer.begin(2, 1) : 0;
    for (let type = 0; type < columns.length; type++) {
      const { doubles, halves } = columns[type] as Column;
      if (!isPacked) buffer.varint(16, 0);
      if (doubles) buffer.number(doubles[row] as number);
      else buffer.varint(halves[row * 2 + LOW_HALF] as number, halves[row * 2 + HIGH_HALF] as number);
    }
    if (isPacked) buffer.end(start, 1);
  }
}

/** A value column, as doubles or as halves of int64. */
interface Column {
  readonly doubles: Float64Array | undefined;
  readonly halves: Uint32Array;
}

function columnOf(column: Float64Array | BigInt64Array): Column {
  if (column instanceof Float64Array) return { doubles: column, halves: new Uint32Array(0) };
  return { doubles: undefined, halves: halvesOf(column) };
}
