/**
 * Reads goroutines out of text that comes in chunks: `goroutine?debug=2`, panics, fatal errors, SIGQUIT and race
 * reports, alone or in a log. Grammar: traceback.go of Go's runtime, 1.11 to 1.27. Nothing in a text makes it throw; what
 * cannot be read is a problem, and reading goes on with the next line.
 */
import type { DumpAncestor, GoroutineDump } from '../../model/goroutineDump';
import { Utf8Collector } from '../../model/utf8Collector';
import { type DumpPart, mergedDump } from './dumpParts';
import { FrameCollector } from './frameCollector';
import { readFunctionLine } from './functionLine';
import { GoroutineColumns } from './goroutineColumns';
import { type HeaderLine, readHeaderLine, startsWith } from './headerLine';
import { KnownGoroutines } from './knownGoroutines';
import { endOfPrefix } from './linePrefix';
import { LineSplitter, type ReadBlock } from './lineSplitter';
import { decoded, quoted } from './lineText';
import { isDigit } from './placeLine';
import { ProblemList } from './problemList';
import { SectionList } from './sectionList';
import { StackLines } from './stackLines';
import { mayBeginSection, racePartOf, sectionOf } from './sectionLines';

export class GoroutineDumpReader {
  private readonly strings = new Utf8Collector();
  private readonly frames = new FrameCollector(this.strings);
  private readonly goroutines = new GoroutineColumns(this.strings);
  private readonly problems = new ProblemList();
  private readonly sections = new SectionList();
  private readonly ancestors = new Map<number, DumpAncestor[]>();
  private readonly known = new KnownGoroutines(this.frames, this.goroutines);
  private readonly lines = new LineSplitter(
    (bytes, start, end) => {
      this.line(bytes, start, end);
    },
    (chunk, start) => this.readKnown(chunk, start),
  );
  /** What stands before `panic: `. */
  private messagePrefix: Uint8Array = NOTHING;
  /** Whose frames are read. */
  private owner: 'nobody' | 'goroutine' | 'ancestor' | 'runtimeStack' | 'race' = 'nobody';
  /** Of the open goroutine, when its ancestors follow. */
  private ownStack = -1;
  private ancestor = { goroutineId: -1, creatorFrame: -1 };
  private readonly stack = new StackLines(this.frames, this.lines, this.problems, {
    creator: (frame, creatorId) => {
      if (this.owner === 'ancestor') this.ancestor.creatorFrame = frame;
      else if (this.owner === 'goroutine') this.goroutines.created(frame, creatorId);
    },
    ancestor: (goroutineId) => {
      if (this.owner !== 'runtimeStack') this.beginAncestor(goroutineId);
    },
    section: (text) => {
      this.endStack();
      this.section(text);
    },
  });

  push(chunk: Uint8Array): void {
    this.lines.push(chunk);
  }

  finish(): GoroutineDump {
    return mergedDump([this.finishPart()]);
  }

  /** What was pushed, where it is a part of a larger text. */
  finishPart(): DumpPart {
    this.lines.finish();
    this.noteCut();
    this.endStack();
    const { lineNumber, lineByte } = this.lines;
    return {
      strings: this.strings.finish(),
      ...this.frames.tables(),
      goroutines: this.goroutines.table(),
      labelSets: this.goroutines.labelSets,
      ancestors: this.ancestors,
      sections: this.sections.finish(lineNumber),
      problems: this.problems.found,
      lineCount: lineNumber,
      byteCount: lineByte,
    };
  }

  /** Goroutines as there were before: from the one at `start`, if any is there, to the first that is none such. */
  private readKnown(chunk: Uint8Array, start: number): ReadBlock | undefined {
    if (this.owner !== 'nobody' || this.sections.isInPanic) return undefined;
    const { lineNumber, lineByte } = this.lines;
    const read = this.known.read(chunk, start, lineNumber, lineByte);
    if (read === undefined) return undefined;
    this.sections.end(lineNumber - 1);
    this.messagePrefix = NOTHING;
    return read;
  }

  /** What stands before the header that was read last. */
  private get prefix(): Uint8Array {
    return this.frames.linePrefix.bytes;
  }

  private line(bytes: Uint8Array, lineStart: number, end: number): void {
    const header = readHeaderLine(bytes, lineStart, end);
    if (header && !this.isOfMessage(bytes, lineStart, end)) {
      this.header(header, bytes, lineStart);
      return;
    }
    let start = lineStart;
    if (this.prefix.length > 0) {
      const behind = endOfPrefix(this.prefix, bytes, lineStart, end);
      if (behind >= 0) start = behind;
    }
    if (this.owner === 'nobody') this.outside(bytes, start, end);
    else if (this.owner === 'race') this.ofRace(bytes, start, end);
    else if (start < end) this.stack.line(bytes, start, end);
    else {
      this.endStack();
      this.sections.end(this.lines.lineNumber - 1);
    }
  }

  /** Since Go 1.23 the runtime indents what a program panics with, so that it is not taken for a goroutine. */
  private isOfMessage(bytes: Uint8Array, lineStart: number, end: number): boolean {
    if (this.owner !== 'nobody' || !this.sections.isInPanic) return false;
    const behind = endOfPrefix(this.messagePrefix, bytes, lineStart, end);
    return behind >= 0 && bytes[behind] === TAB;
  }

