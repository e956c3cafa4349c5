/** Where a line is: in `bytes[start … end)`, without its line end. */
export type LineVisitor = (bytes: Uint8Array, start: number, end: number) => void;

/** Many lines that were read at once: where the first begins that is left, and how many they are. */
export interface ReadBlock {
  readonly end: number;
  readonly lineCount: number;
}

/** Reads many lines at once where it can, from the beginning of a line on. */
export type BlockReader = (chunk: Uint8Array, start: number) => ReadBlock | undefined;

/** A line that is longer is cut there; no dump has such, and a log's are of no interest beyond their beginning. */
const MAX_LINE_BYTES = 1024 * 1024;

/**
 * Cuts chunks into lines, whatever is cut by the chunks. `\r\n` ends a line too. Knows the zero-based number and first
 * byte of the line that is visited.
 */
export class LineSplitter {
  lineNumber = 0;
  lineByte = 0;
  /** First byte of the line after it. */
  nextLineByte = 0;
  /** Whether the last line has a line end. */
  isEnded = true;
  /** The beginning of a line whose end was not there yet. */
  private rest: Uint8Array | undefined;
  /** All of that line's bytes so far, also those beyond what is kept of it. */
  private pendingBytes = 0;

  constructor(
    private readonly visit: LineVisitor,
    private readonly readBlock: BlockReader,
  ) {}

  push(chunk: Uint8Array): void {
    let at = 0;
    if (this.rest !== undefined) {
      const newline = chunk.indexOf(NEWLINE);
      const end = newline < 0 ? chunk.length : newline;
      this.rest = joined(this.rest, chunk.subarray(0, end));
      if (newline < 0) {
        this.pendingBytes += chunk.length;
        return;
      }
      const line = this.rest;
      this.rest = undefined;
      this.line(line, 0, line.length, this.pendingBytes + end + 1);
      this.pendingBytes = 0;
      at = end + 1;
    }
    for (;;) {
      at = this.block(chunk, at);
      const newline = chunk.indexOf(NEWLINE, at);
      if (newline < 0) break;
      this.line(chunk, at, newline, newline + 1 - at);
      at = newline + 1;
    }
    if (at < chunk.length) this.rest = joined(new Uint8Array(), chunk.subarray(at));
    this.pendingBytes = chunk.length - at;
  }

  /** Visits what is left when there is no more. */
  finish(): void {
    if (this.rest === undefined) return;
    const line = this.rest;
    this.rest = undefined;
    this.isEnded = false;
    this.line(line, 0, line.length, this.pendingBytes);
    this.pendingBytes = 0;
  }

  private block(chunk: Uint8Array, start: number): number {
    const read = this.readBlock(chunk, start);
    if (read === undefined) return start;
    this.lineNumber += read.lineCount;
    this.lineByte += read.end - start;
    this.nextLineByte = this.lineByte;
    return read.end;
  }

  private line(bytes: Uint8Array, start: number, end: number, length: number): void {
    let stop = Math.min(end, start + MAX_LINE_BYTES);
    while (stop > start && bytes[stop - 1] === RETURN) stop--;
    this.nextLineByte = this.lineByte + length;
    this.visit(bytes, start, stop);
    this.lineNumber++;
    this.lineByte += length;
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const room = Math.max(0, MAX_LINE_BYTES - first.length);
  const both = new Uint8Array(first.length + Math.min(room, second.length));
  both.set(first);
  both.set(second.subarray(0, room), first.length);
  return both;
}

const NEWLINE = 10;
const RETURN = 13;
