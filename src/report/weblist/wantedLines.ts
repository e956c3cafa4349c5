/**
 * Which addresses weblist shows at which lines. An address is wanted when its function, file or binary matches; it
 * stands at the line of each of its frames whose function is wanted, so it may stand at several.
 * Rules: newSourcePrinter, addStack and handleUnprocessed in pprof's internal/report/source.go, 2026-11.
 */
import { cleanPath } from '../../analysis/graph/cleanPath';
import type { Pattern } from '../../analysis/pattern';
import type { Profile } from '../../model/profile';
import type { AddressSamples } from './addressSamples';
import { parseAddress } from './parseAddress';

/** By cleaned path. */
export type WantedFiles = Map<string, WantedFile>;

export interface WantedFile {
  /** By one-based line; 0 where it is unknown. */
  readonly lines: Map<number, WantedLine>;
}

export interface WantedLine {
  /** Where functions share the line, the one with the lowest address. pprof takes any. */
  readonly functionName: string;
  readonly addresses: AddressAtLine[];
}

export interface AddressAtLine {
  /** Number in `AddressSamples`. */
  readonly address: number;
  /** What was inlined here, outermost call first. */
  readonly inlined: readonly InlinedCall[];
}

export interface InlinedCall {
  readonly file: string;
  readonly line: number;
}

export function wantedFiles(
  profile: Profile,
  samples: AddressSamples,
  pattern: Pattern | undefined,
): WantedFiles {
  const wanted = new WantedFunctions(profile, pattern);
  const locations = new Map<number, number>();
  for (const location of samples.locations) {
    const address = samples.ofLocation[location] as number;
    if (!wanted.want(location, samples.addresses[address] ?? 0n)) continue;
    if (!locations.has(address)) locations.set(address, location);
  }
  const files: WantedFiles = new Map();
  for (const address of sortedAddresses(locations.keys(), samples)) {
    addFrames(files, address, framesAt(profile, locations.get(address) ?? 0), wanted.names);
  }
  return files;
}

interface Frame extends InlinedCall {
  readonly functionName: string;
}

class WantedFunctions {
  readonly names = new Set<string>();
  private readonly number: bigint | undefined;
  private readonly matchOfFunction: Int8Array;
  private readonly matchOfBinary: readonly boolean[];

  constructor(
    private readonly profile: Profile,
    private readonly pattern: Pattern | undefined,
  ) {
    this.number = pattern && parseAddress(pattern.source);
    this.matchOfFunction = new Int8Array(profile.functions.count).fill(-1);
    this.matchOfBinary = profile.mappings.map(({ file }) => pattern?.matches(file) ?? false);
  }

  /** Notes the functions of a location that are wanted; says whether there are any. */
  want(location: number, address: bigint): boolean {
    const { lineStarts, lineFunctions, mappings } = this.profile.locations;
    const first = lineStarts[location] as number;
    const end = lineStarts[location + 1] as number;
    if (first === end) return false;
    if (!this.pattern || address === this.number) return this.note(lineFunctions[end - 1] as number);
    let found = false;
    for (let line = first; line < end; line++) {
      const row = lineFunctions[line] as number;
      const isBinary = line === first && this.matchOfBinary[mappings[location] as number] === true;
      if (isBinary || this.matches(row)) found = this.note(row);
    }
    return found;
  }

  private note(row: number): true {
    const { functions, strings } = this.profile;
    this.names.add(strings.text(functions.names[row] as number));
    this.names.add(strings.text(functions.systemNames[row] as number));
    return true;
  }

  private matches(row: number): boolean {
    let match = this.matchOfFunction[row];
    if (match === -1) {
      const { functions, strings } = this.profile;
      const texts = [functions.names[row], functions.systemNames[row], functions.fileNames[row]];
      match = Number(texts.some((text) => this.pattern?.matches(strings.text(text ?? 0))));
      this.matchOfFunction[row] = match;
    }
    return match === 1;
  }
}

function sortedAddresses(numbers: Iterable<number>, { addresses }: AddressSamples): number[] {
  return [...numbers].sort((a, b) => ((addresses[a] ?? 0n) < (addresses[b] ?? 0n) ? -1 : 1));
}

/** Innermost first. */
function framesAt({ locations, functions, strings }: Profile, location: number): Frame[] {
  const frames: Frame[] = [];
  const end = locations.lineStarts[location + 1] as number;
  for (let line = locations.lineStarts[location] as number; line < end; line++) {
    const row = locations.lineFunctions[line] as number;
    frames.push({
      functionName: strings.text(functions.names[row] as number),
      file: strings.text(functions.fileNames[row] as number),
      line: locations.lineNumbers[line] as number,
    });
  }
  return frames;
}

function addFrames(files: WantedFiles, address: number, frames: readonly Frame[], names: Set<string>): void {
  for (const [index, { functionName, file: path, line }] of frames.entries()) {
    if (!names.has(functionName)) continue;
    const key = canonicalPath(path);
    let file = files.get(key);
    if (!file) {
      file = { lines: new Map() };
      files.set(key, file);
    }
    let at = file.lines.get(line);
    if (!at) {
      at = { functionName, addresses: [] };
      file.lines.set(line, at);
    }
    at.addresses.push({ address, inlined: frames.slice(0, index).reverse() });
  }
}

function canonicalPath(path: string): string {
  return cleanPath(path.replace(/^\/proc\/self\/cwd\//, '').replace(/^\.\//, ''));
}
