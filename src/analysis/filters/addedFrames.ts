import type { FunctionTable, LocationTable, Profile } from '../../model/profile';
import { withMoreStrings } from '../../model/stringTable';

/**
 * Functions and locations that are added to those of a profile: one of each for each pair of name and file. Their ids
 * follow the largest that there are (addLabelNodes in pprof's internal/driver/tagroot.go).
 */
export class AddedFrames {
  private readonly rows = new Map<string, Map<string, number>>();
  private readonly texts: string[] = [];
  private readonly textIndices = new Map<string, number>();
  private readonly names: number[] = [];
  private readonly files: number[] = [];

  constructor(private readonly profile: Profile) {}

  /** The row of the location that has one frame, with that function name and file. */
  location(name: string, file: string): number {
    let ofFile = this.rows.get(file);
    if (!ofFile) {
      ofFile = new Map();
      this.rows.set(file, ofFile);
    }
    let row = ofFile.get(name);
    if (row === undefined) {
      row = this.profile.locations.count + this.names.length;
      ofFile.set(name, row);
      this.names.push(this.stringOf(name));
      this.files.push(this.stringOf(file));
    }
    return row;
  }

  toTables(): Pick<Profile, 'functions' | 'locations' | 'strings'> {
    return {
      functions: this.functions(),
      locations: this.locations(),
      strings: withMoreStrings(this.profile.strings, this.texts),
    };
  }

  private stringOf(text: string): number {
    if (text === '') return 0;
    let index = this.textIndices.get(text);
    if (index === undefined) {
      index = this.profile.strings.count + this.texts.length;
      this.textIndices.set(text, index);
      this.texts.push(text);
    }
    return index;
  }

  private functions(): FunctionTable {
    const { functions } = this.profile;
    const count = functions.count + this.names.length;
    return {
      count,
      ids: numberedOn(functions.ids, count),
      names: joined(functions.names, this.names, new Uint32Array(count)),
      systemNames: joined(functions.systemNames, [], new Uint32Array(count)),
      fileNames: joined(functions.fileNames, this.files, new Uint32Array(count)),
      startLines: joined(functions.startLines, [], new Float64Array(count)),
    };
  }

  private locations(): LocationTable {
    const { locations, functions } = this.profile;
    const added = this.names.map((_, index) => index);
    const count = locations.count + added.length;
    const lineCount = locations.lineFunctions.length;
    const lines = lineCount + added.length;
    const addresses = new BigUint64Array(count);
    addresses.set(locations.addresses);
    return {
      count,
      ids: numberedOn(locations.ids, count),
      addresses,
      mappings: joined(
        locations.mappings,
        added.map(() => -1),
        new Int32Array(count),
      ),
      lineStarts: joined(
        locations.lineStarts,
        added.map((index) => lineCount + index + 1),
        new Uint32Array(count + 1),
      ),
      lineFunctions: joined(
        locations.lineFunctions,
        added.map((index) => functions.count + index),
        new Uint32Array(lines),
      ),
      lineNumbers: joined(locations.lineNumbers, [], new Float64Array(lines)),
      lineColumns: joined(locations.lineColumns, [], new Float64Array(lines)),
      folded: joined(locations.folded, [], new Uint8Array(count)),
    };
  }
}

function joined<T extends Uint8Array | Uint32Array | Int32Array | Float64Array>(
  first: T,
  second: readonly number[],
  to: T,
): T {
  to.set(first);
  to.set(second, first.length);
  return to;
}

function numberedOn(ids: BigUint64Array, count: number): BigUint64Array {
  const numbered = new BigUint64Array(count);
  numbered.set(ids);
  let last = ids.reduce((largest, id) => (id > largest ? id : largest), 0n);
  for (let row = ids.length; row < count; row++) numbered[row] = ++last;
  return numbered;
}
