/** Reads `Sample` messages into columns: the hot part of a profile, where nearly all bytes are. */
import type { Reader } from 'protobufjs/minimal';
import { MalformedContent } from '../readOutcome';
import { GrowingFloat64, GrowingUint32 } from './growingColumns';
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

export class SampleReader {
  count = 0;
  readonly stackStarts: GrowingUint32;
  /** Handles of location ids, leaf first; resolved to rows when all locations are known. */
  readonly stacks: GrowingUint32;
  /** All values, sample after sample. */
  readonly values: GrowingFloat64;
  /** Values that no double can hold, by index into `values`. */
  readonly bigValues = new Map<number, bigint>();
  /** How many values the first sample has, and the first other number that a sample has. */
  valuesPerSample = -1;
  otherValueCount = -1;
  readonly labelStarts: GrowingUint32;
  readonly labelKeys = new GrowingUint32(0);
  readonly labelTexts = new GrowingUint32(0);
  readonly labelUnits = new GrowingUint32(0);
  readonly labelNumbers = new GrowingFloat64(0);
  readonly bigLabelNumbers = new Map<number, bigint>();

  constructor(private readonly locationIds: IdHandles) {
    this.stackStarts = new GrowingUint32(1024);
    this.stacks = new GrowingUint32(8192);
    this.values = new GrowingFloat64(1024);
    this.labelStarts = new GrowingUint32(1024);
  }

  /** The embedded message's length is still to be read. */
  read(reader: Reader, wireType: number): void {
    const end = enterMessage(reader, wireType);
    this.stackStarts.push(this.stacks.length);
    this.labelStarts.push(this.labelKeys.length);
    const firstValue = this.values.length;
    while (reader.pos < end) {
      const tag = reader.uint32();
      // location_id = 1, value = 2: Go packs them when there are more than two, and may mix both forms.
      if (tag === 0x0a) this.readLocationRun(reader, end);
      else if (tag === 0x12) this.readValueRun(reader, end);
      else if (tag === 0x08) this.stacks.push(this.locationIds.read(reader));
      else if (tag === 0x10) this.readValue(reader);
      else if (tag === 0x1a) this.readLabel(reader);
      else if (tag >>> 3 >= 1 && tag >>> 3 <= 3) expectWireType(tag & 7, tag >>> 3 === 3 ? BYTES : VARINT);
      else skipField(reader, tag & 7);
    }
    if (reader.pos !== end) throw new MalformedContent('a sample runs past its end', 'unexpected EOF');
    this.noteValueCount(this.values.length - firstValue);
    this.count++;
  }

  private noteValueCount(found: number): void {
    if (this.valuesPerSample < 0) this.valuesPerSample = found;
    else if (found !== this.valuesPerSample && this.otherValueCount < 0) this.otherValueCount = found;
  }

  /** A packed run of ids; ids of up to four bytes, which is all that Go writes, are decoded in place. */
  private readLocationRun(reader: Reader, messageEnd: number): void {
    const end = runEnd(reader, messageEnd);
    const { buf } = reader;
    const stacks = this.stacks.reserve(end - reader.pos);
    let length = this.stacks.length;
    let pos = reader.pos;
    while (pos < end) {
      const start = pos;
      let byte = buf[pos++] as number;
      let id = byte & 127;
      for (let shift = 7; byte > 127 && shift < 28; shift += 7) {
        byte = buf[pos++] as number;
        id |= (byte & 127) << shift;
      }
      if (byte > 127) {
        reader.pos = start;
        id = this.locationIds.read(reader);
        pos = reader.pos;
      }
      stacks[length++] = id;
    }
    if (pos !== end) throw new MalformedContent('a packed list of locations is cut', 'unexpected EOF');
    this.stacks.length = length;
    reader.pos = end;
  }

  private readValueRun(reader: Reader, messageEnd: number): void {
    const end = runEnd(reader, messageEnd);
    while (reader.pos < end) this.readValue(reader);
    if (reader.pos !== end) throw new MalformedContent('a packed list of values is cut', 'unexpected EOF');
  }

  private readValue(reader: Reader): void {
    const value = readInt64Double(reader);
    if (Number.isNaN(value)) this.bigValues.set(this.values.length, lastInt64());
    this.values.push(value);
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

function runEnd(reader: Reader, messageEnd: number): number {
  const end = enterMessage(reader, BYTES);
  if (end > messageEnd) throw new MalformedContent('a packed list runs past its sample', 'unexpected EOF');
  return end;
}
