/**
 * Reads `Sample` messages into columns: the hot part of a profile, where nearly all bytes are. They stand before the
 * locations in what Go writes, so that a stack is kept as what its rows will be if locations are numbered from 1.
 */
import type { Reader } from 'protobufjs/minimal';
import { MalformedContent, PROFILE_LIMITS } from '../readOutcome';
import { GrowingFloat64, GrowingUint32, copiedTo, trimmed } from './growingColumns';
import type { RowsByHandle } from './rowsByHandle';
import type { BytesInKernel } from './bytesInKernel';
import type { SampleRun } from './sampleRuns';
import { SampleRuns } from './sampleRuns';
import type { IdHandles } from './wire';
import {
  BYTES,
  VARINT,
  enterMessage,
  expectWireType,
  lastInt64,
  readInt64Double,
  readMessage,
  readStringIndex,
  skipField,
} from './wire';

/** Memory for a column that other threads may read, or for this one alone. */
export type Allocate = (bytes: number) => ArrayBufferLike;

export class SampleReader {
  count = 0;
  private bytesRead = 0;
  /** Of so many samples the columns have room. */
  private capacity = 0;
  private stackStarts: Uint32Array = new Uint32Array(1);
  private labelStarts = new Uint32Array(1);
  /** Handle of the location less one, leaf first. */
  private stacks: Uint32Array;
  private stackLength = 0;
  private largest = 0;
  /** A column for each value that the first sample has. */
  private values: Float64Array[] = [];
  /** Values that no double can hold, by row and column: `row * columns + column`. */
  readonly bigValues = new Map<number, bigint>();
  /** The first sample with another number of values than the first one has; nothing is kept of values from there on. */
  private otherSample: { readonly row: number; readonly valueCount: number } | undefined;
  readonly labelKeys = new GrowingUint32(0);
  readonly labelTexts = new GrowingUint32(0);
  readonly labelUnits = new GrowingUint32(0);
  readonly labelNumbers = new GrowingFloat64(0);
  readonly bigLabelNumbers = new Map<number, bigint>();
  private valueCount = 0;
  private firstValueCount = -1;
  /** Where samples are many and ordinary. */
  private runs: SampleRuns | undefined;

  /** `expectedBytes` of all messages together: a guess, which decides how large columns are made. */
  constructor(
    private readonly locationIds: IdHandles,
    private readonly expectedBytes: number,
    private readonly allocate: Allocate,
  ) {
    this.stacks = new Uint32Array(allocate(4 * FIRST_STACKS));
  }

  /** Reads one sample, whose tag has been read. */
  read(reader: Reader, wireType: number): void {
    const begin = reader.pos;
    const end = enterMessage(reader, wireType);
    if (this.count === this.capacity) this.growRows(FIRST_ROWS);
    this.valueCount = 0;
    while (reader.pos < end) {
      const tag = reader.uint32();
      // location_id = 1, value = 2: Go packs them when there are more than two, and may mix both forms.
      if (tag === 0x0a) this.readLocationRun(reader, end);
      else if (tag === 0x10) this.readValue(reader);
      else if (tag === 0x12) this.readValueRun(reader, end);
      else if (tag === 0x08) this.addLocation(this.locationIds.read(reader));
      else if (tag === 0x1a) this.readLabel(reader);
      else if (tag >>> 3 >= 1 && tag >>> 3 <= 3) expectWireType(tag & 7, tag >>> 3 === 3 ? BYTES : VARINT);
      else skipField(reader, tag & 7);
    }
    if (reader.pos !== end) throw new MalformedContent('a sample runs past its end', 'unexpected EOF');
    if (this.valueCount !== this.firstValueCount) this.takeValueCount();
    this.bytesRead += end - begin;
    this.count++;
    this.stackStarts[this.count] = this.stackLength;
    this.labelStarts[this.count] = this.labelKeys.length;
  }

