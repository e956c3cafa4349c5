import { HASH_SEED, mixed } from '../../model/stackHash';
import type { StringTable } from '../../model/stringTable';
import { stringTableOfBytes } from '../../model/stringTable';
import { GrowingUint32 } from '../proto/growingColumns';

/** Collects strings as bytes, each once; index 0 is the empty string. Nothing is decoded before somebody looks. */
export class ByteStrings {
  private bytes = new Uint8Array(256);
  private length = 0;
  private readonly starts = new GrowingUint32(32);
  private readonly hashes = new GrowingUint32(32);
  /** Index; 0 where nothing is, because the empty string is never looked up. */
  private slots = new Int32Array(64);

  constructor() {
    this.starts.push(0);
    this.hashes.push(0);
    this.starts.push(0);
  }

  /** The index of `source[start … end)`. */
  indexOf(source: Uint8Array, start: number, end: number): number {
    if (start >= end) return 0;
    const hash = hashOf(source, start, end);
    const mask = this.slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const index = this.slots[slot] as number;
      if (index === 0) return this.append(source, start, end, slot, hash);
      if (this.hashes.array[index] === hash && this.isAt(index, source, start, end)) return index;
    }
  }

  toTable(): StringTable {
    return stringTableOfBytes(this.bytes.slice(0, this.length), this.starts.finish());
  }

  private isAt(index: number, source: Uint8Array, start: number, end: number): boolean {
    const from = this.starts.array[index] as number;
    if ((this.starts.array[index + 1] as number) - from !== end - start) return false;
    for (let at = start; at < end; at++) if (this.bytes[from + at - start] !== source[at]) return false;
    return true;
  }

  private append(source: Uint8Array, start: number, end: number, slot: number, hash: number): number {
    const needed = this.length + end - start;
    if (needed > this.bytes.length) {
      const larger = new Uint8Array(Math.max(needed, this.bytes.length * 2));
      larger.set(this.bytes.subarray(0, this.length));
      this.bytes = larger;
    }
    for (let at = start; at < end; at++) this.bytes[this.length++] = source[at] as number;
    const index = this.hashes.length;
    this.hashes.push(hash);
    this.starts.push(this.length);
    this.slots[slot] = index;
    if (this.hashes.length * 2 > this.slots.length) this.grow();
    return index;
  }

  private grow(): void {
    const slots = new Int32Array(this.slots.length * 2);
    const mask = slots.length - 1;
    for (let index = 1; index < this.hashes.length; index++) {
      let slot = (this.hashes.array[index] as number) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = index;
    }
    this.slots = slots;
  }
}

/** Secret and odd, so that nobody can make strings whose differences cancel each other out. */
const MULTIPLIER = mixed(HASH_SEED) | 1;

/** Three bytes at a time: the fourth would end where the multiplication moves nothing any more. */
function hashOf(source: Uint8Array, start: number, end: number): number {
  let bits = HASH_SEED ^ (end - start);
  let at = start;
  for (; at + 2 < end; at += 3) {
    const three =
      (source[at] as number) | ((source[at + 1] as number) << 8) | ((source[at + 2] as number) << 16);
    bits = Math.imul(bits ^ three, MULTIPLIER);
  }
  for (; at < end; at++) bits = Math.imul(bits ^ (source[at] as number), MULTIPLIER);
  return mixed(bits) >>> 0;
}
