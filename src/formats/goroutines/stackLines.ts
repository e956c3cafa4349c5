import { readCreatedLine } from './createdLine';
import type { FrameCollector } from './frameCollector';
import { readFunctionLine } from './functionLine';
import { startsWith } from './headerLine';
import { decoded, quoted } from './lineText';
import type { LineSplitter } from './lineSplitter';
import { readPlaceLine, type PlaceLine } from './placeLine';
import type { ProblemList } from './problemList';
import { sectionOf } from './sectionLines';

/** What a stack's lines tell beside its frames. */
export interface StackOwner {
  creator(frame: number, creatorId: number): void;
  ancestor(goroutineId: number): void;
  /** A line that ends the stack: a panic's, a signal's. */
  section(text: string): void;
}

/** Reads the lines of one stack after the other into the collector's current stack. */
export class StackLines {
  private pending: Pending | undefined;
  private pendingLine = 0;
  /** The first of the lines in the middle of a goroutine that are none of its own; -1 when there is none. */
  private foreignLine = -1;
  /** Behind the last line that was of the open goroutine. */
  readEnd = 0;
  /** Whether the last place could end there: not in the middle of its line. */
  private isPlaceWhole = true;
  /** Of an ancestor the runtime keeps no arguments: `(...)` does not say there that a call was inlined. */
  isOfAncestor = false;

  constructor(
    private readonly frames: FrameCollector,
    private readonly lines: LineSplitter,
    private readonly problems: ProblemList,
    private readonly owner: StackOwner,
  ) {}

  get isWaiting(): boolean {
    return this.pending !== undefined;
  }

  /** A line that is not blank. */
  line(bytes: Uint8Array, start: number, end: number): void {
    if (this.placed(bytes, start, end)) return;
    const row = this.frames.expected();
    if (row >= 0 && !this.isOfAncestor) {
      const behind = this.frames.endOfHead(row, bytes, start, end);
      const isInlined = this.frames.isInlined(row);
      if (behind >= 0 && (isInlined ? behind === end : isRestOfCall(bytes, behind, end))) {
        this.wait({ kind: 'known', row });
        return;
      }
    }
    if (!this.special(bytes, start, end)) this.functionOrOther(bytes, start, end);
  }

  /** What waits for its place gets none. */
  forget(): void {
    this.pending = undefined;
    this.foreignLine = -1;
  }

  /** Says so where a frame has no place. */
  end(): void {
    const { pending } = this;
    if (pending !== undefined && pending.kind !== 'other' && this.foreignLine < 0)
      this.problems.add(NO_PLACE, this.pendingLine);
    this.forget();
  }

  /** Whether the text could have ended here on purpose: behind a whole frame. */
  get isWhole(): boolean {
    return this.pending === undefined && this.isPlaceWhole;
  }

  /** What comes now has nothing to do with what was before. */
  begin(): void {
    this.isPlaceWhole = true;
    this.markRead();
  }

  /** Whether the line is the place of the one before. */
  placed(bytes: Uint8Array, start: number, end: number): boolean {
    const { pending } = this;
    if (pending === undefined) return false;
    if (pending.kind === 'known' && this.frames.hasPlace(pending.row, bytes, start, end)) {
      this.isPlaceWhole = this.frames.isPlaceWhole(pending.row);
      this.add(pending.row);
      return true;
    }
    if (pending.kind === 'knownCreator' && this.frames.hasPlace(pending.row, bytes, start, end)) {
      this.isPlaceWhole = this.frames.isPlaceWhole(pending.row);
      this.creator(pending.row, pending.creatorId);
      return true;
    }
    const place = readPlaceLine(bytes, start, end);
    if (place) {
      this.place(pending, place, bytes.slice(start, end), start);
      return true;
    }
    this.pending = undefined;
    if (pending.kind === 'other' || this.foreignLine >= 0) {
      if (this.foreignLine < 0) this.foreignLine = this.pendingLine;
      return false;
    }
    this.problems.add(NO_PLACE, this.pendingLine, this.lines.lineNumber - 1);
    return false;
  }

  private place(pending: Pending, place: PlaceLine, line: Uint8Array, lineStart: number): void {
    const { fileStart, fileEnd, lineNumber } = place;
    const file = { bytes: line, start: fileStart - lineStart, end: fileEnd - lineStart };
    const isWhole = place.hasOffset || place.hasPc;
    this.isPlaceWhole = isWhole;
    switch (pending.kind) {
      case 'knownCreator':
      case 'created': {
        const head = pending.kind === 'created' ? pending.text : this.frames.headOf(pending.row).text;
        const name = { bytes: head, start: 0, end: head.length - 1 };
        const row = this.frames.frame('call', name, file, lineNumber, { head, place: line, isWhole });
        this.creator(row, pending.creatorId);
        return;
      }
      case 'other': {
        const name = { bytes: pending.text, start: 0, end: pending.text.length };
        if (place.hasPc)
          this.add(this.frames.frame('nonGo', name, fileEnd > fileStart ? file : undefined, lineNumber));
        else {
          this.pending = undefined;
          if (this.foreignLine < 0) this.foreignLine = this.pendingLine;
        }
        return;
      }
      case 'known':
      case 'function': {
        const { text, nameEnd, isInlined } =
          pending.kind === 'function' ? pending : this.frames.headOf(pending.row);
        const kind = isInlined && !this.isOfAncestor ? 'inlined' : 'call';
        const head = text.subarray(0, kind === 'inlined' ? text.length : nameEnd + 1);
        const name = { bytes: text, start: 0, end: nameEnd };
        this.add(this.frames.frame(kind, name, file, lineNumber, { head, place: line, isWhole }));
      }
    }
  }

