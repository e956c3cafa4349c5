/**
 * Answers which of many intervals of addresses, in their order, is the first that has an address. Intervals may overlap
 * in a damaged list; each stretch between two ends is therefore given to its first interval beforehand.
 */
export class FirstCover {
  /** Where the stretches begin, sorted, as halves: stretch i reaches to the next begin. */
  private readonly lows: Uint32Array;
  private readonly highs: Uint32Array;
  /** Row of the interval per stretch, -1 for none. */
  private readonly rows: Int32Array;

  constructor(intervals: readonly { readonly start: bigint; readonly limit: bigint }[]) {
    const real = intervals.map(({ start, limit }) => ({ start, limit, isEmpty: start >= limit }));
    const ends = real.filter(({ isEmpty }) => !isEmpty).flatMap(({ start, limit }) => [start, limit]);
    const begins = BigUint64Array.from(new Set(ends)).sort();
    this.lows = Uint32Array.from(begins, (begin) => Number(begin & 0xffffffffn));
    this.highs = Uint32Array.from(begins, (begin) => Number(begin >> 32n));
    this.rows = new Int32Array(begins.length).fill(-1);
    // The next stretch from each on that nobody has yet; follows itself once it is taken.
    const next = Uint32Array.from({ length: begins.length + 1 }, (_, stretch) => stretch);
    real.forEach(({ start, limit, isEmpty }, row) => {
      if (isEmpty) return;
      const stop = this.stretchOf(limit);
      for (let at = free(next, this.stretchOf(start)); at < stop; at = free(next, at)) {
        this.rows[at] = row;
        next[at] = at + 1;
      }
    });
  }

  /** -1 where no interval has the address. */
  find(low: number, high: number): number {
    return this.rows[this.stretchAt(low, high)] ?? -1;
  }

  private stretchOf(address: bigint): number {
    return this.stretchAt(Number(address & 0xffffffffn), Number(address >> 32n));
  }

  /** The last stretch that begins at the address or before; -1 when all begin behind it. */
  private stretchAt(low: number, high: number): number {
    let from = 0;
    let to = this.lows.length;
    while (from < to) {
      const middle = (from + to) >>> 1;
      const begin = this.highs[middle] as number;
      if (begin < high || (begin === high && (this.lows[middle] as number) <= low)) from = middle + 1;
      else to = middle;
    }
    return from - 1;
  }
}

function free(next: Uint32Array, stretch: number): number {
  let at = stretch;
  while (next[at] !== at) {
    // Halves the way for those who come later.
    const after = next[next[at] as number] as number;
    next[at] = after;
    at = after;
  }
  return at;
}