  /** Reads what ordinary samples follow the first, each with its tag. Throws `KernelMemorySpent`. */
  readRun(reader: Reader, bytes: BytesInKernel): void {
    const columns = this.values.length;
    if (this.otherSample || columns !== this.firstValueCount || columns > MOST_COLUMNS) return;
    this.runs ??= new SampleRuns(bytes, columns);
    for (let begin = reader.pos, run = this.runs.read(reader); run; run = this.runs.read(reader)) {
      this.append(run);
      this.bytesRead += reader.pos - begin;
      begin = reader.pos;
    }
  }

  private append(run: SampleRun): void {
    const { count, stackLength } = this;
    if (count + run.count > this.capacity) this.growRows(Math.max(FIRST_ROWS, run.count));
    this.reserve(run.stacks.length).set(run.stacks, stackLength);
    const firstLabel = this.labelKeys.length;
    for (let at = 0; at < run.count; at++) {
      this.stackStarts[count + at + 1] = stackLength + (run.stackEnds[at] as number);
      this.labelStarts[count + at + 1] = firstLabel + (run.labelEnds[at] as number);
    }
    this.values.forEach((column, type) => {
      column.set(run.values[type] ?? [], count);
    });
    for (let label = 0; label < run.labelCount; label++) {
      this.labelKeys.push(run.labelWords[label * 6] as number);
      this.labelTexts.push(run.labelWords[label * 6 + 1] as number);
      this.labelUnits.push(run.labelWords[label * 6 + 2] as number);
      this.labelNumbers.push(run.labelDoubles[label * 3 + 2] as number);
    }
    this.count += run.count;
    this.stackLength += run.stacks.length;
    if (run.largest > this.largest) this.largest = run.largest;
  }

  /** The first sample that has not as many values as there are types. */
  oddSample(typeCount: number): { readonly row: number; readonly valueCount: number } | undefined {
    if (this.count === 0 || this.firstValueCount === typeCount) return this.otherSample;
    return { row: 0, valueCount: this.firstValueCount };
  }

  /** Where stacks, and labels, of each sample begin; and values, exactly unless they are among `bigValues`. */
  columns(): { stackStarts: Uint32Array; labelStarts: Uint32Array; values: readonly Float64Array[] } {
    const { count } = this;
    return {
      stackStarts: trimmed(this.stackStarts, count + 1),
      labelStarts: trimmed(this.labelStarts, count + 1),
      values: this.values.map((column) => trimmed(column, count)),
    };
  }

  /** Stacks as rows of locations, and the first sample that names a location which is not there. */
  resolveStacks(rows: RowsByHandle, locationCount: number): { stacks: Uint32Array; lostSample?: number } {
    const { stackLength } = this;
    const stacks = trimmed(this.stacks, stackLength);
    let lost = stackLength;
    if (!rows.isNumbered) {
      for (let at = stackLength - 1; at >= 0; at--) {
        const row = rows.rowOf(((stacks[at] as number) + 1) >>> 0);
        if (row < 0) lost = at;
        stacks[at] = row;
      }
    } else if (stackLength > 0 && this.largest >= locationCount) {
      lost = stacks.findIndex((row) => row >= locationCount);
    }
    if (lost === stackLength) return { stacks };
    return { stacks, lostSample: this.stackStarts.findIndex((start) => start > lost) - 1 };
  }

  /** A packed run of ids; ids of up to three bytes, which is nearly all that is met, are decoded in place. */
  private readLocationRun(reader: Reader, messageEnd: number): void {
    const end = runEnd(reader, messageEnd);
    const { buf } = reader;
    const stacks = this.reserve(end - reader.pos);
    let { stackLength, largest } = this;
    let pos = reader.pos;
    while (pos < end) {
      const start = pos;
      let byte = buf[pos++] as number;
      let handle = byte & 127;
      if (byte > 127) {
        byte = buf[pos++] as number;
        handle |= (byte & 127) << 7;
        if (byte > 127) {
          byte = buf[pos++] as number;
          handle |= (byte & 127) << 14;
          if (!(byte < 128)) {
            reader.pos = start;
            handle = this.locationIds.read(reader);
            pos = reader.pos;
          }
        }
      }
      const row = (handle - 1) >>> 0;
      if (row > largest) largest = row;
      stacks[stackLength++] = row;
    }
    if (pos !== end) throw new MalformedContent('a packed list of locations is cut', 'unexpected EOF');
    this.stackLength = stackLength;
    this.largest = largest;
    reader.pos = end;
  }

