/**
 * Names for addresses, asked of the program that the profile was fetched from: Symbolize in pprof's
 * internal/symbolz/symbolz.go, 2026-11. Only texts need it; profile.proto of Go carries its names.
 *
 *     POST /debug/pprof/symbol   0x43b2f5+0x40708b     ->   0x43b2f5 runtime.gopark
 */
import type { LocationTable, Mapping, Profile } from '../model/profile';
import { withMoreStrings } from '../model/stringTable';

/** Where a mapping of a fetched profile came from: collectMappingSources in pprof's internal/driver/fetch.go. */
export interface MappingSource {
  /** Build id of the mapping, else its file, else the address. */
  readonly key: string;
  readonly url: string;
  readonly start: bigint;
}

export type PostOutcome =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string };

export interface RemoteSymbols {
  readonly sources: readonly MappingSource[];
  /** Also mappings that are said to have names. */
  readonly force: boolean;
  post(url: string, body: string): Promise<PostOutcome>;
}

export type SymbolizeOutcome =
  { readonly ok: true; readonly profile: Profile } | { readonly ok: false; readonly message: string };

export function mappingSourcesOf(profile: Profile, url: string): readonly MappingSource[] {
  return profile.mappings.map(({ buildId, file, start }) => ({ key: buildId || file || url, url, start }));
}

export async function withRemoteSymbols(profile: Profile, remote: RemoteSymbols): Promise<SymbolizeOutcome> {
  let named = profile;
  for (const [row, mapping] of profile.mappings.entries()) {
    if (mapping.hasFunctions && !remote.force) continue;
    const source = sourcesOf(mapping, remote.sources).find(({ url }) => symbolUrl(url) !== '');
    if (!source) continue;
    const outcome = await nameMapping(named, row, source, remote);
    if (!outcome.ok) return outcome;
    named = withFunctionsFlag(outcome.profile, row);
  }
  return { ok: true, profile: named };
}

function sourcesOf({ file, buildId }: Mapping, sources: readonly MappingSource[]): MappingSource[] {
  const of = (key: string): MappingSource[] => sources.filter((source) => source.key === key);
  return buildId === '' ? of(file) : [...of(file), ...of(buildId)];
}

/** The address that knows the names; `''` where the source is no address. */
export function symbolUrl(source: string): string {
  const parts = /^([a-z][a-z0-9+.-]*:\/\/[^/?#]+)([^?#]*)(?:\?[^#]*)?(#.*)?$/i.exec(source);
  if (!parts) return '';
  const [, origin = '', path = '', fragment = ''] = parts;
  const isPprof = path.includes('/debug/pprof/') || GPERFTOOLS_PATH.test(path);
  const folder = path.split('/').slice(0, -1).join('/');
  return `${origin}${folder}/${isPprof ? 'symbol' : 'symbolz'}${fragment}`;
}

const GPERFTOOLS_PATH = /\/pprof\/(heap|growth|profile|pmuprofile|contention)$/;

async function nameMapping(
  profile: Profile,
  mapping: number,
  { url, start }: MappingSource,
  remote: RemoteSymbols,
): Promise<SymbolizeOutcome> {
  const { locations } = profile;
  // Merging may have moved a mapping; the program knows its own addresses only.
  const offset = start - (profile.mappings[mapping]?.start ?? 0n);
  const asked: string[] = [];
  for (let row = 0; row < locations.count; row++) {
    const address = locations.addresses[row] as bigint;
    const isNamed = locations.lineStarts[row] !== locations.lineStarts[row + 1];
    if (locations.mappings[row] !== mapping || address === 0n || isNamed) continue;
    asked.push(`0x${BigInt.asUintN(64, address + offset).toString(16)}`);
  }
  if (asked.length === 0) return { ok: true, profile };
  const answer = await remote.post(symbolUrl(url), asked.join('+'));
  if (!answer.ok) return answer;
  return { ok: true, profile: withNames(profile, mapping, namesIn(answer.text, offset)) };
}

/** Name by address, in hexadecimal, as the profile has it. */
function namesIn(text: string, offset: bigint): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const line of text.split('\n').slice(0, -1)) {
    const symbol = /(0x[0-9a-f]{1,16})[ \t\f\r]+(.*)/i.exec(line.slice(0, MAX_LINE));
    if (!symbol) continue;
    names.set(BigInt.asUintN(64, BigInt(symbol[1] ?? '0') - offset).toString(16), symbol[2] ?? '');
  }
  return names;
}

/** No name of a function is as long. */
const MAX_LINE = 1 << 20;

/** Gives the locations of a mapping the names of their addresses, whatever they were called before. */
function withNames(profile: Profile, mapping: number, names: ReadonlyMap<string, string>): Profile {
  const { functions } = profile;
  const rows = new Map<string, number>();
  const locations = renamed(profile, mapping, (address) => {
    const name = names.get(address.toString(16));
    if (name === undefined) return undefined;
    const row = rows.get(name) ?? functions.count + rows.size;
    rows.set(name, row);
    return row;
  });
  const added = [...rows.keys()];
  const addedNames = added.map((name, index) => (name === '' ? 0 : profile.strings.count + index));
  const padded = added.map(() => 0);
  return {
    ...profile,
    locations,
    functions: {
      count: functions.count + added.length,
      ids: BigUint64Array.from([
        ...functions.ids,
        ...added.map((_, index) => BigInt(functions.count + index + 1)),
      ]),
      names: Uint32Array.from([...functions.names, ...addedNames]),
      systemNames: Uint32Array.from([...functions.systemNames, ...addedNames]),
      fileNames: Uint32Array.from([...functions.fileNames, ...padded]),
      startLines: Float64Array.from([...functions.startLines, ...padded]),
    },
    strings: withMoreStrings(profile.strings, added),
  };
}

function renamed(
  { locations }: Profile,
  mapping: number,
  functionOf: (address: bigint) => number | undefined,
): LocationTable {
  const lineStarts = new Uint32Array(locations.count + 1);
  const lineFunctions: number[] = [];
  const lineNumbers: number[] = [];
  const lineColumns: number[] = [];
  for (let row = 0; row < locations.count; row++) {
    const isOfMapping = locations.mappings[row] === mapping;
    const named = isOfMapping ? functionOf(locations.addresses[row] as bigint) : undefined;
    if (named !== undefined) {
      lineFunctions.push(named);
      lineNumbers.push(0);
      lineColumns.push(0);
    } else {
      for (
        let line = locations.lineStarts[row] as number;
        line < (locations.lineStarts[row + 1] as number);
        line++
      ) {
        lineFunctions.push(locations.lineFunctions[line] as number);
        lineNumbers.push(locations.lineNumbers[line] as number);
        lineColumns.push(locations.lineColumns[line] as number);
      }
    }
    lineStarts[row + 1] = lineFunctions.length;
  }
  return {
    ...locations,
    lineStarts,
    lineFunctions: Uint32Array.from(lineFunctions),
    lineNumbers: Float64Array.from(lineNumbers),
    lineColumns: Float64Array.from(lineColumns),
  };
}

function withFunctionsFlag(profile: Profile, row: number): Profile {
  const mappings = profile.mappings.map((mapping, at) =>
    at === row ? { ...mapping, hasFunctions: true } : mapping,
  );
  return { ...profile, mappings };
}
