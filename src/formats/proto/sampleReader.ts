/**
 * Reads `Sample` messages into columns: the hot part of a profile, where nearly all bytes are. It is done last, when
 * the locations are known, so that a stack is written once, as rows.
 */
import type { Reader } from 'protobufjs/minimal';
import { MalformedContent } from '../readOutcome';
import { GrowingFloat64, GrowingUint32 } from './growingColumns';
import type { RowsByHandle } from './rowsByHandle';
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

/** What is known of the samples before they are read. */
export interface SampleShape {
  readonly count: number;
  /** Bytes of all sample messages. */
  readonly byteLength: number;
  readonly typeCount: number;
}

export class SampleReader {
  private row = 0;
  private bytesRead = 0;
  readonly stackStarts: Uint32Array;
  /** Rows of locations, leaf first. */
  readonly stacks = new GrowingUint32(8192);
  /** One column per sample type. */
  readonly values: readonly Float64Array[];
  /** Values that no double can hold, by row and column: `row * types + column`. */
  readonly bigValues = new Map<number, bigint>();
  /** The first sample with another number of values than there are types, and the first that names no location. */
  oddSample: { readonly row: number; readonly valueCount: number } | undefined;
  lostSample: number | undefined;
  readonly labelStarts: Uint32Array;
  readonly labelKeys = new GrowingUint32(0);
  readonly labelTexts = new GrowingUint32(0);
  readonly labelUnits = new GrowingUint32(0);
  readonly labelNumbers = new GrowingFloat64(0);
  readonly bigLabelNumbers = new Map<number, bigint>();
  private valueCount = 0;
  private readonly dense: Uint32Array;

  constructor(
    private readonly reader: Reader,
    private readonly shape: SampleShape,
    private readonly locationIds: IdHandles,
    private readonly rows: RowsByHandle,
  ) {
    this.dense = rows.dense;
    this.stackStarts = new Uint32Array(shape.count + 1);
    this.labelStarts = new Uint32Array(shape.count + 1);
    // Where there are not even bytes for the values, no column is worth its memory: the profile will be refused.
    const columns = shape.byteLength < shape.count * shape.typeCount ? 0 : shape.typeCount;
    this.values = Array.from({ length: columns }, () => new Float64Array(shape.count));
  }

  /** Reads one sample, whose tag has been read. */
  read(): void {
    const { reader, row } = this;
    const begin = reader.pos;
    const end = enterMessage(reader, BYTES);
    this.valueCount = 0;
    while (reader.pos < end) {
      const tag = reader.uint32();
      // location_id = 1, value = 2: Go packs them when there are more than two, and may mix both forms.
      if (tag === 0x0a) this.readLocationRun(end);
      else if (tag === 0x12) this.readValueRun(end);
      else if (tag === 0x08) this.addLocation(this.rows.rowOf(this.locationIds.read(reader)));
      else if (tag === 0x10) this.readValue();
      else if (tag === 0x1a) this.readLabel();
      else if (tag >>> 3 >= 1 && tag >>> 3 <= 3) expectWireType(tag & 7, tag >>> 3 === 3 ? BYTES : VARINT);
      else skipField(reader, tag & 7);
    }
    if (reader.pos !== end) throw new MalformedContent('a sample runs past its end', 'unexpected EOF');
    if (this.valueCount !== this.shape.typeCount) this.oddSample ??= { row, valueCount: this.valueCount };
    this.bytesRead += end - begin;
    this.row++;
    this.stackStarts[this.row] = this.stacks.length;
    this.labelStarts[this.row] = this.labelKeys.length;
  }

  get isDone(): boolean {
    return this.row === this.shape.count;
  }

  /** A packed run of ids; ids of up to three bytes, which is nearly all that is met, are decoded in place. */
  private readLocationRun(messageEnd: number): void {
    const { reader, dense } = this;
    const end = runEnd(reader, messageEnd);
    const { buf } = reader;
    const stacks = this.reserve(end - reader.pos);
    let { length } = this.stacks;
    let pos = reader.pos;
    while (pos < end) {
      const start = pos;
      let byte = buf[pos++] as number;
      let id = byte & 127;
      if (byte > 127) {
        byte = buf[pos++] as number;
        id |= (byte & 127) << 7;
        if (byte > 127) {
          byte = buf[pos++] as number;
          id |= (byte & 127) << 14;
        }
      }
      let row = byte < 128 && id < dense.length ? (dense[id] as number) : 0;
      if (row === 0) {
        reader.pos = start;
        row = this.rows.rowOf(this.locationIds.read(reader)) + 1;
        pos = reader.pos;
        if (row === 0) this.lostSample ??= this.row;
      }
      stacks[length++] = row - 1;
    }
    if (pos !== end) throw new MalformedContent('a packed list of locations is cut', 'unexpected EOF');
    this.stacks.length = length;
    reader.pos = end;
  }

  private addLocation(row: number): void {
    if (row < 0) this.lostSample ??= this.row;
    const stacks = this.reserve(1);
    stacks[this.stacks.length++] = row;
  }

  /** Grows by what the samples that were read so far need, so that there is mostly one growth. */
  private reserve(extra: number): Uint32Array {
    const { stacks, shape, bytesRead } = this;
    if (stacks.length + extra <= stacks.array.length) return stacks.array;
    const share = bytesRead === 0 ? 0 : (stacks.length / bytesRead) * shape.byteLength * 1.02;
    return stacks.reserve(Math.max(extra, Math.ceil(share) - stacks.length));
  }

  private readValueRun(messageEnd: number): void {
    const { reader } = this;
    const end = runEnd(reader, messageEnd);
    while (reader.pos < end) this.readValue();
    if (reader.pos !== end) throw new MalformedContent('a packed list of values is cut', 'unexpected EOF');
  }

  private readValue(): void {
    const value = readInt64Double(this.reader);
    const column = this.valueCount++;
    const values = this.values[column];
    if (!values) return;
    if (Number.isNaN(value)) this.bigValues.set(this.row * this.shape.typeCount + column, lastInt64());
    values[this.row] = value;
  }

  /** A label without text, number and unit is dropped, as pprof does (profile.go, postDecode). */
  private readLabel(): void {
    const { reader } = this;
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

function runEnd(reader: Reader, messageEnd: number): number {
  const end = enterMessage(reader, BYTES);
  if (end > messageEnd) throw new MalformedContent('a packed list runs past its sample', 'unexpected EOF');
  return end;
}
