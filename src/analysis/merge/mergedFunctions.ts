/** Functions merged by names, file and start line (functionKey in pprof's profile/merge.go). */
import type { FunctionTable, Profile } from '../../model/profile';
import { RowIndex } from '../../model/rowIndex';
import type { CollectedStrings } from '../../model/utf8Collector';
import { HASH_SEED, mixed } from '../../model/stackHash';
import { mixedNumber } from './mixedNumber';
import { idsFromOne } from './idsFromOne';

export class MergedFunctions {
  count = 0;
  private readonly names: Uint32Array;
  private readonly systemNames: Uint32Array;
  private readonly fileNames: Uint32Array;
  private readonly startLines: Float64Array;
  private readonly index: RowIndex;

  constructor(sources: readonly Profile[]) {
    const capacity = sources.reduce((sum, { functions }) => sum + functions.count, 0);
    this.names = new Uint32Array(capacity);
    this.systemNames = new Uint32Array(capacity);
    this.fileNames = new Uint32Array(capacity);
    this.startLines = new Float64Array(capacity);
    this.index = new RowIndex(capacity, (row) => this.isCandidate(row));
  }

  add({ functions }: Profile, row: number, strings: CollectedStrings): number {
    const { count } = this;
    const name = strings.indexOf(functions.names[row] as number);
    const systemName = strings.indexOf(functions.systemNames[row] as number);
    const fileName = strings.indexOf(functions.fileNames[row] as number);
    const startLine = functions.startLines[row] as number;
    this.names[count] = name;
    this.systemNames[count] = systemName;
    this.fileNames[count] = fileName;
    this.startLines[count] = startLine;
    const hash = mixedNumber(mixed(mixed(mixed(HASH_SEED ^ name) ^ systemName) ^ fileName), startLine);
    const known = this.index.findOrAdd(hash, count);
    return known >= 0 ? known : this.count++;
  }

  toTable(): FunctionTable {
    const { count } = this;
    return {
      count,
      ids: idsFromOne(count),
      names: this.names.slice(0, count),
      systemNames: this.systemNames.slice(0, count),
      fileNames: this.fileNames.slice(0, count),
      startLines: this.startLines.slice(0, count),
    };
  }

  private isCandidate(row: number): boolean {
    const { count, names, systemNames, fileNames, startLines } = this;
    return (
      names[row] === names[count] &&
      systemNames[row] === systemNames[count] &&
      fileNames[row] === fileNames[count] &&
      startLines[row] === startLines[count]
    );
  }
}

/** The merged rows of one profile's functions. */
export class SourceFunctions {
  private readonly known: Int32Array;

  constructor(
    private readonly merged: MergedFunctions,
    private readonly source: Profile,
    private readonly strings: CollectedStrings,
  ) {
    this.known = new Int32Array(source.functions.count).fill(-1);
  }

  rowOf(row: number): number {
    let merged = this.known[row] as number;
    if (merged < 0) {
      merged = this.merged.add(this.source, row, this.strings);
      this.known[row] = merged;
    }
    return merged;
  }
}
