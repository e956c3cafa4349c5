/**
 * The beginning of a report, line by line. Whole reports can be larger than memory, so that no more is kept of one
 * than people look through; the whole can be saved.
 */
import { bytesOfText, textOfBytes } from '../../model/byteText';

export interface KeptLines {
  readonly lineCount: number;
  /** `cut`: the report goes on. */
  readonly extent: 'whole' | 'cut';
  /** Without its end; of what no screen shows the middle is left out. */
  line(index: number): string;
}

export interface KeptLimits {
  readonly lines: number;
  readonly bytes: number;
}

/** Takes the pieces as far as they are kept; the rest is not even made. */
export function keptLines(
  pieces: Iterable<string | Uint8Array>,
  limits: KeptLimits = { lines: 200_000, bytes: 1 << 25 },
): KeptLines {
  const collected = new CollectedLines();
  let isWhole = true;
  for (const piece of pieces) {
    if (collected.lineCount >= limits.lines || collected.byteCount >= limits.bytes) {
      isWhole = false;
      break;
    }
    collected.add(typeof piece === 'string' ? bytesOfText(piece) : piece);
  }
  // The last line of a report may lack its end; of one that goes on it is not whole, and shown only if it is all.
  const hasRest = collected.restLength > 0 && (isWhole || collected.lineCount === 0);
  const count = collected.lineCount + Number(hasRest);
  return {
    lineCount: Math.min(count, limits.lines),
    extent: isWhole && count <= limits.lines ? 'whole' : 'cut',
    line: (index) => collected.line(index),
  };
}

class CollectedLines {
  private bytes = new Uint8Array(1 << 16);
  /** Where each line begins, and after the last whole one where the rest does. */
  private starts = new Uint32Array(1024);
  byteCount = 0;
  /** Those with an end. */
  lineCount = 0;

  get restLength(): number {
    return this.byteCount - (this.starts[this.lineCount] as number);
  }

  add(piece: Uint8Array): void {
    this.reserve(piece.length);
    this.bytes.set(piece, this.byteCount);
    for (let at = piece.indexOf(NEWLINE); at !== -1; at = piece.indexOf(NEWLINE, at + 1)) {
      this.lineCount += 1;
      if (this.lineCount === this.starts.length) {
        const larger = new Uint32Array(this.starts.length * 2);
        larger.set(this.starts);
        this.starts = larger;
      }
      this.starts[this.lineCount] = this.byteCount + at + 1;
    }
    this.byteCount += piece.length;
  }

  line(index: number): string {
    const start = this.starts[index] as number;
    const end = index < this.lineCount ? (this.starts[index + 1] as number) - 1 : this.byteCount;
    if (end - start <= SHOWN_BYTES) return textOfBytes(this.bytes.subarray(start, end));
    const half = SHOWN_BYTES / 2;
    const first = textOfBytes(this.bytes.subarray(start, start + half));
    return `${first}…${textOfBytes(this.bytes.subarray(end - half, end))}`;
  }

  private reserve(count: number): void {
    const wanted = this.byteCount + count;
    if (wanted <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(wanted, this.bytes.length * 2));
    larger.set(this.bytes.subarray(0, this.byteCount));
    this.bytes = larger;
  }
}

const SHOWN_BYTES = 8192;
const NEWLINE = 0x0a;
