/** Runs of bytes by row, to compare lines with. Rows without one match nothing. */
export class ByteRuns {
  private bytes = new Uint8Array(4096);
  private used = 0;
  private readonly starts: number[] = [];
  private readonly lengths: number[] = [];

  get count(): number {
    return this.starts.length;
  }

  add(run: Uint8Array | undefined): void {
    this.starts.push(this.used);
    this.lengths.push(run === undefined ? -1 : run.length);
    if (run !== undefined) this.append(run);
  }

  /** In its old place when it fits there. */
  replace(row: number, run: Uint8Array): void {
    if (run.length <= (this.lengths[row] as number)) this.bytes.set(run, this.starts[row]);
    else if (this.used < MAX_BYTES) {
      this.starts[row] = this.used;
      this.append(run);
    } else {
      this.lengths[row] = -1;
      return;
    }
    this.lengths[row] = run.length;
  }

  /** Empty where there is none. */
  at(row: number): Uint8Array {
    const start = this.starts[row] as number;
    return this.bytes.slice(start, start + Math.max(0, this.lengths[row] as number));
  }

  equals(row: number, bytes: Uint8Array, start: number, end: number): boolean {
    return this.lengths[row] === end - start && this.endOfMatch(row, bytes, start, end) === end;
  }

  /** Whether the bytes are the run without its last byte. */
  equalsBefore(row: number, bytes: Uint8Array, start: number, end: number): boolean {
    const length = (this.lengths[row] as number) - 1;
    if (length !== end - start) return false;
    const own = this.bytes;
    let at = this.starts[row] as number;
    for (let other = start; other < end; other++, at++) if (own[at] !== bytes[other]) return false;
    return true;
  }

  /** The byte of `bytes` after the run when they begin with it; -1 when they do not. */
  endOfMatch(row: number, bytes: Uint8Array, start: number, end: number): number {
    const length = this.lengths[row] as number;
    if (length < 0 || start + length > end) return -1;
    const own = this.bytes;
    let at = this.starts[row] as number;
    const stop = start + length;
    // Names of one package begin alike.
    if (length > 0 && own[at + length - 1] !== bytes[stop - 1]) return -1;
    for (let other = start; other < stop; other++, at++) if (own[at] !== bytes[other]) return -1;
    return stop;
  }

  private append(run: Uint8Array): void {
    if (this.used + run.length > this.bytes.length) {
      const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.used + run.length));
      larger.set(this.bytes.subarray(0, this.used));
      this.bytes = larger;
    }
    this.bytes.set(run, this.used);
    this.used += run.length;
  }
}

/** Lines that are written anew over and over, as only made ones are, stop being remembered here. */
const MAX_BYTES = 64 * 1024 * 1024;
