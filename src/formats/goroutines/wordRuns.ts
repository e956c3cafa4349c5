/** Runs of bytes by row, kept in words so that a text is compared with them four bytes at a time. */
export class WordRuns {
  private words = new Int32Array(4096);
  private used = 0;
  private starts = new Int32Array(256);
  /** In bytes; -1 for a row without a run, which matches nothing. */
  private lengths = new Int32Array(256);
  private count = 0;

  add(run: Uint8Array | undefined): void {
    const row = this.count++;
    if (row === this.starts.length) {
      this.starts = grown(this.starts, row * 2);
      this.lengths = grown(this.lengths, row * 2);
    }
    this.starts[row] = this.used;
    this.lengths[row] = run === undefined ? -1 : run.length;
    if (run === undefined) return;
    const stop = this.used + ((run.length + 3) >> 2);
    if (stop > this.words.length) this.words = grown(this.words, Math.max(stop, this.words.length * 2));
    for (let at = 0; at < run.length; at++) {
      const word = this.used + (at >> 2);
      this.words[word] = (this.words[word] as number) | ((run[at] as number) << (8 * (at & 3)));
    }
    this.used = stop;
  }

  /** Without the last `without` bytes of the run; the byte behind it where the text has it and four more, else -1. */
  endOfMatch(row: number, text: DataView, start: number, without: number): number {
    const { words } = this;
    const length = (this.lengths[row] as number) - without;
    const end = start + length;
    if (length < 0 || end + 4 > text.byteLength) return -1;
    let word = this.starts[row] as number;
    const stop = word + (length >> 2);
    const rest = length & 3;
    // Names of one package begin alike, so the end is compared first.
    if (stop > word && words[stop - 1] !== text.getInt32(end - rest - 4, true)) return -1;
    if (rest > 0 && ((words[stop] as number) ^ text.getInt32(end - rest, true)) << (8 * (4 - rest)) !== 0)
      return -1;
    for (let at = start; word < stop; word++, at += 4) if (words[word] !== text.getInt32(at, true)) return -1;
    return end;
  }
}

function grown(array: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(length);
  larger.set(array);
  return larger;
}
