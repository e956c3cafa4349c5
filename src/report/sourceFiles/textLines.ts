import { bytesOfText } from '../../model/byteText';

/**
 * The lines of a text as Go's bufio.Scanner gives them: without `\n` or `\r\n`, and none after a line of 64 KiB or
 * more, where pprof stops without a word. Line ends are looked for only as far as somebody asks.
 */
export class TextLines {
  /** Start of each line known so far; the text's length + 1 closes a last line without `\n`. */
  private readonly starts: number[] = [0];
  private isComplete: boolean;

  constructor(private readonly text: string) {
    this.isComplete = text === '';
  }

  /** By one-based number; absent outside of the text. */
  line(lineNumber: number): string | undefined {
    if (!(lineNumber >= 1)) return undefined;
    while (this.starts.length <= lineNumber) {
      if (this.isComplete) return undefined;
      this.findNext();
    }
    const start = this.starts[lineNumber - 1] as number;
    const end = (this.starts[lineNumber] as number) - 1;
    return this.text.slice(start, this.text[end - 1] === '\r' && end > start ? end - 1 : end);
  }

  private findNext(): void {
    const start = this.starts.at(-1) as number;
    const found = this.text.indexOf('\n', start);
    const end = found < 0 ? this.text.length : found;
    if (isTooLong(this.text, start, end)) {
      this.isComplete = true;
      return;
    }
    this.starts.push(end + 1);
    this.isComplete = end + 1 >= this.text.length;
  }
}

/** With its `\n` a line must fit into bufio.MaxScanTokenSize, 64 KiB. */
const MAX_LINE_BYTES = 64 * 1024 - 1;

function isTooLong(text: string, start: number, end: number): boolean {
  if ((end - start) * 3 <= MAX_LINE_BYTES) return false;
  if (end - start > MAX_LINE_BYTES) return true;
  return bytesOfText(text.slice(start, end)).length > MAX_LINE_BYTES;
}
