/** Runs of bytes by row, to compare text with eight bytes at a time. Each has to be `isComparable`. */
export class WordRuns {
  private words = new Float64Array(512);
  private bytes = new Uint8Array(this.words.buffer);
  /** In words. */
  private used = 0;
  private starts = new Int32Array(256);
  /** In bytes; -1 for a row without a run, which matches nothing. */
  private lengths = new Int32Array(256);
  /** The last eight bytes, whatever words they are in. */
  private tails = new Float64Array(256);
  private count = 0;

  add(run: Uint8Array | undefined): void {
    const row = this.count++;
    if (row === this.starts.length) {
      this.starts = grown(this.starts, new Int32Array(row * 2));
      this.lengths = grown(this.lengths, new Int32Array(row * 2));
      this.tails = grown(this.tails, new Float64Array(row * 2));
    }
    this.starts[row] = this.used;
    this.lengths[row] = -1;
    if (run === undefined) return;
    const stop = this.used + ((run.length + 7) >> 3);
    if (stop > this.words.length) {
      this.words = grown(this.words, new Float64Array(Math.max(stop, this.words.length * 2)));
      this.bytes = new Uint8Array(this.words.buffer);
    }
    this.bytes.set(run, this.used * 8);
    this.lengths[row] = run.length;
    if (run.length >= 8)
      this.tails[row] = new DataView(run.buffer, run.byteOffset).getFloat64(run.length - 8, true);
    this.used = stop;
  }

  /** Empty where there is none. */
  at(row: number): Uint8Array {
    const start = (this.starts[row] as number) * 8;
    return this.bytes.slice(start, start + Math.max(0, this.lengths[row] as number));
  }

  /** The byte behind the run where the text has it and four more, else -1. */
  endOfMatch(row: number, text: DataView, start: number): number {
    const length = this.lengths[row] as number;
    const end = start + length;
    if (length < 8 || end + 4 > text.byteLength)
      return length < 0 ? -1 : this.endOfBeginning(row, text, start, length);
    const { words } = this;
    let word = this.starts[row] as number;
    const stop = word + (length >> 3);
    for (let at = start; word < stop; word++, at += 8)
      if (words[word] !== text.getFloat64(at, true)) return -1;
    return this.tails[row] === text.getFloat64(end - 8, true) ? end : -1;
  }

  /** As `endOfMatch`, of the first bytes of the run. */
  endOfBeginning(row: number, text: DataView, start: number, length: number): number {
    const end = start + length;
    if (length > (this.lengths[row] as number) || end + 4 > text.byteLength) return -1;
    const { bytes, words } = this;
    const first = this.starts[row] as number;
    const stop = first + (length >> 3);
    let at = start;
    for (let word = first; word < stop; word++, at += 8)
      if (words[word] !== text.getFloat64(at, true)) return -1;
    for (let own = stop * 8; at < end; own++, at++) if (bytes[own] !== text.getUint8(at)) return -1;
    return end;
  }
}

/**
 * Whether its bytes, taken as doubles, are equal to those of a text just where the bytes are: no double is zero, which is
 * equal to its negative, or no number, which is equal to nothing. Text has none of these bytes.
 */
export function isComparable(run: Uint8Array): boolean {
  return !run.includes(0) && !run.includes(0x7f) && !run.includes(0xff);
}

function grown<Column extends Int32Array | Float64Array>(column: Column, larger: Column): Column {
  larger.set(column);
  return larger;
}
