/**
 * Reads the text of contention profiles: Go's mutex and block with `?debug=1`, and C++'s contentionz.
 *
 *     --- mutex:
 *     cycles/second=2596129153
 *     sampling period=5
 *     3606607810 190 @ 0x50b859 0x50b858 0x488bc1
 *     #	0x50b858	sync.(*Mutex).Unlock+0x98	/usr/local/go/src/sync/mutex.go:65
 *
 * A record has cycles first and then the count. Rules: parseContention in pprof's profile/legacy_profile.go;
 * writeProfileInternal in Go's runtime/pprof/pprof.go.
 */
import { AddressBuffer } from './addressBuffer';
import { CommentReader } from './commentReader';
import type { ContentionPlaces } from './contentionRecord';
import { findContentionRecord } from './contentionRecord';
import { truncatedToInt64 } from './goFloats';
import type { Integer } from './goIntegers';
import { isProblem, parseGoInt, readDecimal, wrapped } from './goIntegers';
import { isBlankOrComment, startsWith, textOf, trimmedEnd, trimmedStart } from './lineBytes';
import { LineScanner, SCANNER_LIMIT } from './lineScanner';
import { readJavaText } from './javaText';
import { readMemoryMap } from './memoryMap';
import type { TextOutcome } from './textOutcome';
import { TextProblems } from './textProblems';
import { TextProfileBuilder } from './textProfileBuilder';

/** Undefined when the first line is no header of such a text, or when it is one of Java. */
export function readContentionText(bytes: Uint8Array): TextOutcome | undefined {
  const problems = new TextProblems();
  const scanner = new LineScanner(bytes, 0, problems.refuseLongLine);
  if (!scanner.next()) return undefined;
  if (!HEADERS.some((header) => startsWith(bytes, scanner.start, scanner.end, header))) return undefined;
  const attributes = readAttributes(scanner, problems);
  if (attributes === 'java') return undefined;
  const builder = new TextProfileBuilder();
  readRecords(scanner, builder, attributes, problems);
  const mappings = readMemoryMap(scanner, problems);
  const count = { type: 'contentions', unit: 'count' };
  const profile = builder.build(
    {
      sampleTypes: [count, { type: 'delay', unit: 'nanoseconds' }],
      periodType: count,
      period: BigInt(attributes.period),
      durationNanos: BigInt.asIntN(64, BigInt(attributes.milliseconds) * 1_000_000n),
    },
    mappings,
    { kind: 'contention' },
  );
  // C++'s header is also Java's, and what pprof does not know as the one it takes for the other.
  const java = problems.isUnrecognized ? readJavaText(bytes) : undefined;
  if (java && !java.problems.pprofRefuses) return java;
  if (java) problems.refuseAs(java.problems);
  return { profile, format: 'contention text', problems };
}

const HEADERS: readonly string[] = ['--- contentionz ', '--- mutex:', '--- contention:'];

interface Attributes {
  period: Integer;
  cyclesPerSecond: Integer;
  milliseconds: Integer;
}

const ATTRIBUTES: Readonly<Record<string, keyof Attributes>> = {
  'cycles/second': 'cyclesPerSecond',
  'sampling period': 'period',
  'ms since reset': 'milliseconds',
};

/** Stops at the first line that is none. */
function readAttributes(scanner: LineScanner, problems: TextProblems): Attributes | 'java' {
  const attributes: Attributes = { period: 1, cyclesPerSecond: 0, milliseconds: 0 };
  const { bytes } = scanner;
  while (scanner.next()) {
    const { start, end, lineNumber } = scanner;
    if (isBlankOrComment(bytes, start, end)) continue;
    if (end - start >= SCANNER_LIMIT || isRuler(scanner)) break;
    const line = textOf(bytes, start, end);
    const equals = line.indexOf('=');
    if (equals < 0) break;
    const key = line.slice(0, equals).trim();
    if (key === 'format' || key === 'resolution') return 'java';
    const name = ATTRIBUTES[key];
    const value = name ? parseGoInt(line.slice(equals + 1).trim(), 0) : 0;
    if (name && !isProblem(value)) attributes[name] = value;
    else if (key !== 'discarded samples') {
      problems.refuse('unrecognized profile format');
      problems.sayLine(lineNumber, 'is no attribute (expected `cycles/second=N`', bytes, start, end);
    }
  }
  return attributes;
}

function isRuler({ bytes, start, end }: LineScanner): boolean {
  return startsWith(bytes, trimmedStart(bytes, start, end), end, '---');
}

/** Begins with the scanner's line. */
function readRecords(
  scanner: LineScanner,
  builder: TextProfileBuilder,
  attributes: Attributes,
  problems: TextProblems,
): void {
  const { bytes } = scanner;
  const addresses = new AddressBuffer();
  const comments = new CommentReader(builder);
  const places: ContentionPlaces = new Int32Array(6);
  do {
    if (bytes[scanner.start] === 35) {
      comments.read(scanner);
      continue;
    }
    const start = trimmedStart(bytes, scanner.start, scanner.end);
    const end = trimmedEnd(bytes, start, scanner.end);
    if (start === end || bytes[start] === 35) continue;
    if (startsWith(bytes, start, end, '---')) return;
    const isRecord = findContentionRecord(bytes, start, end, places);
    const read = isRecord ? readRecord(bytes, places, addresses, attributes) : 'unrecognized profile format';
    if (typeof read !== 'string') {
      addresses.stepBack(0);
      builder.addSample(addresses, read);
    } else {
      problems.refuse(isRecord ? `malformed sample: ${textOf(bytes, start, end)}: ${read}` : read);
      problems.sayLine(scanner.lineNumber, 'is no record (expected `CYCLES N @ 0x…`', bytes, start, end);
    }
  } while (scanner.next());
}

/** Count and delay in nanoseconds, or what is wrong with the numbers in pprof's words. */
function readRecord(
  bytes: Uint8Array,
  places: ContentionPlaces,
  addresses: AddressBuffer,
  { period, cyclesPerSecond }: Attributes,
): readonly [Integer, Integer] | string {
  const [cyclesStart = 0, cyclesEnd = 0, countStart = 0, countEnd = 0, from = 0, to = 0] = places;
  const cycles = readDecimal(bytes, cyclesStart, cyclesEnd);
  if (isProblem(cycles)) return cycles.error;
  const count = readDecimal(bytes, countStart, countEnd);
  if (isProblem(count)) return count.error;
  addresses.clear();
  const tooLarge = addresses.readAll(bytes, from, to);
  if (tooLarge !== undefined) return `failed to parse as hex 64-bit number: ${tooLarge}`;
  if (period <= 0) return [count, cycles];
  const delay =
    cyclesPerSecond > 0
      ? truncatedToInt64((Number(cycles) * Number(period)) / (Number(cyclesPerSecond) / 1e9))
      : cycles;
  return [wrapped(BigInt(count) * BigInt(period)), delay];
}
