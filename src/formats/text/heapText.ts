/**
 * Reads the text of heap profiles: Go's heap and allocs with `?debug=1`, and those of tcmalloc: heap, growth and
 * fragmentation.
 *
 *     heap profile: 41: 2556400 [43: 2621440] @ heap/1048576
 *     39: 2555904 [41: 2621440] @ 0x672432 0x672423 0x46b341
 *     #	0x672431	example.com/leak.inner+0x31	/home/dev/leak.go:43
 *
 *     # runtime.MemStats
 *     # Alloc = 31718696
 *
 * In use, in brackets all that was ever allocated, each a count and bytes. Rules: parseHeap in pprof's
 * profile/legacy_profile.go; writeHeapInternal in Go's runtime/pprof/pprof.go.
 */
import { AddressBuffer } from './addressBuffer';
import { CommentReader } from './commentReader';
import { isProblem, parseGoInt } from './goIntegers';
import { HEAP_PLACES, findHeapRecord } from './heapRecord';
import { HeapValues } from './heapValues';
import { startsWith, textOf, trimmedEnd, trimmedStart } from './lineBytes';
import { LineScanner, SCANNER_LIMIT } from './lineScanner';
import { MemStatsReader } from './memStatsReader';
import { isMemoryMapStart, readMemoryMap } from './memoryMap';
import type { TextOutcome } from './textOutcome';
import { TextProblems } from './textProblems';
import { TextProfileBuilder } from './textProfileBuilder';

/** Undefined when the first line is no header of such a text. */
export function readHeapText(bytes: Uint8Array): TextOutcome | undefined {
  const problems = new TextProblems();
  const scanner = new LineScanner(bytes, 0, problems.refuseLongLine);
  const header = readHeader(scanner);
  if (!header) return undefined;
  const builder = new TextProfileBuilder();
  const values = new HeapValues(builder, header);
  const memStats = new MemStatsReader();
  readRecords(scanner, { builder, values, memStats, problems });
  const mappings = readMemoryMap(scanner, problems);
  values.compare(header.totals, problems);
  const profile = builder.build(
    {
      sampleTypes: header.hasAllocated ? FOUR_TYPES : TWO_TYPES,
      periodType: { type: 'space', unit: 'bytes' },
      period: BigInt(header.period),
      durationNanos: 0n,
    },
    mappings,
    {
      kind: 'heap',
      sampled: values.sampled(builder.sampleCount),
      ...(memStats.stats.size > 0 ? { memStats: memStats.stats } : {}),
    },
  );
  return { profile, format: 'heap text', problems };
}

const FOUR_TYPES = [
  { type: 'alloc_objects', unit: 'count' },
  { type: 'alloc_space', unit: 'bytes' },
  { type: 'inuse_objects', unit: 'count' },
  { type: 'inuse_space', unit: 'bytes' },
];
const TWO_TYPES = [
  { type: 'objects', unit: 'count' },
  { type: 'space', unit: 'bytes' },
];

export interface HeapHeader {
  readonly period: bigint | number;
  /** Whether the records are a sample that stands for more, by the period. */
  readonly isSampled: boolean;
  /** Whether something has been freed; without that pprof shows one pair of numbers only. */
  readonly hasAllocated: boolean;
  /** As written: count and bytes in use, count and bytes allocated. */
  readonly totals: readonly string[];
}

const TOTALS = String.raw`heap profile: *(\d+): *(\d+) *\[ *(\d+): *(\d+) *\]`;
const HEAP_HEADER = new RegExp(`${TOTALS} *@ *(heap[_a-z0-9]*)/?([0-9]*)`);
const OTHER_HEADER = new RegExp(`${TOTALS} @ (?:growth|fragmentation)z?`);

function readHeader(scanner: LineScanner): HeapHeader | undefined {
  if (!scanner.next() || scanner.end - scanner.start >= SCANNER_LIMIT) return undefined;
  const line = textOf(scanner.bytes, scanner.start, scanner.end);
  const heap = HEAP_HEADER.exec(line);
  if (!heap) {
    const other = OTHER_HEADER.exec(line);
    return other
      ? { period: 1, isSampled: false, hasAllocated: false, totals: other.slice(1, 5) }
      : undefined;
  }
  const [, inUseCount = '', inUseSize = '', count = '', size = '', kind = '', rate = ''] = heap;
  const period = parseGoInt(rate || '0', 10);
  if (isProblem(period)) return undefined;
  const hasAllocated = (count !== inUseCount && count !== '0') || (size !== inUseSize && size !== '0');
  const common = { hasAllocated, totals: [inUseCount, inUseSize, count, size] };
  switch (kind) {
    case 'heap_v2':
    case 'heapz_v2':
      return { ...common, period, isSampled: true };
    case 'heapprofile':
      return { ...common, period: 1, isSampled: false };
    case 'heap':
      // Go writes twice the rate, for old versions of pprof.
      return { ...common, period: BigInt(period) / 2n, isSampled: true };
    default:
      return undefined;
  }
}

interface Reading {
  readonly builder: TextProfileBuilder;
  readonly values: HeapValues;
  readonly memStats: MemStatsReader;
  readonly problems: TextProblems;
}

function readRecords(scanner: LineScanner, { builder, values, memStats, problems }: Reading): void {
  const { bytes } = scanner;
  const places = new Int32Array(HEAP_PLACES.length);
  const addresses = new AddressBuffer();
  const comments = new CommentReader(builder);
  while (scanner.next()) {
    const start = trimmedStart(bytes, scanner.start, scanner.end);
    if (start === scanner.end) continue;
    if (bytes[start] === 35) {
      if (!memStats.read(scanner)) comments.read(scanner);
      continue;
    }
    if (isMemoryMapStart(scanner)) return;
    const end = trimmedEnd(bytes, start, scanner.end);
    const line = { bytes, start, end };
    const error = findHeapRecord(bytes, start, end, places)
      ? values.readRecord(line, places, addresses)
      : 'unexpected number of sample values: got 0, want 6';
    if (error === undefined) continue;
    problems.refuse(error);
    const expected = startsWith(bytes, start, end, '---')
      ? 'announces something unknown (expected `--- Memory map: ---`'
      : 'is no record (expected `N: BYTES [N: BYTES] @ 0x…`';
    problems.sayLine(scanner.lineNumber, expected, bytes, start, end);
  }
}
