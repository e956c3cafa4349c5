import { RowIndex } from './rowIndex';
import { hashOfBytes, hashesOf } from './stringHash';
import type { StringTable } from './stringTable';

/**
 * Numbers the strings of a table by what they say, so that equal strings have one number although a file may hold them
 * twice. Where the table has bytes, no string is made for that.
 */
export class StringIds {
  /** Id plus one of each string of the table; 0 where it was not asked for. */
  private readonly known: Uint32Array;
  /** An index into the table for each id. */
  private readonly indices: number[] = [];
  private readonly byText = new Map<string, number>();
  private readonly byBytes: RowIndex;
  private candidate = 0;
  private readonly hashes: Int32Array | undefined;

  constructor(private readonly strings: StringTable) {
    this.known = new Uint32Array(strings.count);
    this.hashes = strings.utf8 && hashesOf(strings.utf8);
    this.byBytes = new RowIndex(Math.min(strings.count, 1 << 16), (id) =>
      this.equals(this.indices[id] as number),
    );
  }

  idOf(index: number): number {
    const known = this.known[index];
    if (known !== undefined && known !== 0) return known - 1;
    const id = this.strings.utf8 && index < this.strings.count ? this.idOfBytes(index) : this.idOfText(index);
    if (known !== undefined) this.known[index] = id + 1;
    return id;
  }

  textOf(id: number): string {
    return this.strings.text(this.indices[id] ?? -1);
  }

  private idOfText(index: number): number {
    const text = this.strings.text(index);
    let id = this.byText.get(text);
    if (id === undefined) {
      id = this.indices.push(index) - 1;
      this.byText.set(text, id);
    }
    return id;
  }

  private idOfBytes(index: number): number {
    const { bytes, starts } = this.strings.utf8 ?? { bytes: new Uint8Array(), starts: new Uint32Array() };
    const hash =
      this.hashes?.[index] ?? hashOfBytes(bytes, starts[index] as number, starts[index + 1] as number);
    this.candidate = index;
    const found = this.byBytes.findOrAdd(hash, this.indices.length);
    return found >= 0 ? found : this.indices.push(index) - 1;
  }

  private equals(index: number): boolean {
    const { utf8 } = this.strings;
    if (!utf8) return false;
    const { bytes, starts } = utf8;
    let a = starts[index] as number;
    let b = starts[this.candidate] as number;
    const end = starts[this.candidate + 1] as number;
    if ((starts[index + 1] as number) - a !== end - b) return false;
    while (b < end) if (bytes[a++] !== bytes[b++]) return false;
    return true;
  }
}
