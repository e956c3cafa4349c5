/**
 * Collects strings as bytes while profiles are merged or written: equal strings get one index, the empty one gets 0.
 * Bytes that are no UTF-8 stay as they are, as in pprof, whose strings are bytes too.
 */
import { RowIndex } from './rowIndex';
import { HASH_SEED, mixed } from './stackHash';
import type { StringTable, Utf8Strings } from './stringTable';
import { stringTableOfBytes } from './stringTable';

export class Utf8Collector {
  count = 0;
  private bytes = new Uint8Array(4096);
  private starts = new Uint32Array(256);
  /** The string that is looked for. */
  private candidate: Uint8Array = this.bytes;
  private candidateStart = 0;
  private candidateEnd = 0;
  private readonly index: RowIndex;

  constructor() {
    this.index = new RowIndex(64, (row) => this.isCandidate(row));
    this.indexOf(this.bytes, 0, 0);
  }

  /** The index of the string `source[start … end)`. */
  indexOf(source: Uint8Array, start: number, end: number): number {
    this.candidate = source;
    this.candidateStart = start;
    this.candidateEnd = end;
    const hash = hashOf(source, start, end);
    const known = this.index.findOrAdd(hash, this.count);
    if (known >= 0) return known;
    const begin = this.starts[this.count] as number;
    this.reserveBytes(begin + end - start);
    this.bytes.set(source.subarray(start, end), begin);
    return this.append(begin + end - start);
  }

  indexOfText(text: string): number {
    const bytes = encoder.encode(text);
    return this.indexOf(bytes, 0, bytes.length);
  }

  /** Another empty string: in labels, pprof tells an index of an empty string from the index 0 (postDecode). */
  addEmpty(): number {
    return this.append(this.starts[this.count] as number);
  }

  finish(): Utf8Strings {
    const starts = this.starts.slice(0, this.count + 1);
    return { bytes: this.bytes.slice(0, starts[this.count]), starts };
  }

  toTable(): StringTable {
    const { bytes, starts } = this.finish();
    return stringTableOfBytes(bytes, starts);
  }

  private append(end: number): number {
    const row = this.count++;
    if (this.count === this.starts.length) {
      const larger = new Uint32Array(this.starts.length * 2);
      larger.set(this.starts);
      this.starts = larger;
    }
    this.starts[this.count] = end;
    return row;
  }

  private reserveBytes(needed: number): void {
    if (needed <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(needed, this.bytes.length * 2));
    larger.set(this.bytes.subarray(0, this.starts[this.count]));
    this.bytes = larger;
  }

  private isCandidate(row: number): boolean {
    const { bytes, starts, candidate } = this;
    let own = starts[row] as number;
    const end = starts[row + 1] as number;
    let at = this.candidateStart;
    if (end - own !== this.candidateEnd - at) return false;
    for (; own < end; own++, at++) if (bytes[own] !== candidate[at]) return false;
    return true;
  }
}

function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = HASH_SEED ^ (end - start);
  let at = start;
  for (; at + 3 < end; at += 4) {
    const low = (bytes[at] as number) | ((bytes[at + 1] as number) << 8);
    hash = mixed(hash ^ (low | ((bytes[at + 2] as number) << 16) | ((bytes[at + 3] as number) << 24)));
  }
  let rest = 0;
  for (; at < end; at++) rest = (rest << 8) | (bytes[at] as number);
  return mixed(hash ^ rest);
}

/** Indices of one profile's strings in a collector, found once per string and only for those that are used. */
export class CollectedStrings {
  private readonly source: Utf8Strings;
  /** -1 for a string that nobody has asked for yet. */
  private readonly known: Int32Array;

  constructor(
    private readonly collector: Utf8Collector,
    strings: StringTable,
  ) {
    this.source = utf8Of(strings);
    this.known = new Int32Array(this.source.starts.length - 1).fill(-1);
  }

  indexOf(index: number): number {
    const known = this.known[index];
    // An index outside of the table is the empty string, as `StringTable.text` says.
    if (known === undefined) return 0;
    if (known >= 0) return known;
    const { bytes, starts } = this.source;
    const found = this.collector.indexOf(bytes, starts[index] as number, starts[index + 1] as number);
    this.known[index] = found;
    return found;
  }

  /** The index of a string that the profile need not have. */
  indexOfBytes(text: Uint8Array): number {
    return this.collector.indexOf(text, 0, text.length);
  }
}

/** The strings of any table as bytes. */
export function utf8Of(strings: StringTable): Utf8Strings {
  if (strings.utf8) return strings.utf8;
  const encoded = Array.from({ length: strings.count }, (_, index) => encoder.encode(strings.text(index)));
  const starts = new Uint32Array(strings.count + 1);
  encoded.forEach((text, index) => (starts[index + 1] = (starts[index] as number) + text.length));
  const bytes = new Uint8Array(starts[strings.count] as number);
  encoded.forEach((text, index) => {
    bytes.set(text, starts[index]);
  });
  return { bytes, starts };
}

const encoder = new TextEncoder();
