import type { FrameCollector } from './frameCollector';
import type { GoroutineColumns, KnownStatus } from './goroutineColumns';
import { textWord } from './textWords';

/**
 * Reads goroutines whose state and stack were read before, which in a large dump are nearly all: their lines are only
 * compared. What it does not take as a whole, to the blank line, is for whoever reads line by line.
 */
export class KnownGoroutines {
  private lineCount = 0;
  private id = 0;
  private status: KnownStatus | undefined;
  private chunk: Uint8Array = new Uint8Array();
  private text: DataView = new DataView(new ArrayBuffer(0));
  private failures = 0;
  /** How many are not tried, since none before them was known. */
  private skipped = 0;

  constructor(
    private readonly frames: FrameCollector,
    private readonly goroutines: GoroutineColumns,
  ) {}

  /** One after the other from the header at `start`, which is on this line and byte of the whole text. */
  read(chunk: Uint8Array, start: number, line: number, byte: number): { end: number; lineCount: number } {
    this.lineCount = 0;
    if (this.skipped > 0) {
      this.skipped--;
      return { end: start, lineCount: 0 };
    }
    if (chunk !== this.chunk) {
      this.chunk = chunk;
      this.text = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    }
    let end = start;
    for (;;) {
      const next = this.one(end, line + this.lineCount, byte + end - start);
      if (next < 0) break;
      end = next;
    }
    this.failures = end === start ? this.failures + 1 : 0;
    if (this.failures > MAX_FAILURES) this.skipped = Math.min(this.failures, MAX_SKIPPED);
    return { end, lineCount: this.lineCount };
  }

  /** The byte behind its blank line; -1 when it is none that is known. */
  private one(start: number, line: number, byte: number): number {
    const { goroutines, text } = this;
    const { knownStacks } = this.frames;
    const header = this.endOfHeader(text, start);
    if (header < 0 || this.status === undefined || !knownStacks.read(text, header)) return -1;
    goroutines.begin(this.id, this.status, line, byte);
    if (knownStacks.creatorFrame >= 0) goroutines.created(knownStacks.creatorFrame, knownStacks.creatorId);
    goroutines.end(knownStacks.stack, byte + knownStacks.end - start);
    this.lineCount += knownStacks.lineCount + 2;
    return knownStacks.end + 1;
  }

  /** `goroutine 18 [select, 12 minutes]:`; the byte behind the line. */
  private endOfHeader(text: DataView, start: number): number {
    if (start + SHORTEST > text.byteLength) return -1;
    if (text.getInt32(start, true) !== GORO || text.getInt32(start + 4, true) !== UTIN) return -1;
    if (text.getInt16(start + 8, true) !== E_BLANK) return -1;
    const digits = start + 10;
    let at = digits;
    let id = 0;
    for (; at - digits < MAX_DIGITS; at++) {
      const digit = text.getUint8(at) - ZERO;
      if (digit < 0 || digit > 9) break;
      id = id * 10 + digit;
    }
    if (at === digits || text.getInt16(at, true) !== BLANK_BRACKET) return -1;
    const status = at + 2;
    const stop = Math.min(status + MAX_STATUS_BYTES, text.byteLength - 4);
    let end = status;
    while (end < stop && text.getUint8(end) !== NEWLINE) end++;
    if (end >= stop || text.getUint8(end - 1) !== COLON) return -1;
    this.id = id;
    this.status = this.goroutines.knownStatus(text, status, end - 1);
    return end + 1;
  }
}

/** `goroutine `, 15 digits, ` [`, and more than that follows. */
const SHORTEST = 32;
/** Such numbers are exact. */
const MAX_DIGITS = 15;
const MAX_STATUS_BYTES = 1000;
/** Stacks that were not there before come one after the other at the beginning of a dump. */
const MAX_FAILURES = 1000;
const MAX_SKIPPED = 10_000;
const GORO = textWord('goro');
const UTIN = textWord('utin');
const E_BLANK = 101 | (32 << 8);
const BLANK_BRACKET = 32 | (91 << 8);
const NEWLINE = 10;
const ZERO = 48;
const COLON = 58;
