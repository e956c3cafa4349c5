/**
 * Collects strings as bytes while profiles are merged or written: equal strings get one index, the empty one gets 0.
 * Bytes that are no UTF-8 stay as they are, as in pprof, whose strings are bytes too.
 */
import { bytesOfText } from './byteText';
import { RowIndex } from './rowIndex';
import { hashOfBytes, hashesOf } from './stringHash';
import type { NumberedStrings, SharedStrings } from './sharedStrings';
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

  /** `expectedStrings`: a guess, which saves building its table again and again. */
  constructor(expectedStrings = 64) {
    this.index = new RowIndex(expectedStrings, (row) => this.isCandidate(row));
    this.indexOf(this.bytes, 0, 0);
  }

  /** The index of the string `source[start … end)`. `hash` is `hashOfBytes` of it. */
  indexOf(source: Uint8Array, start: number, end: number, hash = hashOfBytes(source, start, end)): number {
    this.candidate = source;
    this.candidateStart = start;
    this.candidateEnd = end;
    const known = this.index.findOrAdd(hash, this.count);
    if (known >= 0) return known;
    const begin = this.starts[this.count] as number;
    this.reserveBytes(begin + end - start);
    copyBytes(source, start, end, this.bytes, begin);
    return this.append(begin + end - start);
  }

  indexOfText(text: string): number {
    const bytes = bytesOfText(text);
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

/** Names are short: to make a view of each takes longer than to copy it. */
function copyBytes(from: Uint8Array, begin: number, end: number, into: Uint8Array, at: number): void {
  if (end - begin > 128) into.set(from.subarray(begin, end), at);
  else for (let byte = begin, to = at; byte < end; byte++, to++) into[to] = from[byte] as number;
}

/** Indices of one profile's strings in a collector, found once per string and only for those that are used. */
export class CollectedStrings {
  private readonly source: Utf8Strings;
  /** -1 for a string that nobody has asked for yet. */
  private readonly known: Int32Array;
  private readonly numbered: NumberedStrings | undefined;
  private readonly hashes: Int32Array | undefined;

  constructor(
    private readonly collector: Utf8Collector,
    strings: StringTable,
    private readonly shared?: SharedStrings,
  ) {
    this.source = utf8Of(strings);
    this.known = new Int32Array(this.source.starts.length - 1).fill(-1);
    this.numbered = shared?.of(this.source);
    this.hashes = this.numbered?.hashes ?? hashesOf(this.source);
  }

  indexOf(index: number): number {
    const known = this.known[index];
    // An index outside of the table is the empty string, as `StringTable.text` says.
    if (known === undefined) return 0;
    if (known >= 0) return known;
    const number = this.numbered?.numbers[index] ?? -1;
    let found = this.shared?.indices[number] ?? -1;
    if (found < 0) {
      const { bytes, starts } = this.source;
      const [start, end] = [starts[index] as number, starts[index + 1] as number];
      found = this.collector.indexOf(bytes, start, end, this.hashes?.[index]);
      if (this.shared && number >= 0) this.shared.indices[number] = found;
    }
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
  const encoded = Array.from({ length: strings.count }, (_, index) => bytesOfText(strings.text(index)));
  const starts = new Uint32Array(strings.count + 1);
  encoded.forEach((text, index) => (starts[index + 1] = (starts[index] as number) + text.length));
  const bytes = new Uint8Array(starts[strings.count] as number);
  encoded.forEach((text, index) => {
    bytes.set(text, starts[index]);
  });
  return { bytes, starts };
}
