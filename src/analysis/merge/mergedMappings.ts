/** Mappings merged by what they are: size in whole pages, offset, and build id or else file (profile/merge.go). */
import type { Mapping, Profile } from '../../model/profile';

export class MergedMappings {
  readonly rows: Mapping[] = [];
  /** Where each begins, as unsigned halves. */
  readonly startLows: number[] = [];
  readonly startHighs: number[] = [];
  /** Keys hold a blank, so that the engine hashes them with its own seed. */
  private readonly rowOfKey = new Map<string, number>();

  add(mapping: Mapping): number {
    const size = BigInt.asUintN(64, mapping.limit - mapping.start);
    const pages = BigInt.asUintN(64, size + PAGE - 1n) / PAGE;
    const key = `${pages.toString()} ${mapping.offset.toString()} ${mapping.buildId || mapping.file}`;
    let row = this.rowOfKey.get(key);
    if (row === undefined) {
      row = this.rows.length;
      this.rowOfKey.set(key, row);
      this.rows.push({ ...mapping, id: BigInt(row + 1) });
      this.startLows.push(Number(mapping.start & 0xffffffffn));
      this.startHighs.push(Number(mapping.start >> 32n));
    }
    return row;
  }
}

/** The merged rows of one profile's mappings, found when a location needs them: that order gives the ids. */
export class SourceMappings {
  readonly startLows: Uint32Array;
  readonly startHighs: Uint32Array;
  private readonly known: Int32Array;

  constructor(
    private readonly merged: MergedMappings,
    private readonly source: Profile,
  ) {
    this.known = new Int32Array(source.mappings.length).fill(-1);
    this.startLows = Uint32Array.from(source.mappings, ({ start }) => Number(start & 0xffffffffn));
    this.startHighs = Uint32Array.from(source.mappings, ({ start }) => Number(start >> 32n));
    // The first mapping stands for the program itself, so it comes first whether a sample needs it or not.
    if (merged.rows.length === 0 && source.mappings.length > 0) this.rowOf(0);
  }

  /** -1 for none. */
  rowOf(row: number): number {
    if (row < 0) return -1;
    const known = this.known[row] as number;
    if (known >= 0) return known;
    const mapping = this.source.mappings[row];
    if (!mapping) return -1;
    const merged = this.merged.add(mapping);
    this.known[row] = merged;
    return merged;
  }
}

const PAGE = 4096n;
