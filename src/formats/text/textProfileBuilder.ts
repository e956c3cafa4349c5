import type { FunctionTable, LocationTable, Profile, TextPart, ValueType } from '../../model/profile';
import { GrowingFloat64, GrowingUint32 } from '../proto/growingColumns';
import type { AddressBuffer } from './addressBuffer';
import { ByteStrings } from './byteStrings';
import type { Integer } from './goIntegers';
import { IntegerRows } from './integerRows';
import { legacyFrames } from './legacyFrames';
import { locateInMappings } from './locateInMappings';
import type { TextMapping } from './memoryMap';
import { PairTable } from './pairTable';
import { uint64Column } from './uint64Column';

export interface TextHeader {
  readonly sampleTypes: readonly ValueType[];
  readonly periodType: ValueType;
  readonly period: bigint;
  readonly durationNanos: bigint;
}

/** Collects the records of a text into columns. Each distinct address is one location with at most one line. */
export class TextProfileBuilder {
  readonly strings = new ByteStrings();
  /** A location per address, in order of first use, as pprof numbers them. */
  readonly locations = new PairTable(64);
  private readonly functions = new PairTable(32);
  /** Per location: function row + 1, 0 where the text names none. */
  private readonly lineFunctions = new GrowingUint32(64);
  private readonly lineNumbers = new GrowingFloat64(64);
  private readonly stackStarts = new GrowingUint32(64);
  private readonly stacks = new GrowingUint32(64);
  private readonly labelStarts = new GrowingUint32(64);
  private readonly labelKeys = new GrowingUint32(64);
  private readonly labelTexts = new GrowingUint32(64);
  private readonly labelNumbers = new IntegerRows();
  private readonly values = new IntegerRows();

  get sampleCount(): number {
    return this.stackStarts.length;
  }

  addSample(addresses: AddressBuffer, values: readonly Integer[]): void {
    this.stackStarts.push(this.stacks.length);
    this.labelStarts.push(this.labelKeys.length);
    const { length } = addresses;
    const stacks = this.stacks.reserve(length);
    let at = this.stacks.length;
    for (let index = 0; index < length; index++) {
      stacks[at++] = this.locationRow(
        addresses.lows.array[index] as number,
        addresses.highs.array[index] as number,
      );
    }
    this.stacks.length = at;
    for (const value of values) this.values.push(value);
  }

  locationRow(low: number, high: number): number {
    const row = this.locations.rowOf(low, high);
    if (row === this.lineFunctions.length) {
      this.lineFunctions.push(0);
      this.lineNumbers.push(0);
    }
    return row;
  }

  /** One more of what the last sample counts, where that is one thing only. */
  countLastAgain(): void {
    if (this.values.length > 0) this.values.addTo(this.values.length - 1, 1);
  }

  /** A label of the last sample. One without a value is none, as in profile.proto. */
  addLabel(key: number, text: number): void {
    if (text === 0 || this.stackStarts.length === 0) return;
    this.labelKeys.push(key);
    this.labelTexts.push(text);
    this.labelNumbers.push(0);
  }

  addNumericLabel(key: number, value: Integer): void {
    this.labelKeys.push(key);
    this.labelTexts.push(0);
    this.labelNumbers.push(value);
  }

  isNamed(location: number): boolean {
    return this.lineFunctions.array[location] !== 0;
  }

  /** String indices; what was said of the location before is forgotten. */
  nameLocation(location: number, functionName: number, fileName: number, lineNumber: number): void {
    this.lineFunctions.array[location] = this.functions.rowOf(functionName, fileName) + 1;
    this.lineNumbers.array[location] = lineNumber;
  }

  build(
    header: TextHeader,
    mappings: readonly TextMapping[],
    text: TextPart,
    addresses: 'kept' | 'dropped' = 'kept',
  ): Profile {
    const functions = this.numberFunctions();
    const located = locateInMappings(
      this.locations,
      mappings,
      (row) => addresses === 'dropped' && this.isNamed(row),
    );
    return {
      ...header,
      defaultSampleType: '',
      timeNanos: 0n,
      comments: [],
      docUrl: '',
      ...legacyFrames(header.sampleTypes),
      samples: this.buildSamples(header.sampleTypes.length),
      locations: this.buildLocations(located.rows, functions.numbers, addresses),
      functions: this.buildFunctions(functions.rows),
      mappings: located.mappings,
      strings: this.strings.toTable(),
      text,
    };
  }

  private buildSamples(typeCount: number): Profile['samples'] {
    const count = this.sampleCount;
    this.stackStarts.push(this.stacks.length);
    this.labelStarts.push(this.labelKeys.length);
    return {
      count,
      stackStarts: this.stackStarts.finish(),
      stacks: this.stacks.finish(),
      values: this.values.toColumns(typeCount, count),
      labelStarts: this.labelStarts.finish(),
      labels: {
        keys: this.labelKeys.finish(),
        texts: this.labelTexts.finish(),
        numbers: this.labelNumbers.toInt64(),
        units: new Uint32Array(this.labelKeys.length),
      },
    };
  }

  /** Functions are numbered as the locations name them first. */
  private numberFunctions(): { rows: Uint32Array; numbers: Uint32Array } {
    const rows = new GrowingUint32(this.functions.count);
    const numbers = new Uint32Array(this.functions.count + 1);
    for (let location = 0; location < this.locations.count; location++) {
      const handle = this.lineFunctions.array[location] as number;
      if (handle === 0 || numbers[handle] !== 0) continue;
      rows.push(handle - 1);
      numbers[handle] = rows.length;
    }
    return { rows: rows.finish(), numbers };
  }

  private buildLocations(
    mappings: Int32Array,
    functionNumbers: Uint32Array,
    addresses: 'kept' | 'dropped',
  ): LocationTable {
    const { count, lows, highs } = this.locations;
    const lineStarts = new Uint32Array(count + 1);
    const lineFunctions = new Uint32Array(count);
    const lineNumbers = new Float64Array(count);
    let lines = 0;
    for (let row = 0; row < count; row++) {
      const handle = this.lineFunctions.array[row] as number;
      if (handle > 0) {
        lineFunctions[lines] = (functionNumbers[handle] as number) - 1;
        lineNumbers[lines++] = this.lineNumbers.array[row] as number;
      }
      lineStarts[row + 1] = lines;
    }
    return {
      count,
      ids: uint64Column(count, (row) => row + 1),
      addresses:
        addresses === 'dropped'
          ? new BigUint64Array(count)
          : uint64Column(
              count,
              (row) => lows.array[row] as number,
              (row) => highs.array[row] as number,
            ),
      mappings,
      lineStarts,
      lineFunctions: lineFunctions.slice(0, lines),
      lineNumbers: lineNumbers.slice(0, lines),
      lineColumns: new Float64Array(lines),
      folded: new Uint8Array(count),
    };
  }

  private buildFunctions(rows: Uint32Array): FunctionTable {
    const { lows, highs } = this.functions;
    const names = rows.map((row) => lows.array[row] as number);
    return {
      count: rows.length,
      ids: uint64Column(rows.length, (row) => row + 1),
      names,
      systemNames: names,
      fileNames: rows.map((row) => highs.array[row] as number),
      startLines: new Float64Array(rows.length),
    };
  }
}
