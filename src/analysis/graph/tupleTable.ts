import { RowIndex } from '../../model/rowIndex';
import { HASH_SEED, mixed } from '../../model/stackHash';

/**
 * Numbers tuples of `width` numbers in the order in which they are met: equal tuples have one number. Open-addressed
 * and seeded, so that no file can make it slow.
 */
export class TupleTable {
  private rows: Float64Array;
  private size = 0;
  /** To be filled before `add`. */
  readonly tuple: Float64Array;
  private readonly words: Uint32Array;
  private readonly index: RowIndex;

  constructor(
    private readonly width: number,
    expectedRows = 256,
  ) {
    this.rows = new Float64Array(width * expectedRows);
    this.tuple = new Float64Array(width);
    this.words = new Uint32Array(this.tuple.buffer);
    this.index = new RowIndex(expectedRows, (row) => this.equals(row));
  }

  get count(): number {
    return this.size;
  }

  /** The number of the tuple that stands in `tuple`; it is new when it equals the count before. */
  add(): number {
    const { tuple, width, words } = this;
    // Minus zero equals zero but has other bits.
    for (let at = 0; at < width; at++) if (tuple[at] === 0) tuple[at] = 0;
    let hash = HASH_SEED;
    for (let at = 0; at < words.length; at++) hash = mixed(hash ^ (words[at] as number));
    const known = this.index.findOrAdd(hash, this.size);
    return known >= 0 ? known : this.append();
  }

  /** As `add`, for a tuple that is known to be new, and that `add` will never be asked for. */
  append(): number {
    const { tuple, width } = this;
    const row = this.size++;
    if (this.size * width > this.rows.length) {
      const larger = new Float64Array(this.rows.length * 2 + width);
      larger.set(this.rows);
      this.rows = larger;
    }
    // For so few numbers, faster than `set`.
    for (let at = 0; at < width; at++) this.rows[row * width + at] = tuple[at] as number;
    return row;
  }

  at(row: number, column: number): number {
    return this.rows[row * this.width + column] as number;
  }

  private equals(row: number): boolean {
    const { rows, tuple, width } = this;
    const from = row * width;
    for (let at = 0; at < width; at++) if (rows[from + at] !== tuple[at]) return false;
    return true;
  }
}
