/**
 * From the sources of a command line to the profile that reports are made of: read, merged, less its base, without the
 * frames that nobody wants to see. Order and messages: fetchProfiles and grabSourcesAndBases in pprof's
 * internal/driver/fetch.go, 2026-11.
 */
import { combineAll } from '../analysis/merge/combineWithBase';
import { applyDropFrames } from '../analysis/filters/dropFrames';
import type { Zlib } from '../formats/inflateGzip';
import { DEFAULT_MAX_INFLATED_BYTES } from '../formats/readProfile';
import type { LargeFile, PieceInflater } from '../formats/readWhileInflating';
import { readWhileInflating } from '../formats/readWhileInflating';
import { asPprofReadsIt } from '../formats/text/asPprofReadsIt';
import type { Profile } from '../model/profile';
import type { LoadRequest } from './commandLine';
import { missingBinaries } from './missingBinaries';
import { withFetchedMappings, withMainMapping, withoutMappingUrls } from './mainMapping';
import type { MappingSource, PostOutcome } from './remoteSymbols';
import { mappingSourcesOf, withRemoteSymbols } from './remoteSymbols';
import { withSimplifiedNames } from './simplifiedNames';
import { readSymbolize } from './symbolize';

export interface LoadPorts {
  /** The bytes of a file or of an address, or a file whose bytes come one by one; never rejects. */
  readSource(source: string): SourceBytes | LargeSource | Promise<SourceBytes | LargeSource>;
  readonly zlib: Zlib;
  readonly inflater?: PieceInflater;
  /** A line for the person who waits. */
  say(message: string): void;
  /** More than pprof says of what it cannot read: for people, not for scripts. */
  explain(message: string): void;
  /** Asks the program that a profile was fetched from for names of addresses. */
  postSymbols(url: string, body: string): Promise<PostOutcome>;
  /** Keeps a profile that was fetched, and says where. */
  save(profile: Profile): Promise<void>;
}

export type SourceBytes =
  | {
      readonly ok: true;
      readonly bytes: Uint8Array;
      /** Where they were fetched from; absent for a file. */
      readonly url?: string;
    }
  | { readonly ok: false; readonly message: string };

export interface LargeSource {
  readonly ok: true;
  readonly file: LargeFile;
}

export type LoadOutcome =
  { readonly ok: true; readonly profile: Profile } | { readonly ok: false; readonly message: string };

export async function loadProfile(request: LoadRequest, ports: LoadPorts): Promise<LoadOutcome> {
  const [sources, bases] = await Promise.all([
    grabAll(request.sources, request, ports),
    grabAll(request.bases, request, ports),
  ]);
  // pprof reads a profile without sample types, and then can do nothing with any of the sources.
  if (sources === COUNTS_NOTHING || bases === COUNTS_NOTHING) {
    // The comma is pprof's.
    const [what, end] = sources === COUNTS_NOTHING ? ['source', ''] : ['base', ','];
    return { ok: false, message: `problem fetching ${what} profiles: ${COUNTS_NOTHING}${end}` };
  }
  const nothing = missingMessage(request, sources, bases);
  if (nothing !== undefined) return { ok: false, message: nothing };
  sayCounts(request, sources, bases, ports);

  const combined = combineAll(
    sources.map(({ profile }) => profile),
    bases.length === 0
      ? undefined
      : {
          profiles: bases.map(({ profile }) => profile),
          mode: request.baseMode,
          normalize: request.normalize,
        },
  );
  if (!combined.ok) return { ok: false, message: combined.pprofMessage };
  const { local, remote, demangling, warnings } = readSymbolize(request.symbolize);
  const missing = local === 'never' ? [] : missingBinaries(combined.profile, local);
  for (const warning of [...warnings, ...missing]) ports.say(warning);
  const symbolized =
    remote === 'never'
      ? combined
      : await withRemoteSymbols(combined.profile, {
          sources: [...sources, ...bases].flatMap(({ mappingSources }) => mappingSources),
          force: remote === 'always',
          post: (url, body) => ports.postSymbols(url, body),
        });
  if (!symbolized.ok) return symbolized;
  const named = demangling ? withSimplifiedNames(symbolized.profile, demangling) : symbolized.profile;
  const profile = finished(named, request);
  if ([...sources, ...bases].some(({ isFetched }) => isFetched)) await ports.save(profile);
  return { ok: true, profile };
}

