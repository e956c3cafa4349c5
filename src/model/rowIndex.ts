/**
 * Finds rows of a table by the hash of what they hold: an open-addressed table of 32-bit hashes, each beside its row, so
 * that a search touches the rows themselves only where the whole hash is equal. Hashes are int32.
 */
export class RowIndex {
  private count = 0;
  /** Pairs of a hash and its row + 1; 0 for a free place. */
  private slots: Int32Array;

  /** `isCandidate` says whether a row holds what is looked for; the owner of the rows knows what that is. */
  constructor(
    expectedRows: number,
    private readonly isCandidate: (row: number) => boolean,
  ) {
    this.slots = new Int32Array(2 * slotCount(expectedRows));
  }

  /** The row that holds the candidate; when none does, `newRow` is taken for it from now on, and -1 is returned. */
  findOrAdd(hash: number, newRow: number): number {
    if (this.count * 4 >= this.slots.length) this.grow();
    const { slots } = this;
    const mask = slots.length - 1;
    for (let at = (hash << 1) & mask; ; at = (at + 2) & mask) {
      const row = (slots[at + 1] as number) - 1;
      if (row < 0) {
        slots[at] = hash;
        slots[at + 1] = newRow + 1;
        this.count++;
        return -1;
      }
      if (slots[at] === hash && this.isCandidate(row)) return row;
    }
  }

  /** The row that holds the candidate, -1 when none does. */
  find(hash: number): number {
    const { slots } = this;
    const mask = slots.length - 1;
    for (let at = (hash << 1) & mask; ; at = (at + 2) & mask) {
      const row = (slots[at + 1] as number) - 1;
      if (row < 0 || (slots[at] === hash && this.isCandidate(row))) return row;
    }
  }

  /** For a row that `find` has not found. */
  insert(hash: number, row: number): void {
    if (this.count * 4 >= this.slots.length) this.grow();
    this.count++;
    place(this.slots, hash, row + 1);
  }

  private grow(): void {
    const { slots } = this;
    const larger = new Int32Array(slots.length * 2);
    for (let at = 0; at < slots.length; at += 2) {
      const entry = slots[at + 1] as number;
      if (entry !== 0) place(larger, slots[at] as number, entry);
    }
    this.slots = larger;
  }
}

function place(slots: Int32Array, hash: number, entry: number): void {
  const mask = slots.length - 1;
  let at = (hash << 1) & mask;
  while (slots[at + 1] !== 0) at = (at + 2) & mask;
  slots[at] = hash;
  slots[at + 1] = entry;
}

/** A power of two, so that at most half of the places are taken. */
function slotCount(rows: number): number {
  let size = 16;
  while (size < rows * 2) size *= 2;
  return size;
}
