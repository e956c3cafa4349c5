import { GrowingUint32 } from '../proto/growingColumns';
import { AddressBuffer } from './addressBuffer';
import { PairTable } from './pairTable';
import type { WordReader } from './wordReader';

/** The records of a binary CPU profile, in columns. */
export class CpuRecords {
  /** int64 as halves. */
  readonly counts = new AddressBuffer();
  private readonly starts = new GrowingUint32(256);
  private readonly addresses = new AddressBuffer();
  /** Second frames that are the signal handler's own. */
  private readonly handlers: (readonly [low: number, high: number])[] = [];

  get count(): number {
    return this.counts.length;
  }

  /** False when a record claims more addresses than there are bytes. */
  readAll(words: WordReader): boolean {
    while (words.remaining > 0) {
      const from = this.addresses.length;
      const hasCount = words.next();
      const { low, high } = words;
      if (!hasCount || !words.next() || words.word > words.remaining / 4) return false;
      const depth = words.word;
      // Where the words end before the record, pprof takes zeros.
      for (let at = 0; at < depth; at++) {
        words.next();
        this.addresses.push(words.low, words.high);
      }
      if (low === 0 && high === 0 && depth === 1 && words.low === 0 && words.high === 0) {
        this.addresses.lows.length = from;
        this.addresses.highs.length = from;
        break;
      }
      this.starts.push(from);
      this.counts.push(low, high);
    }
    this.starts.push(this.addresses.length);
    return true;
  }

  /** The stack without the handler's frames. */
  copyStack(record: number, to: AddressBuffer): void {
    to.clear();
    const end = this.starts.array[record + 1] as number;
    for (let at = this.starts.array[record] as number; at < end; at++) {
      to.push(this.addresses.lows.array[at] as number, this.addresses.highs.array[at] as number);
    }
    for (const [low, high] of this.handlers) {
      if (to.length > 1 && to.lows.array[1] === low && to.highs.array[1] === high) to.remove(1);
    }
  }

  /**
   * Where nearly all stacks have the same second frame, it is the signal handler's own, which says nothing about the
   * program; up to two such are taken out. One stack in 32 may differ. Rule: cpuProfile in pprof's
   * profile/legacy_profile.go.
   */
  leaveOutHandlers(): void {
    const margin = Math.floor(this.count / 32);
    const stack = new AddressBuffer();
    for (let round = 0; round < 2; round++) {
      const seconds = new PairTable(64);
      const times = new GrowingUint32(64);
      for (let record = 0; record < this.count; record++) {
        this.copyStack(record, stack);
        if (stack.length < 2) continue;
        const row = seconds.rowOf(stack.lows.array[1] as number, stack.highs.array[1] as number);
        if (row === times.length) times.push(0);
        times.array[row] = (times.array[row] as number) + 1;
      }
      const found = times.finish().findIndex((count) => count >= this.count - margin);
      if (found < 0) return;
      this.handlers.push([seconds.lows.array[found] as number, seconds.highs.array[found] as number]);
    }
  }
}
