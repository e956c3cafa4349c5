/**
 * Locations merged by their address within the mapping, the mapping, the lines and whether they are folded
 * (locationKey in pprof's profile/merge.go). The first of equal ones gives its address.
 */
import type { LocationTable, Profile, SampleTable } from '../../model/profile';
import { RowIndex } from '../../model/rowIndex';
import { HASH_SEED, mixed } from '../../model/stackHash';
import { HIGH_HALF, LOW_HALF, halvesOf } from '../../model/wordHalves';
import { firstUses } from './firstUses';
import { mixedNumber } from './mixedNumber';
import { idsFromOne } from './idsFromOne';
import type { SourceFunctions } from './mergedFunctions';
import type { MergedMappings, SourceMappings } from './mergedMappings';

const TWO_32 = 2 ** 32;

export class MergedLocations {
  count = 0;
  private readonly addresses: BigUint64Array;
  private readonly addressHalves: Uint32Array;
  /** Addresses within the mapping, as halves. */
  private readonly lows: Uint32Array;
  private readonly highs: Uint32Array;
  private readonly mappings: Int32Array;
  private readonly folded: Uint8Array;
  private readonly lineStarts: Uint32Array;
  private readonly lineFunctions: Uint32Array;
  private readonly lineNumbers: Float64Array;
  private readonly lineColumns: Float64Array;
  private readonly index: RowIndex;

  constructor(
    sources: readonly Profile[],
    private readonly mergedMappings: MergedMappings,
  ) {
    const tables = sources.map(({ locations }) => locations);
    const capacity = tables.reduce((sum, { count }) => sum + count, 0);
    const lines = tables.reduce((sum, { lineFunctions }) => sum + lineFunctions.length, 0);
    this.addresses = new BigUint64Array(capacity);
    this.addressHalves = halvesOf(this.addresses);
    this.lows = new Uint32Array(capacity);
    this.highs = new Uint32Array(capacity);
    this.mappings = new Int32Array(capacity);
    this.folded = new Uint8Array(capacity);
    this.lineStarts = new Uint32Array(capacity + 1);
    this.lineFunctions = new Uint32Array(lines);
    this.lineNumbers = new Float64Array(lines);
    this.lineColumns = new Float64Array(lines);
    this.index = new RowIndex(capacity, (row) => this.isCandidate(row));
  }

  /** The row of a source's location, which is added unless an equal one is there. */
  add(source: SourceLocations, row: number): number {
    const { count } = this;
    const { locations } = source.profile;
    const sourceMapping = locations.mappings[row] as number;
    const mapping = source.mappings.rowOf(sourceMapping);
    this.putAddress(source, row, sourceMapping, mapping);
    this.mappings[count] = mapping;
    this.folded[count] = locations.folded[row] as number;
    let at = this.lineStarts[count] as number;
    const end = locations.lineStarts[row + 1] as number;
    for (let line = locations.lineStarts[row] as number; line < end; line++, at++) {
      this.lineFunctions[at] = source.functions.rowOf(locations.lineFunctions[line] as number);
      this.lineNumbers[at] = locations.lineNumbers[line] as number;
      this.lineColumns[at] = locations.lineColumns[line] as number;
    }
    this.lineStarts[count + 1] = at;
    const known = this.index.findOrAdd(this.candidateHash(), count);
    return known >= 0 ? known : this.count++;
  }

  toTable(): LocationTable {
    const { count } = this;
    const lines = this.lineStarts[count] as number;
    return {
      count,
      ids: idsFromOne(count),
      addresses: this.addresses.slice(0, count),
      mappings: this.mappings.slice(0, count),
      lineStarts: this.lineStarts.slice(0, count + 1),
      lineFunctions: this.lineFunctions.slice(0, lines),
      lineNumbers: this.lineNumbers.slice(0, lines),
      lineColumns: this.lineColumns.slice(0, lines),
      folded: this.folded.slice(0, count),
    };
  }

  /** An address moves with its mapping: its distance from the mapping's start is what counts. */
  private putAddress(source: SourceLocations, row: number, sourceMapping: number, mapping: number): void {
    const { count, addressHalves } = this;
    const { addressHalves: halves, mappings } = source;
    let low = halves[row * 2 + LOW_HALF] as number;
    let high = halves[row * 2 + HIGH_HALF] as number;
    if (mapping >= 0) {
      low -= mappings.startLows[sourceMapping] as number;
      high -= (mappings.startHighs[sourceMapping] as number) + Number(low < 0);
    }
    this.lows[count] = low;
    this.highs[count] = high;
    if (mapping >= 0) {
      low = (low >>> 0) + (this.mergedMappings.startLows[mapping] as number);
      high += (this.mergedMappings.startHighs[mapping] as number) + Number(low >= TWO_32);
    }
    addressHalves[count * 2 + LOW_HALF] = low;
    addressHalves[count * 2 + HIGH_HALF] = high;
  }

  private candidateHash(): number {
    const { count, lineFunctions, lineNumbers, lineColumns } = this;
    let hash = mixed(HASH_SEED ^ (this.lows[count] as number));
    hash = mixed(hash ^ (this.highs[count] as number));
    hash = mixed(hash ^ ((this.mappings[count] as number) * 2 + (this.folded[count] as number)));
    const end = this.lineStarts[count + 1] as number;
    for (let line = this.lineStarts[count] as number; line < end; line++) {
      hash = mixed(hash ^ (lineFunctions[line] as number));
      hash = mixedNumber(hash, lineNumbers[line] as number);
      hash = mixedNumber(hash, lineColumns[line] as number);
    }
    return hash;
  }

  private isCandidate(row: number): boolean {
    const { count, lineStarts, lineFunctions, lineNumbers, lineColumns } = this;
    if (this.lows[row] !== this.lows[count] || this.highs[row] !== this.highs[count]) return false;
    if (this.mappings[row] !== this.mappings[count] || this.folded[row] !== this.folded[count]) return false;
    let own = lineStarts[row] as number;
    const end = lineStarts[row + 1] as number;
    let candidate = lineStarts[count] as number;
    if (end - own !== (lineStarts[count + 1] as number) - candidate) return false;
    for (; own < end; own++, candidate++) {
      if (lineFunctions[own] !== lineFunctions[candidate]) return false;
      if (lineNumbers[own] !== lineNumbers[candidate]) return false;
      if (lineColumns[own] !== lineColumns[candidate]) return false;
    }
    return true;
  }
}

/** The merged rows of one profile's locations. */
export class SourceLocations {
  /** Of each location its merged row, and beside it that row mixed for hashes of stacks: -1 and 0 for one not used. */
  readonly rowsAndHashes: Int32Array;
  readonly addressHalves: Uint32Array;

  constructor(
    private readonly merged: MergedLocations,
    readonly profile: Profile,
    readonly mappings: SourceMappings,
    readonly functions: SourceFunctions,
  ) {
    this.rowsAndHashes = new Int32Array(profile.locations.count * 2);
    this.addressHalves = halvesOf(profile.locations.addresses);
  }

  /** Merges the locations that the wanted samples use, in the order of use, which gives the ids. */
  mergeUsed(samples: SampleTable, wanted: Uint8Array): void {
    const { merged, rowsAndHashes } = this;
    for (let at = 0; at < rowsAndHashes.length; at += 2) rowsAndHashes[at] = -1;
    for (const location of firstUses(samples, wanted, rowsAndHashes.length >> 1)) {
      const row = merged.add(this, location);
      rowsAndHashes[location * 2] = row;
      rowsAndHashes[location * 2 + 1] = mixed(row ^ HASH_SEED);
    }
  }
}
