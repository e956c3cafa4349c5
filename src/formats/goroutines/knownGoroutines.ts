import type { FrameCollector } from './frameCollector';
import type { GoroutineColumns } from './goroutineColumns';
import { isWordByte } from './headerLine';
import type { ReadBlock } from './lineSplitter';
import { endOfDigits, numberOf, textWord } from './textWords';

/**
 * Reads goroutines whose state and stack were read before, which in a large dump are nearly all: their lines are only
 * compared. What it does not take as a whole, to the blank line, is for whoever reads line by line.
 */
export class KnownGoroutines {
  private lineCount = 0;
  private id = 0;
  private status = -1;
  private chunk: Uint8Array = new Uint8Array();
  private text: DataView = new DataView(new ArrayBuffer(0));
  private failures = 0;
  /** How many are not tried, since none before them was known. */
  private skipped = 0;

  constructor(
    private readonly frames: FrameCollector,
    private readonly goroutines: GoroutineColumns,
  ) {}

  /** One after the other from `start`, which is on this line and byte of the whole text; undefined where there is none. */
  read(chunk: Uint8Array, start: number, line: number, byte: number): ReadBlock | undefined {
    if (chunk !== this.chunk) {
      this.chunk = chunk;
      this.text = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    }
    if (!this.isHeader(start)) return undefined;
    if (this.skipped > 0) {
      this.skipped--;
      return undefined;
    }
    this.lineCount = 0;
    let end = start;
    for (;;) {
      const next = this.one(end, line + this.lineCount, byte + end - start);
      if (next < 0) break;
      end = next;
    }
    this.failures = end === start ? this.failures + 1 : 0;
    if (this.failures > MAX_FAILURES) this.skipped = Math.min(this.failures, MAX_SKIPPED);
    return end === start ? undefined : { end, lineCount: this.lineCount };
  }

  /** Of a log's lines, few are. */
  private isHeader(line: number): boolean {
    const { text } = this;
    const start = this.frames.linePrefix.behind(text, line);
    return start >= 0 && start + SHORTEST <= text.byteLength && text.getInt32(start, true) === GORO;
  }

  /** The byte behind its blank line; -1 when it is none that is known. */
  private one(start: number, line: number, byte: number): number {
    const { goroutines, text } = this;
    const { knownStacks } = this.frames;
    const header = this.endOfHeader(text, start);
    if (header < 0 || this.status < 0 || !knownStacks.read(text, header)) return -1;
    goroutines.begin(this.id, this.status, line, byte);
    if (knownStacks.creatorFrame >= 0) goroutines.created(knownStacks.creatorFrame, knownStacks.creatorId);
    goroutines.end(knownStacks.stack, byte + knownStacks.end - start);
    this.lineCount += knownStacks.lineCount + 2;
    return knownStacks.next;
  }

  /** `goroutine 18 gp=0xc000102a80 m=nil [select, 12 minutes]:`; the byte behind the line. */
  private endOfHeader(text: DataView, line: number): number {
    const start = this.frames.linePrefix.behind(text, line);
    if (start < 0 || start + SHORTEST > text.byteLength) return -1;
    if (text.getInt32(start, true) !== GORO || text.getInt32(start + 4, true) !== UTIN) return -1;
    if (text.getInt16(start + 8, true) !== E_BLANK) return -1;
    const digits = start + 10;
    const behind = endOfDigits(text, digits);
    const bracket = behind < 0 ? -1 : endOfRegisters(text, behind);
    if (bracket < 0) return -1;
    const status = bracket + 2;
    const stop = Math.min(status + MAX_STATUS_BYTES, text.byteLength - 4);
    let end = status;
    while (end < stop && text.getUint8(end) !== NEWLINE) end++;
    if (end >= stop) return -1;
    const next = end + 1;
    if (text.getUint8(end - 1) === RETURN) end--;
    if (text.getUint8(end - 1) !== COLON) return -1;
    this.id = numberOf(text, digits, behind);
    const { statuses } = this.goroutines;
    this.status = statuses.known(text, status, end - 1);
    if (this.status < 0) this.status = statuses.rowOf(this.chunk, status, end - 1);
    return next;
  }
}

/** ` gp=0xc000102a80 m=nil [`, or nothing but the bracket, whose byte it is behind the blank; -1 where it is none. */
function endOfRegisters(text: DataView, start: number): number {
  const last = Math.min(text.byteLength - 2, start + MAX_REGISTER_BYTES);
  for (let at = start; at <= last;) {
    if (text.getInt16(at, true) === BLANK_BRACKET) return at;
    if (text.getUint8(at) !== BLANK) return -1;
    at++;
    while (at <= last && isWordByte(text.getUint8(at))) at++;
  }
  return -1;
}

/** `goroutine `, 15 digits, ` [`, and more than that follows. */
const SHORTEST = 32;
const MAX_STATUS_BYTES = 1000;
/** Stacks that were not there before come one after the other at the beginning of a dump. */
const MAX_FAILURES = 1000;
const MAX_SKIPPED = 10_000;
const GORO = textWord('goro');
const UTIN = textWord('utin');
const E_BLANK = 101 | (32 << 8);
const BLANK_BRACKET = 32 | (91 << 8);
const MAX_REGISTER_BYTES = 200;
const BLANK = 32;
const NEWLINE = 10;
const RETURN = 13;
const COLON = 58;
