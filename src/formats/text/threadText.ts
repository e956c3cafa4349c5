/**
 * Reads the text of C++'s threadz: the stack of each thread.
 *
 *     --- threadz 1 ---
 *
 *     --- Thread 7f794964e700 (name: thread1/14751) stack: ---
 *       PC:  0x7f794a32bf7d: nanosleep
 *       0x7f794a32414e: start_thread
 *           creator: 0xa45b96 0xa460b4
 *     --- Thread 7f7948978700 (name: thread3/14759) stack: ---
 *       [same as previous thread]
 *     --- Memory map: ---
 *
 * Rules: parseThread in pprof's profile/legacy_profile.go, which knows the end of the last stack by the memory map.
 */
import { isBlankOrComment, startsWith, textOf, trimmedEnd, trimmedStart } from './lineBytes';
import { LineScanner, SCANNER_LIMIT } from './lineScanner';
import { isMemoryMapStart, readMemoryMap } from './memoryMap';
import type { TextOutcome } from './textOutcome';
import { TextProblems } from './textProblems';
import { TextProfileBuilder } from './textProfileBuilder';
import { Thread } from './thread';

/** Undefined when the first line that is no comment is no header of such a text. */
export function readThreadText(bytes: Uint8Array): TextOutcome | undefined {
  const problems = new TextProblems();
  const scanner = new LineScanner(bytes, 0, problems.refuseLongLine);
  if (!goToFirstThread(scanner, problems)) return undefined;
  const builder = new TextProfileBuilder();
  readThreads(scanner, builder, problems);
  const mappings = readMemoryMap(scanner, problems);
  const type = { type: 'thread', unit: 'count' };
  const counts = { sampleTypes: [type], periodType: type, period: 1n, durationNanos: 0n };
  return {
    profile: builder.build(counts, mappings, { kind: 'thread' }),
    format: 'thread text',
    problems,
  };
}

const THREADZ = /--- threadz [0-9]+ ---/;

function goToFirstThread(scanner: LineScanner, problems: TextProblems): boolean {
  const { bytes } = scanner;
  while (scanner.next() && isBlankOrComment(bytes, scanner.start, scanner.end));
  const line = headText(scanner);
  if (!THREADZ.test(line)) return isThreadHeader(line);
  while (scanner.next()) {
    if (isMemoryMapStart(scanner) || bytes[scanner.start] === 45) return true;
  }
  problems.refuse('unrecognized profile format');
  problems.say('The text ends before the first thread; it may be cut short.');
  return true;
}

/** Begins with the scanner's line and ends with it at the memory map, or at the end. */
function readThreads(scanner: LineScanner, builder: TextProfileBuilder, problems: TextProblems): void {
  const { bytes } = scanner;
  const thread = new Thread(builder);
  let isOpen = scanner.start < scanner.end;
  while (isOpen && !isMemoryMapStart(scanner)) {
    const start = trimmedStart(bytes, scanner.start, scanner.end);
    if (startsWith(bytes, start, scanner.end, '---- no stack trace for')) return;
    if (!isThreadHeader(headText(scanner))) {
      problems.refuse('unrecognized profile format');
      const expected = 'announces something unknown (expected `--- Thread … ---` or `--- Memory map: ---`';
      problems.sayLine(scanner.lineNumber, expected, bytes, start, scanner.end);
    }
    isOpen = readThread(scanner, thread, problems);
  }
}

/** Ends at the next line of dashes; false when there is none. */
function readThread(scanner: LineScanner, thread: Thread, problems: TextProblems): boolean {
  const { bytes } = scanner;
  let isMapLast = false;
  thread.begin();
  while (scanner.next()) {
    const start = trimmedStart(bytes, scanner.start, scanner.end);
    const end = trimmedEnd(bytes, start, scanner.end);
    isMapLast = isMemoryMapStart(scanner);
    if (startsWith(bytes, start, end, '---')) {
      thread.finish();
      return true;
    }
    const tooLarge = thread.readLine(bytes, start, end);
    if (tooLarge === undefined) continue;
    const line = textOf(bytes, start, end);
    problems.refuse(`malformed sample: ${line}: failed to parse as hex 64-bit number: ${tooLarge}`);
    problems.sayLine(
      scanner.lineNumber,
      'has an address of more than 64 bits (expected `0x…`',
      bytes,
      start,
      end,
    );
  }
  thread.finish();
  if (!isMapLast) {
    problems.refuse('unrecognized profile format');
    problems.say('The text ends without a memory map; it may be cut short.');
  }
  return false;
}

/** `--- Thread HEX (name: NAME/NUMBER) stack: ---`, anywhere in the line. */
function isThreadHeader(line: string): boolean {
  const begin = /--- Thread [0-9A-Fa-f]+ \(name: /.exec(line);
  return begin !== null && /\/[0-9]+\) stack: ---/.test(line.slice(begin.index + begin[0].length));
}

function headText({ bytes, start, end }: LineScanner): string {
  return textOf(bytes, start, Math.min(end, start + SCANNER_LIMIT));
}