interface Grabbed {
  readonly profile: Profile;
  readonly isFetched: boolean;
  /** Empty for a file. */
  readonly mappingSources: readonly MappingSource[];
}

const COUNTS_NOTHING = 'profiles have empty common sample type list';

/** All at once; what failed is told afterwards, in the order of the sources. */
async function grabAll(
  sources: readonly string[],
  request: LoadRequest,
  ports: LoadPorts,
): Promise<readonly Grabbed[] | typeof COUNTS_NOTHING> {
  const outcomes = await Promise.all(
    sources.map(async (source) => ({ source, outcome: await grab(source, request, ports) })),
  );
  const isEmpty = outcomes.some(({ outcome }) => !outcome.ok && outcome.message === COUNTS_NOTHING);
  const grabbed = outcomes.flatMap(({ source, outcome }) => {
    if (outcome.ok) return [outcome.grabbed];
    if (outcome.message === COUNTS_NOTHING) return [];
    ports.say(`${source}: ${outcome.message}`);
    if (outcome.explanation !== undefined) ports.explain(outcome.explanation);
    return [];
  });
  return isEmpty ? COUNTS_NOTHING : grabbed;
}

type GrabOutcome =
  | { readonly ok: true; readonly grabbed: Grabbed }
  | { readonly ok: false; readonly message: string; readonly explanation?: string | undefined };

async function grab(source: string, request: LoadRequest, ports: LoadPorts): Promise<GrabOutcome> {
  const read = await ports.readSource(source);
  if (!read.ok) return read;
  const limits = { maxInflatedBytes: DEFAULT_MAX_INFLATED_BYTES, zlib: ports.zlib };
  const content = 'file' in read ? read.file : read.bytes;
  const url = 'file' in read ? undefined : read.url;
  const outcome = await readWhileInflating(content, limits, ports.inflater);
  if (!outcome.ok) return { ok: false, message: outcome.pprofMessage, explanation: outcome.message };
  const { namesFrom } = readSymbolize(request.symbolize);
  if (namesFrom === 'profile' && outcome.pprofRefuses !== undefined) {
    const explanation = 'It can be read here all the same: give -symbolize=text.';
    return { ok: false, message: outcome.pprofRefuses, explanation };
  }
  for (const problem of outcome.problems) ports.explain(`${source}: ${problem}`);
  const plain = namesFrom === 'text' ? outcome.profile : asPprofReadsIt(outcome.profile);
  const mapped = withMainMapping(plain, request);
  return {
    ok: true,
    grabbed: {
      profile: url === undefined ? mapped : withFetchedMappings(mapped, url),
      isFetched: url !== undefined,
      mappingSources: url === undefined ? [] : mappingSourcesOf(mapped, url),
    },
  };
}

function missingMessage(
  request: LoadRequest,
  sources: readonly Grabbed[],
  bases: readonly Grabbed[],
): string | undefined {
  if (sources.length === 0) return 'failed to fetch any source profiles';
  return request.bases.length > 0 && bases.length === 0 ? 'failed to fetch any base profiles' : undefined;
}

function sayCounts(
  request: LoadRequest,
  sources: readonly Grabbed[],
  bases: readonly Grabbed[],
  ports: LoadPorts,
): void {
  const say = (what: string, got: number, want: number): void => {
    if (got !== want) ports.say(`Fetched ${got} ${what} profiles out of ${want}`);
  };
  say('source', sources.length, request.sources.length);
  say('base', bases.length, request.bases.length);
}

function finished(combined: Profile, { allFrames, comment }: LoadRequest): Profile {
  const undropped = allFrames ? { ...combined, dropFrames: '', keepFrames: '' } : combined;
  const profile = withoutMappingUrls(applyDropFrames(undropped));
  return comment === '' ? profile : { ...profile, comments: [...profile.comments, comment] };
}
