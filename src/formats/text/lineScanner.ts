/** From this length on (without `\n`, with `\r`) Go's bufio.Scanner gives a line up, and pprof with it. */
export const SCANNER_LIMIT = 64 * 1024;

const NEAR = 32;

/** Goes through the lines of a text, which is never made a string as a whole: it may be larger than a string can be. */
export class LineScanner {
  /** The line is `bytes[start … end)`, without `\n` and without one `\r` before it. */
  start = 0;
  end = 0;
  /** One-based; 0 before the first line. */
  lineNumber = 0;
  /** Where the next line begins. */
  at: number;

  constructor(
    readonly bytes: Uint8Array,
    start: number,
    private readonly onLongLine: () => void,
  ) {
    this.at = start;
  }

  /** False at the end, where the line is empty. */
  next(): boolean {
    const { bytes } = this;
    const { length } = bytes;
    let at = this.at;
    this.start = at;
    if (at >= length) {
      this.end = at;
      return false;
    }
    // The library's search is twice as fast on long lines, and slower on short ones.
    const near = Math.min(length, at + NEAR);
    while (at < near && bytes[at] !== 10) at++;
    if (at === near && at < length) {
      at = bytes.indexOf(10, at);
      if (at < 0) at = length;
    }
    if (at - this.start >= SCANNER_LIMIT) this.onLongLine();
    this.end = at > this.start && bytes[at - 1] === 13 ? at - 1 : at;
    this.at = at + 1;
    this.lineNumber++;
    return true;
  }
}