  private header(
    { start, id, statusStart, statusEnd }: HeaderLine,
    bytes: Uint8Array,
    lineStart: number,
  ): void {
    this.endStack();
    const { lineNumber, lineByte } = this.lines;
    this.sections.end(lineNumber - 1);
    const status = this.goroutines.statuses.rowOf(bytes, statusStart, statusEnd);
    if (status < 0) {
      const found = quoted(decoded(bytes, start, statusEnd + 1));
      this.problems.add(
        `A goroutine's state in brackets was expected, but ${found} was found. Its frames are left out.`,
        lineNumber,
      );
      return;
    }
    if (id < 0) this.problems.add('The number of this goroutine is too large to be one.', lineNumber);
    this.goroutines.begin(id, status, lineNumber, lineByte);
    this.frames.linePrefix.bytes = start > lineStart ? bytes.slice(lineStart, start) : NOTHING;
    this.messagePrefix = NOTHING;
    this.owner = 'goroutine';
    this.stack.begin();
  }

  private outside(bytes: Uint8Array, start: number, end: number): void {
    const { lineNumber } = this.lines;
    if (start === end) {
      this.sections.end(lineNumber - 1);
      return;
    }
    if (startsWith(bytes, start, end, GOROUTINE) && isDigit(bytes[start + GOROUTINE.length] ?? 0)) {
      if (bytes.subarray(start, end).includes(BRACKET)) {
        const found = quoted(decoded(bytes, start, end));
        this.problems.add(`A goroutine's header was expected, but ${found} was found.`, lineNumber);
      }
      return;
    }
    if (mayBeginSection(bytes, start, end)) this.section(decoded(bytes, start, end));
  }

  private section(text: string): void {
    const kind = sectionOf(text);
    if (!kind) return;
    this.stack.begin();
    this.sections.begin(kind, text, this.lines.lineNumber);
    if (kind === 'panic' && !text.startsWith('\t')) {
      const before = new TextEncoder().encode(text.slice(0, text.indexOf('panic: ')));
      this.messagePrefix = Uint8Array.from([...this.prefix, ...before]);
    }
    if (kind === 'race') this.owner = 'race';
    if (kind === 'runtimeStack') this.owner = 'runtimeStack';
  }

  private ofRace(bytes: Uint8Array, lineStart: number, end: number): void {
    let start = lineStart;
    while (start < end && (bytes[start] === BLANK || bytes[start] === TAB)) start++;
    const { lineNumber } = this.lines;
    if (start > lineStart && this.stack.placed(bytes, lineStart, end)) return;
    this.stack.forget();
    if (start === end) return;
    if (bytes[start] === EQUALS) {
      this.endRacePart();
      this.sections.end(lineNumber);
      this.owner = 'nobody';
      return;
    }
    const part = racePartOf(decoded(bytes, start, end));
    if (part) {
      this.endRacePart();
      this.sections.beginPart(decoded(bytes, start, end), part.goroutineId, lineNumber);
    } else if (readFunctionLine(bytes, start, end)) this.stack.functionOrOther(bytes, start, end);
  }

  private endRacePart(): void {
    this.stack.forget();
    if (this.frames.length > 0 || this.sections.hasOpenPart) this.sections.endPart(this.frames.finishStack());
  }

  private beginAncestor(goroutineId: number): void {
    this.endAncestor();
    if (this.ownStack < 0) this.ownStack = this.frames.finishStack();
    this.stack.forget();
    this.owner = 'ancestor';
    this.stack.isOfAncestor = true;
    this.ancestor = { goroutineId, creatorFrame: -1 };
    this.stack.markRead();
  }

  private endAncestor(): void {
    if (this.owner !== 'ancestor') return;
    const row = this.goroutines.count - 1;
    const list = this.ancestors.get(row) ?? [];
    list.push({ ...this.ancestor, stack: this.frames.finishStack() });
    this.ancestors.set(row, list);
  }

  /** Ends whatever stack is read. */
  private endStack(): void {
    if (this.owner === 'nobody') return;
    if (this.owner !== 'race') this.stack.end();
    if (this.owner === 'race') this.endRacePart();
    else if (this.owner === 'runtimeStack') {
      this.sections.beginPart('runtime stack:', -1, this.sections.openLine);
      this.sections.endPart(this.frames.finishStack());
    } else {
      this.endAncestor();
      const stack = this.ownStack >= 0 ? this.ownStack : this.frames.finishStack();
      this.goroutines.end(stack, this.stack.readEnd);
      this.frames.learnStack(stack, this.goroutines.lastCreatorFrame);
    }
    this.ownStack = -1;
    this.owner = 'nobody';
    this.stack.isOfAncestor = false;
  }

  /** Go cuts a dump at 64 MB wherever that is. */
  private noteCut(): void {
    if (this.lines.isEnded || this.owner === 'nobody' || this.stack.isWhole) return;
    const lastLine = this.lines.lineNumber - 1;
    this.problems.add(
      'The text ends in the middle of this goroutine; what is there of it is shown.',
      lastLine,
    );
    this.stack.forget();
  }
}

const NOTHING: Uint8Array = new Uint8Array();
const GOROUTINE = new TextEncoder().encode('goroutine ');
const TAB = 9;
const BLANK = 32;
const EQUALS = 61;
const BRACKET = 91;
