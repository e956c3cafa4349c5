/**
 * Reads the text of count profiles: goroutine, threadcreate, goroutineleak and custom ones with `?debug=1`.
 *
 *     goroutine profile: total 151
 *     100 @ 0x43b2f6 0x40708c 0x671a6c 0x46b341
 *     # labels: {"tenant":"acme"}
 *     #	0x671a6b	example.com/leak.leakSend+0x2b	demo/leak/leak.go:32
 *
 * Written by printCountProfile in Go's runtime/pprof/pprof.go (1.11 to 1.27), read by parseGoCount in pprof's
 * profile/legacy_profile.go, which is stricter: it knows no record without a stack, which Go writes.
 */
import { AddressBuffer, isHexDigit } from './addressBuffer';
import { CommentReader } from './commentReader';
import type { Integer } from './goIntegers';
import { isProblem, parseGoInt, readDecimal } from './goIntegers';
import { digitsEnd, isBlankOrComment, startsWith, textOf, trimmedEnd } from './lineBytes';
import { LineScanner, SCANNER_LIMIT } from './lineScanner';
import { readMemoryMap } from './memoryMap';
import type { TextOutcome } from './textOutcome';
import { TextProblems } from './textProblems';
import { TextProfileBuilder } from './textProfileBuilder';

/** Undefined when the first line that is no comment is not `NAME profile: total N`. */
export function readCountText(bytes: Uint8Array): TextOutcome | undefined {
  const problems = new TextProblems();
  const scanner = new LineScanner(bytes, 0, problems.refuseLongLine);
  const header = readHeader(scanner);
  if (!header) return undefined;
  const builder = new TextProfileBuilder();
  const counted = readRecords(scanner, builder, problems);
  const mappings = readMemoryMap(scanner, problems);
  if (counted.toString() !== header.total) {
    problems.say(
      `The first line says ${shortNumber(header.total)}, but the records add up to ${counted.toString()}; the text may be cut short.`,
    );
  }
  const type = { type: header.name, unit: 'count' };
  const counts = { sampleTypes: [type], periodType: type, period: 1n, durationNanos: 0n };
  return {
    profile: builder.build(counts, mappings, { kind: 'count' }),
    format: 'count text',
    problems,
  };
}

/** pprof does not look at the total. */
function readHeader(scanner: LineScanner): { name: string; total: string } | undefined {
  const { bytes } = scanner;
  while (scanner.next()) {
    if (isBlankOrComment(bytes, scanner.start, scanner.end)) continue;
    if (scanner.end - scanner.start >= SCANNER_LIMIT) return undefined;
    const match = HEADER.exec(textOf(bytes, scanner.start, scanner.end));
    return match ? { name: match[1] ?? '', total: (match[2] ?? '').replace(/^0+(?=\d)/, '') } : undefined;
  }
  return undefined;
}

const HEADER = /^([^\t\n\f\r ]+) profile: total ([0-9]+)$/;

/** Gives the sum of all records. */
function readRecords(scanner: LineScanner, builder: TextProfileBuilder, problems: TextProblems): bigint {
  const { bytes } = scanner;
  const addresses = new AddressBuffer();
  const comments = new CommentReader(builder);
  let counted = 0n;
  while (scanner.next()) {
    const { start, end } = scanner;
    if (bytes[start] === 35) comments.read(scanner);
    else if (start === end || isBlankOrComment(bytes, start, end)) continue;
    else if (startsWith(bytes, start, end, '---')) break;
    else {
      const count = readRecord(bytes, start, end, addresses, problems);
      if (count === undefined) {
        problems.refuse('malformed profile format');
        problems.sayLine(scanner.lineNumber, 'is no record (expected `N @ 0x… 0x…`', bytes, start, end);
        continue;
      }
      counted += BigInt(count);
      addresses.stepBack(0);
      builder.addSample(addresses, [count]);
    }
  }
  return counted;
}

/**
 * `100 @ 0x43b2f6 0x40708c`, and `6 @`, which Go writes for threads without a stack. Blanks at the end are forgiven.
 * Undefined when the line is something else.
 */
function readRecord(
  bytes: Uint8Array,
  start: number,
  lineEnd: number,
  addresses: AddressBuffer,
  problems: TextProblems,
): Integer | undefined {
  const end = trimmedEnd(bytes, start, lineEnd);
  const countEnd = digitsEnd(bytes, start, end);
  if (countEnd === start || !startsWith(bytes, countEnd, end, ' @')) return undefined;
  addresses.clear();
  let at = countEnd + 2;
  while (at < end) {
    if (bytes[at] !== 32 || bytes[at + 1] !== 48 || bytes[at + 2] !== 120) return undefined;
    if (at + 3 >= end || !isHexDigit(bytes[at + 3] as number)) return undefined;
    at = addresses.readHex(bytes, at + 3, end);
    if (at < 0) return undefined;
  }
  if (addresses.length === 0 || end !== lineEnd) problems.refuse('malformed profile format');
  // pprof takes a leading 0 for an octal number.
  const count =
    bytes[start] === 48 ? parseGoInt(textOf(bytes, start, countEnd), 0) : readDecimal(bytes, start, countEnd);
  return isProblem(count) ? undefined : count;
}

function shortNumber(digits: string): string {
  return digits.length > 20 ? `${digits.slice(0, 20)}…` : digits;
}