  private creator(row: number, creatorId: number): void {
    this.pending = undefined;
    this.frames.noteCreator(row);
    this.owner.creator(row, creatorId);
    this.markRead();
  }

  /** Lines with words of their own. */
  private special(bytes: Uint8Array, start: number, end: number): boolean {
    switch (bytes[start]) {
      case LOWER_C: {
        const created = readCreatedLine(bytes, start, end);
        if (created) this.created(created, bytes);
        return created !== undefined;
      }
      case DOT: {
        const elided = /^\.\.\.(?:additional|(\d+)) frames elided\.\.\.$/.exec(decoded(bytes, start, end));
        if (elided) this.add(this.frames.frame('elided', undefined, undefined, Number(elided[1] ?? 0)));
        return elided !== null;
      }
      case BRACKET: {
        const from = /^\[originating from goroutine (\d+)\]:$/.exec(decoded(bytes, start, end));
        if (from) this.owner.ancestor(Number(from[1]));
        return from !== null;
      }
      case LOWER_N: {
        if (!startsWith(bytes, start, end, NON_GO_AT)) return false;
        this.add(this.frames.frame('nonGo', { bytes: NON_GO, start: 0, end: NON_GO.length }, undefined, 0));
        return true;
      }
      case TAB:
      case BLANK:
        return this.indented(bytes, start, end);
      default:
        return false;
    }
  }

  private created(
    { nameStart, nameEnd, creatorId }: NonNullable<ReturnType<typeof readCreatedLine>>,
    bytes: Uint8Array,
  ): void {
    const row = this.frames.expectedCreator(bytes, nameStart, nameEnd);
    if (row >= 0) {
      this.wait({ kind: 'knownCreator', row, creatorId });
      return;
    }
    const text = new Uint8Array(nameEnd - nameStart + 1).fill(OPEN);
    text.set(bytes.subarray(nameStart, nameEnd));
    this.wait({ kind: 'created', text, creatorId });
  }

  private indented(bytes: Uint8Array, start: number, end: number): boolean {
    if (/^\s+goroutine running on other thread; stack unavailable$/.test(decoded(bytes, start, end))) {
      this.add(this.frames.frame('unavailable', undefined, undefined, 0));
      return true;
    }
    if (readPlaceLine(bytes, start, end) === undefined || this.foreignLine >= 0) return false;
    const found = quoted(decoded(bytes, start, end).trim());
    this.problems.add(
      `A function was expected above ${found}. The frame is left out.`,
      this.lines.lineNumber,
    );
    return true;
  }

  functionOrOther(bytes: Uint8Array, start: number, end: number): void {
    const read = readFunctionLine(bytes, start, end);
    if (read) {
      const text = bytes.slice(start, end);
      this.wait({ kind: 'function', text, nameEnd: read.nameEnd - start, isInlined: read.isInlined });
      return;
    }
    const text = decoded(bytes, start, end);
    if (sectionOf(text)) this.owner.section(text);
    else this.wait({ kind: 'other', text: bytes.slice(start, Math.min(end, start + MAX_OTHER)) });
  }

  private wait(pending: Pending): void {
    this.pending = pending;
    this.pendingLine = this.lines.lineNumber;
  }

  private add(row: number): void {
    this.pending = undefined;
    this.frames.append(row);
    if (this.foreignLine >= 0) {
      this.problems.add(
        'A frame was expected, but a line of something else was found in the middle of a goroutine.',
        this.foreignLine,
        Math.max(this.foreignLine, this.lines.lineNumber - 2),
      );
      this.foreignLine = -1;
    }
    this.markRead();
  }

  markRead(): void {
    this.readEnd = this.lines.nextLineByte;
  }
}

/** A line that waits for the one with its place. */
type Pending =
  | { readonly kind: 'known'; readonly row: number }
  | {
      readonly kind: 'function';
      readonly text: Uint8Array;
      readonly nameEnd: number;
      readonly isInlined: boolean;
    }
  /** `text` is as the creator's own frame would begin: `main.leak(`. */
  | { readonly kind: 'created'; readonly text: Uint8Array; readonly creatorId: number }
  | { readonly kind: 'knownCreator'; readonly row: number; readonly creatorId: number }
  /** A C function has no parentheses, and neither has what a log writes in between. */
  | { readonly kind: 'other'; readonly text: Uint8Array };

/** The arguments to the end of the line: they hold no parentheses. `...` alone says that the call was inlined here. */
function isRestOfCall(bytes: Uint8Array, start: number, end: number): boolean {
  if (bytes[end - 1] !== CLOSE) return false;
  if (end - start === 4 && bytes[start] === DOT) return false;
  for (let at = start; at < end - 1; at++) if (bytes[at] === OPEN) return false;
  return true;
}

const NO_PLACE = 'A line with the file and line of this frame was expected below it. The frame is left out.';
const MAX_OTHER = 4096;
const NON_GO = new TextEncoder().encode('non-Go function');
const NON_GO_AT = new TextEncoder().encode('non-Go function at pc=0x');
const TAB = 9;
const BLANK = 32;
const OPEN = 40;
const CLOSE = 41;
const DOT = 46;
const BRACKET = 91;
const LOWER_C = 99;
const LOWER_N = 110;