  private addLocation(handle: number): void {
    const row = (handle - 1) >>> 0;
    if (row > this.largest) this.largest = row;
    const stacks = this.reserve(1);
    stacks[this.stackLength++] = row;
  }

  private reserve(extra: number): Uint32Array {
    const needed = this.stackLength + extra;
    if (needed > this.stacks.length) {
      const larger = new Uint32Array(this.allocate(4 * this.roomFor(this.stackLength, needed)));
      larger.set(this.stacks.subarray(0, this.stackLength));
      this.stacks = larger;
    }
    return this.stacks;
  }

  private growRows(extra: number): void {
    this.capacity = this.roomFor(this.count, this.count + extra);
    this.stackStarts = copiedTo(new Uint32Array(this.allocate(4 * (this.capacity + 1))), this.stackStarts);
    this.labelStarts = copiedTo(new Uint32Array(this.capacity + 1), this.labelStarts);
    if (this.otherSample) return;
    this.values = this.values.map((column) => copiedTo(this.newColumn(), column));
  }

  private newColumn(): Float64Array {
    return new Float64Array(this.allocate(8 * this.capacity));
  }

  /** Grows by what the samples that were read so far need, so that there is mostly one growth. */
  private roomFor(length: number, needed: number): number {
    const share = this.bytesRead === 0 ? 0 : (length / this.bytesRead) * this.expectedBytes * 1.02;
    return Math.max(needed, length * 2, Math.ceil(share));
  }

  private readValueRun(reader: Reader, messageEnd: number): void {
    const end = runEnd(reader, messageEnd);
    while (reader.pos < end) this.readValue(reader);
    if (reader.pos !== end) throw new MalformedContent('a packed list of values is cut', 'unexpected EOF');
  }

  private readValue(reader: Reader): void {
    const value = readInt64Double(reader);
    const at = this.valueCount++;
    if (this.count === 0 && at < PROFILE_LIMITS.sampleTypes) this.values.push(this.newColumn());
    const column = this.values[at];
    if (!column || this.otherSample) return;
    if (Number.isNaN(value)) this.bigValues.set(this.count * this.values.length + at, lastInt64());
    column[this.count] = value;
  }

  private takeValueCount(): void {
    const { count, valueCount } = this;
    if (count === 0) this.firstValueCount = valueCount;
    else this.otherSample ??= { row: count, valueCount };
  }

  /** A label without text, number and unit is dropped, as pprof does (profile.go, postDecode). */
  private readLabel(reader: Reader): void {
    let key = 0;
    let text = 0;
    let number = 0;
    let bigNumber: bigint | undefined;
    let unit = 0;
    readMessage(reader, enterMessage(reader, BYTES), (field, wireType) => {
      if (field < 1 || field > 4) return false;
      expectWireType(wireType, VARINT);
      if (field === 3) {
        number = readInt64Double(reader);
        bigNumber = Number.isNaN(number) ? lastInt64() : undefined;
      } else if (field === 1) key = readStringIndex(reader);
      else if (field === 2) text = readStringIndex(reader);
      else unit = readStringIndex(reader);
      return true;
    });
    if (text === 0 && number === 0 && unit === 0) return;
    if (bigNumber !== undefined) this.bigLabelNumbers.set(this.labelNumbers.length, bigNumber);
    this.labelKeys.push(key);
    this.labelTexts.push(text);
    this.labelNumbers.push(number);
    this.labelUnits.push(unit);
  }
}

/** Types whose columns a kernel has room for. */
const MOST_COLUMNS = 16;

const FIRST_ROWS = 512;
const FIRST_STACKS = 8192;

function runEnd(reader: Reader, messageEnd: number): number {
  const end = enterMessage(reader, BYTES);
  if (end > messageEnd) throw new MalformedContent('a packed list runs past its sample', 'unexpected EOF');
  return end;
}
