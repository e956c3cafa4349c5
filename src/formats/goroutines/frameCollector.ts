/**
 * Gives each distinct frame and stack a row. A frame is two lines of text; which one comes next is guessed from what came
 * after the same frame last time, so that most lines are only compared with what is known and never hashed.
 */
import type { DumpFrameTable, DumpStackTable, FrameKind } from '../../model/goroutineDump';
import { FRAME_KINDS } from '../../model/goroutineDump';
import { RowIndex } from '../../model/rowIndex';
import { HASH_SEED, mixed } from '../../model/stackHash';
import type { Utf8Collector } from '../../model/utf8Collector';
import { ByteRuns } from './byteRuns';
import { GrowingUint32 } from './growing';
import { KnownFrames } from './knownFrames';
import { KnownStacks } from './knownStacks';
import { LinePrefix } from './linePrefix';

export class FrameCollector {
  private readonly names = new GrowingUint32();
  private readonly files = new GrowingUint32();
  private readonly lineNumbers = new GrowingUint32();
  private readonly kinds = new GrowingUint32();
  /** What a line begins with in front of its arguments: `main.f(`, or all of an inlined one: `main.f(...)`. */
  private readonly heads = new ByteRuns();
  /** The whole line of the place as it was written last. */
  private readonly places = new ByteRuns();
  private readonly wholePlaces: boolean[] = [];
  /** Row + 1 of the frame that followed last time; by row + 1, where 0 stands for the beginning of a stack. */
  private readonly followers = new GrowingUint32();
  /** Row + 1 of the creator that was named last below a stack that ends with this frame; by row + 1. */
  private readonly creators = new GrowingUint32();
  /** Of the lines that are compared with what is known. */
  readonly linePrefix = new LinePrefix();
  private readonly knownFrames = new KnownFrames(this.linePrefix);
  /** For stacks that come again. */
  readonly knownStacks = new KnownStacks(this.knownFrames, this.linePrefix);
  private readonly frameIndex = new RowIndex(1024, (row) => this.isCandidate(row));
  private candidate: FrameOfStrings = { name: 0, file: 0, line: 0, kind: 0 };

  private readonly stackStarts = new GrowingUint32();
  private readonly stackFrames = new GrowingUint32();
  private readonly stackIndex = new RowIndex(1024, (row) => this.isCurrentStack(row));
  private current = new Uint32Array(256);
  private currentLength = 0;
  private currentHash = HASH_SEED;

  constructor(private readonly strings: Utf8Collector) {
    this.stackStarts.push(0);
    this.followers.push(0);
    this.creators.push(0);
  }

  /** Row of the frame that came after the last one of this stack the last time, -1 when there was none. */
  expected(): number {
    const last = this.currentLength === 0 ? 0 : (this.current[this.currentLength - 1] as number) + 1;
    return this.followers.at(last) - 1;
  }

  /** Where `row` is of a line that begins so, the byte after that beginning; else -1. Inlined ones end the line. */
  endOfHead(row: number, bytes: Uint8Array, start: number, end: number): number {
    return this.heads.endOfMatch(row, bytes, start, end);
  }

  isInlined(row: number): boolean {
    return this.kinds.at(row) === INLINED;
  }

  /** The creator that was named below such a stack the last time, where the bytes are its name; else -1. */
  expectedCreator(bytes: Uint8Array, start: number, end: number): number {
    const row = this.creators.at(this.lastFrame + 1) - 1;
    return row >= 0 && this.heads.equalsBefore(row, bytes, start, end) ? row : -1;
  }

  noteCreator(row: number): void {
    this.creators.set(this.lastFrame + 1, row + 1);
  }

  /** The innermost frame was first; -1 for an empty stack. */
  private get lastFrame(): number {
    return this.currentLength === 0 ? -1 : (this.current[this.currentLength - 1] as number);
  }

  /** The line that such a frame begins with, as it was read first. */
  headOf(row: number): { readonly text: Uint8Array; readonly nameEnd: number; readonly isInlined: boolean } {
    const text = this.heads.at(row);
    const isInlined = this.isInlined(row);
    return { text, nameEnd: text.length - (isInlined ? '(...)'.length : '('.length), isInlined };
  }

  /** Of the line that `hasPlace` compares with: whether it ends with an offset or a `pc=`. */
  isPlaceWhole(row: number): boolean {
    return this.wholePlaces[row] === true;
  }

  hasPlace(row: number, bytes: Uint8Array, start: number, end: number): boolean {
    return this.places.equals(row, bytes, start, end);
  }

