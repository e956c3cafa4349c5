/**
 * The tables of a profile that is merged from others. What is the same: profileMerger in pprof's profile/merge.go:
 * mappings by size, offset and build id (or file), functions by names, file and start line, locations by their address
 * within the mapping and their lines.
 */
import type { FunctionTable, LocationTable, Mapping, Profile } from '../model/profile';
import { StringCollector } from '../model/stringTable';

export class MergedTables {
  readonly strings = new StringCollector();
  readonly mappings: Mapping[] = [];
  private readonly mappingRows = new Map<string, number>();
  private readonly functionRows = new Map<string, number>();
  private readonly functionColumns = {
    names: [] as number[],
    systemNames: [] as number[],
    fileNames: [] as number[],
  };
  private readonly startLines: number[] = [];
  private readonly locationRows = new Map<string, number>();
  private readonly addresses: bigint[] = [];
  private readonly locationMappings: number[] = [];
  private readonly folded: number[] = [];
  private readonly lineStarts: number[] = [0];
  private readonly lineFunctions: number[] = [];
  private readonly lineNumbers: number[] = [];
  private readonly lineColumns: number[] = [];

  /** The merged row of a location of `from`; `known` caches, with -1 for rows not met yet. */
  locationRow(from: Profile, row: number, known: Int32Array): number {
    const cached = known[row] as number;
    if (cached >= 0) return cached;
    const merged = this.findOrAddLocation(from, row);
    known[row] = merged;
    return merged;
  }

  addMapping(mapping: Mapping): number {
    const size = (mapping.limit - mapping.start + 4095n) & ~4095n;
    const key = `${size.toString()} ${mapping.offset.toString()} ${mapping.buildId || mapping.file}`;
    let row = this.mappingRows.get(key);
    if (row === undefined) {
      row = this.mappings.length;
      this.mappingRows.set(key, row);
      this.mappings.push({ ...mapping, id: BigInt(row + 1) });
    }
    return row;
  }

  private findOrAddLocation(from: Profile, row: number): number {
    const { locations } = from;
    const source = from.mappings[locations.mappings[row] as number];
    const mapping = source ? this.addMapping(source) : -1;
    const address = BigInt.asUintN(64, (locations.addresses[row] as bigint) - (source?.start ?? 0n));
    const lines: number[] = [];
    for (
      let line = locations.lineStarts[row] as number;
      line < (locations.lineStarts[row + 1] as number);
      line++
    ) {
      const functionRow = this.functionRow(from, locations.lineFunctions[line] as number);
      lines.push(functionRow, locations.lineNumbers[line] as number, locations.lineColumns[line] as number);
    }
    const folded = locations.folded[row] as number;
    const key = `${address.toString(16)} ${mapping} ${folded} ${lines.join(' ')}`;
    const known = this.locationRows.get(key);
    if (known !== undefined) return known;
    const merged = this.addresses.length;
    this.locationRows.set(key, merged);
    this.addresses.push(BigInt.asUintN(64, address + (this.mappings[mapping]?.start ?? 0n)));
    this.locationMappings.push(mapping);
    this.folded.push(folded);
    for (let at = 0; at < lines.length; at += 3) {
      this.lineFunctions.push(lines[at] as number);
      this.lineNumbers.push(lines[at + 1] as number);
      this.lineColumns.push(lines[at + 2] as number);
    }
    this.lineStarts.push(this.lineFunctions.length);
    return merged;
  }

  private functionRow({ functions, strings }: Profile, row: number): number {
    const name = this.strings.indexOf(strings.text(functions.names[row] as number));
    const systemName = this.strings.indexOf(strings.text(functions.systemNames[row] as number));
    const fileName = this.strings.indexOf(strings.text(functions.fileNames[row] as number));
    const startLine = functions.startLines[row] as number;
    const key = `${name} ${systemName} ${fileName} ${startLine}`;
    let merged = this.functionRows.get(key);
    if (merged === undefined) {
      merged = this.startLines.length;
      this.functionRows.set(key, merged);
      this.functionColumns.names.push(name);
      this.functionColumns.systemNames.push(systemName);
      this.functionColumns.fileNames.push(fileName);
      this.startLines.push(startLine);
    }
    return merged;
  }

  toLocations(): LocationTable {
    const count = this.addresses.length;
    return {
      count,
      ids: numbered(count),
      addresses: BigUint64Array.from(this.addresses),
      mappings: Int32Array.from(this.locationMappings),
      lineStarts: Uint32Array.from(this.lineStarts),
      lineFunctions: Uint32Array.from(this.lineFunctions),
      lineNumbers: Float64Array.from(this.lineNumbers),
      lineColumns: Float64Array.from(this.lineColumns),
      folded: Uint8Array.from(this.folded),
    };
  }

  toFunctions(): FunctionTable {
    const count = this.startLines.length;
    return {
      count,
      ids: numbered(count),
      names: Uint32Array.from(this.functionColumns.names),
      systemNames: Uint32Array.from(this.functionColumns.systemNames),
      fileNames: Uint32Array.from(this.functionColumns.fileNames),
      startLines: Float64Array.from(this.startLines),
    };
  }
}

/** Ids 1, 2, 3, … */
function numbered(count: number): BigUint64Array {
  return BigUint64Array.from({ length: count }, (_, row) => BigInt(row + 1));
}
