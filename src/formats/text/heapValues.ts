import type { SampledValues } from '../../model/profile';
import type { AddressBuffer } from './addressBuffer';
import type { Integer } from './goIntegers';
import { isProblem, plainest, readDecimal } from './goIntegers';
import type { HeapRecordPlaces } from './heapRecord';
import { HEAP_PLACES } from './heapRecord';
import type { HeapHeader } from './heapText';
import { IntegerRows } from './integerRows';
import { textOf } from './lineBytes';
import type { TextProblems } from './textProblems';
import type { TextProfileBuilder } from './textProfileBuilder';
import { quotient, unsampled } from './unsample';

export interface Line {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
}

/** Turns the numbers of heap records into values, and keeps them as they were beside that. */
export class HeapValues {
  private readonly recorded = new IntegerRows();
  private readonly sums = [0n, 0n, 0n, 0n];
  private readonly bytesKey: number;
  private readonly rate: number;

  constructor(
    private readonly builder: TextProfileBuilder,
    private readonly header: HeapHeader,
  ) {
    this.rate = Number(header.period);
    this.bytesKey = builder.strings.indexOf(BYTES, 0, BYTES.length);
  }

  /** Adds the record as a sample, or gives pprof's error. */
  readRecord(line: Line, places: HeapRecordPlaces, addresses: AddressBuffer): string | undefined {
    const numbers: Integer[] = [];
    const { hasAllocated } = this.header;
    for (const part of hasAllocated ? ALLOCATED_FIRST : IN_USE_ONLY) {
      const number = readDecimal(line.bytes, places[part] as number, places[part + 1] as number);
      if (isProblem(number)) return malformed(line, number.error);
      numbers.push(number);
      if (numbers.length % 2 === 1) continue;
      const what = hasAllocated && numbers.length === 2 ? 'allocation' : 'inuse';
      const count = numbers.at(-2);
      if (Number(count) === 0 && Number(number) !== 0) {
        return `${what} count was 0 but ${what} bytes was ${number.toString()}`;
      }
    }
    addresses.clear();
    const from = places[HEAP_PLACES.addresses] as number;
    const tooLarge = addresses.readAll(line.bytes, from, places[HEAP_PLACES.addresses + 1] as number);
    if (tooLarge !== undefined) return malformed(line, `failed to parse as hex 64-bit number: ${tooLarge}`);
    addresses.stepBack(0);
    this.add(numbers, addresses);
    return undefined;
  }

  sampled(rowCount: number): SampledValues {
    return {
      values: this.recorded.toColumns(this.header.hasAllocated ? 4 : 2, rowCount),
      rate: this.header.isSampled ? BigInt(this.header.period) : 1n,
    };
  }

  /** The first line has the sums of all records, in each kind of text. */
  compare(totals: readonly string[], problems: TextProblems): void {
    const [allocatedCount, allocatedSize, inUseCount, inUseSize] = this.sums.map(String);
    const [saidCount = '', saidSize = '', saidAllocatedCount = '', saidAllocatedSize = ''] = totals;
    const said = [saidCount, saidSize];
    const found = [inUseCount, inUseSize];
    if (this.header.hasAllocated) {
      said.push(saidAllocatedCount, saidAllocatedSize);
      found.push(allocatedCount, allocatedSize);
    }
    if (said.every((number, at) => number.replace(/^0+(?=\d)/, '') === found[at])) return;
    problems.say(
      `The first line says ${pairs(said)}, but the records add up to ${pairs(found)}; the text may be cut short.`,
    );
  }

  private add(numbers: readonly Integer[], addresses: AddressBuffer): void {
    const values: Integer[] = [];
    let blockSize: Integer = 0;
    for (let at = 0; at < numbers.length; at += 2) {
      const count = numbers[at] as Integer;
      const size = numbers[at + 1] as Integer;
      this.recorded.push(count);
      this.recorded.push(size);
      this.countIn(at + (numbers.length === 2 ? 2 : 0), count);
      this.countIn(at + (numbers.length === 2 ? 3 : 1), size);
      // Of those in use when there are any, because they come last.
      if (Number(count) !== 0) blockSize = quotient(size, count);
      const scaled = this.header.isSampled ? unsampled(count, size, this.rate) : { count, size };
      values.push(scaled.count, scaled.size);
    }
    this.builder.addSample(addresses, values);
    this.builder.addNumericLabel(
      this.bytesKey,
      typeof blockSize === 'bigint' ? plainest(blockSize) : blockSize,
    );
  }

  private countIn(sum: number, value: Integer): void {
    this.sums[sum] = (this.sums[sum] ?? 0n) + BigInt(value);
  }
}

/** In the order of the sample types: pprof shows the last by default. */
const ALLOCATED_FIRST = [
  HEAP_PLACES.allocatedCount,
  HEAP_PLACES.allocatedSize,
  HEAP_PLACES.inUseCount,
  HEAP_PLACES.inUseSize,
];
const IN_USE_ONLY = [HEAP_PLACES.inUseCount, HEAP_PLACES.inUseSize];
const BYTES = new TextEncoder().encode('bytes');

function malformed({ bytes, start, end }: Line, error: string): string {
  return `malformed sample: ${textOf(bytes, start, end)}: ${error}`;
}

/** `41: 2556400 [43: 2621440]`. */
function pairs([count = '', size = '', ...allocated]: readonly (string | undefined)[]): string {
  const inUse = `${cut(count)}: ${cut(size)}`;
  return allocated.length === 0 ? inUse : `${inUse} [${cut(allocated[0])}: ${cut(allocated[1])}]`;
}

function cut(digits = ''): string {
  return digits.length > 20 ? `${digits.slice(0, 20)}…` : digits;
}