  /** The frame's row, made when it is a new one. `head` and `place` are the lines that will be known from now on. */
  frame(
    kind: FrameKind,
    name: ByteRange | undefined,
    file: ByteRange | undefined,
    line: number,
    lines?: { readonly head: Uint8Array; readonly place: Uint8Array; readonly isWhole: boolean },
  ): number {
    const row = this.rowOf({
      name: name ? this.strings.indexOf(name.bytes, name.start, name.end) : 0,
      file: file ? this.strings.indexOf(file.bytes, file.start, file.end) : 0,
      line,
      kind: FRAME_KINDS.indexOf(kind),
    });
    if (row === this.heads.count) {
      this.heads.add(lines?.head);
      this.places.add(lines?.place);
      const isInlined = kind === 'inlined';
      this.knownFrames.add(lines && { ...lines, fileEnd: file?.end ?? 0, isInlined });
    } else if (lines) this.places.replace(row, lines.place);
    if (lines) this.wholePlaces[row] = lines.isWhole;
    return row;
  }

  /** The frame's row, made when it is a new one. Strings are those of the collector's table. */
  rowOf(frame: FrameOfStrings): number {
    this.candidate = frame;
    const { name, file, line, kind } = frame;
    let hash = mixed(HASH_SEED ^ name);
    hash = mixed(hash ^ Math.imul(file, 31) ^ kind);
    hash = mixed(hash ^ line);
    const count = this.names.length;
    const row = this.frameIndex.findOrAdd(hash, count);
    if (row >= 0) return row;
    this.names.push(name);
    this.files.push(file);
    this.lineNumbers.push(line);
    this.kinds.push(kind);
    this.followers.push(0);
    this.creators.push(0);
    return count;
  }

  append(row: number): void {
    const before = this.currentLength === 0 ? 0 : (this.current[this.currentLength - 1] as number) + 1;
    this.followers.set(before, row + 1);
    if (this.currentLength === this.current.length) {
      const larger = new Uint32Array(this.current.length * 2);
      larger.set(this.current);
      this.current = larger;
    }
    this.current[this.currentLength++] = row;
    this.currentHash = mixed(this.currentHash ^ row) + 0x9e3779b9;
  }

  get length(): number {
    return this.currentLength;
  }

  /** Ends the current stack and gives its row. */
  finishStack(): number {
    const count = this.stackStarts.length - 1;
    let row = this.stackIndex.findOrAdd(mixed(this.currentHash), count);
    if (row < 0) {
      row = count;
      for (let at = 0; at < this.currentLength; at++) this.stackFrames.push(this.current[at] as number);
      this.stackStarts.push(this.stackFrames.length);
    }
    this.currentLength = 0;
    this.currentHash = HASH_SEED;
    return row;
  }

  /** The next goroutine with this stack is read quickly. */
  learnStack(stack: number, creatorFrame: number): void {
    const start = this.stackStarts.at(stack);
    const rows = this.stackFrames.between(start, this.stackStarts.at(stack + 1));
    this.knownStacks.learn(stack, rows, creatorFrame);
  }

  tables(): { readonly frames: DumpFrameTable; readonly stacks: DumpStackTable } {
    return {
      frames: {
        count: this.names.length,
        names: this.names.finish(),
        files: this.files.finish(),
        lineNumbers: this.lineNumbers.finish(),
        kinds: Uint8Array.from(this.kinds.finish()),
      },
      stacks: {
        count: this.stackStarts.length - 1,
        starts: this.stackStarts.finish(),
        frames: this.stackFrames.finish(),
      },
    };
  }

  private isCandidate(row: number): boolean {
    const { name, file, line, kind } = this.candidate;
    return (
      this.names.at(row) === name &&
      this.files.at(row) === file &&
      this.lineNumbers.at(row) === line &&
      this.kinds.at(row) === kind
    );
  }

  private isCurrentStack(row: number): boolean {
    const start = this.stackStarts.at(row);
    if (this.stackStarts.at(row + 1) - start !== this.currentLength) return false;
    for (let at = 0; at < this.currentLength; at++) {
      if (this.stackFrames.at(start + at) !== this.current[at]) return false;
    }
    return true;
  }
}

/** A frame as the table has it. */
export interface FrameOfStrings {
  readonly name: number;
  readonly file: number;
  readonly line: number;
  readonly kind: number;
}

/** `bytes[start … end)`. */
export interface ByteRange {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
}

const INLINED = FRAME_KINDS.indexOf('inlined');
