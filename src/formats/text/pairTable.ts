import { HASH_SEED, mixed } from '../../model/stackHash';
import { GrowingUint32 } from '../proto/growingColumns';

/**
 * Gives each distinct pair of 32-bit numbers a row, in order of arrival: the halves of an address, or a function's
 * name and file. Open addressing, without an object or a bigint per entry.
 */
export class PairTable {
  readonly lows: GrowingUint32;
  readonly highs: GrowingUint32;
  /** Row + 1; 0 where nothing is. */
  private slots: Int32Array;

  constructor(capacity: number) {
    this.lows = new GrowingUint32(capacity);
    this.highs = new GrowingUint32(capacity);
    this.slots = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(8, capacity * 2))));
  }

  get count(): number {
    return this.lows.length;
  }

  /** -1 when the pair has no row. */
  find(low: number, high: number): number {
    return (this.slots[this.slotOf(low, high)] as number) - 1;
  }

  rowOf(low: number, high: number): number {
    const slot = this.slotOf(low, high);
    const known = this.slots[slot] as number;
    if (known > 0) return known - 1;
    const row = this.lows.length;
    this.lows.push(low);
    this.highs.push(high);
    this.slots[slot] = row + 1;
    if (this.lows.length * 2 > this.slots.length) this.grow();
    return row;
  }

  /** Where the pair is, or where it would go. */
  private slotOf(low: number, high: number): number {
    const { slots } = this;
    const lows = this.lows.array;
    const highs = this.highs.array;
    const mask = slots.length - 1;
    for (let slot = hashOf(low, high) & mask; ; slot = (slot + 1) & mask) {
      const row = (slots[slot] as number) - 1;
      if (row < 0 || (lows[row] === low && highs[row] === high)) return slot;
    }
  }

  private grow(): void {
    const slots = new Int32Array(this.slots.length * 2);
    const mask = slots.length - 1;
    for (let row = 0; row < this.lows.length; row++) {
      let slot = hashOf(this.lows.array[row] as number, this.highs.array[row] as number) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = row + 1;
    }
    this.slots = slots;
  }
}

/** Neighbours in 64 bytes stay neighbours, because calls of one function come together, and memory is read in lines. */
function hashOf(low: number, high: number): number {
  return mixed(mixed(HASH_SEED ^ high) ^ (low >>> 6)) + (low & 63);
}
