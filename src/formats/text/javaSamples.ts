import { AddressBuffer } from './addressBuffer';
import type { Integer } from './goIntegers';
import { isProblem, parseGoInt, wrapped } from './goIntegers';
import { isAddressByte } from './heapRecord';
import type { JavaHeader } from './javaText';
import { digitsStart, spacesEnd, spacesStart, textOf } from './lineBytes';
import type { LineScanner } from './lineScanner';
import type { TextProblems } from './textProblems';
import type { TextProfileBuilder } from './textProfileBuilder';
import { quotient, unsampled } from './unsample';

/** Records such as `4752     9 @ 0x0000002b 0x0000002c`. */
export class JavaSamples {
  private readonly addresses = new AddressBuffer();

  constructor(
    private readonly header: JavaHeader,
    private readonly builder: TextProfileBuilder,
    private readonly problems: TextProblems,
  ) {}

  /** False when the line is no record. */
  readLine(scanner: LineScanner, start: number, end: number): boolean {
    const { bytes } = scanner;
    const places = findRecord(bytes, start, end);
    if (!places) return false;
    const error = this.readRecord(bytes, places);
    if (error !== undefined) {
      const line = textOf(bytes, start, end);
      this.problems.refuse(error.replace('LINE', () => line));
      this.problems.sayLine(scanner.lineNumber, 'is no record (expected `BYTES N @ 0x…`', bytes, start, end);
    }
    return true;
  }

  /** pprof's error when there is one, with `LINE` for the line. */
  private readRecord(bytes: Uint8Array, places: RecordPlaces): string | undefined {
    this.addresses.clear();
    const tooLarge = this.addresses.readAll(bytes, places.addressesStart, places.addressesEnd);
    if (tooLarge !== undefined) {
      return `malformed sample: LINE: failed to parse as hex 64-bit number: ${tooLarge}`;
    }
    const count = parseGoInt(textOf(bytes, places.countStart, places.countEnd), 0);
    if (isProblem(count)) return `parsing sample LINE: ${count.error}`;
    const amount = parseGoInt(textOf(bytes, places.amountStart, places.amountEnd), 0);
    if (isProblem(amount)) return `parsing sample LINE: ${amount.error}`;
    if (this.header.kind === 'contention') this.addContention(count, amount);
    else if (Number(count) === 0) return 'parsing sample LINE: second value must be non-zero';
    else {
      const scaled = unsampled(count, amount, JAVA_HEAP_RATE);
      this.builder.addSample(this.addresses, [scaled.count, scaled.size]);
      const key = this.builder.strings.indexOf(BYTES, 0, BYTES.length);
      this.builder.addNumericLabel(key, quotient(amount, count));
    }
    return undefined;
  }

  private addContention(count: Integer, delay: Integer): void {
    const times = BigInt(this.header.period || 1);
    this.builder.addSample(this.addresses, [wrapped(BigInt(count) * times), wrapped(BigInt(delay) * times)]);
  }
}

/** Bytes between two recorded allocations, the same in every Java program. */
const JAVA_HEAP_RATE = 524288;
const BYTES = new TextEncoder().encode('bytes');
const AT_SIGN = 64;

interface RecordPlaces {
  readonly amountStart: number;
  readonly amountEnd: number;
  readonly countStart: number;
  readonly countEnd: number;
  readonly addressesStart: number;
  readonly addressesEnd: number;
}

/** Finds ` *(\d+) +(\d+) +@ +([ x0-9a-f]*)` wherever it is in the line. */
function findRecord(bytes: Uint8Array, start: number, end: number): RecordPlaces | undefined {
  for (let at = start; at < end; at++) {
    if (bytes[at] !== AT_SIGN || bytes[at + 1] !== 32 || at + 1 >= end) continue;
    const countEnd = spacesStart(bytes, start, at);
    const countStart = digitsStart(bytes, start, countEnd);
    const amountEnd = spacesStart(bytes, start, countStart);
    const amountStart = digitsStart(bytes, start, amountEnd);
    if (countEnd === at || countStart === countEnd || amountEnd === countStart || amountStart === amountEnd)
      continue;
    const addressesStart = spacesEnd(bytes, at + 1, end);
    let addressesEnd = addressesStart;
    while (addressesEnd < end && isAddressByte(bytes[addressesEnd] as number)) addressesEnd++;
    return { amountStart, amountEnd, countStart, countEnd, addressesStart, addressesEnd };
  }
  return undefined;
}
