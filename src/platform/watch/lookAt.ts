import { rm } from 'node:fs/promises';
import { fetchProfile } from '../../fetch/fetchProfile';
import type { FetchFailure, FetchLimits, FetchRequest, Target } from '../../fetch/fetchTypes';
import { partialPath } from '../../fetch/savedProfiles';

/** What is fetched of a watched program in one look, each into a hidden file that the caller moves or removes. */
export interface Look {
  readonly timeMillis: number;
  readonly goroutines: string;
  /** Text of the heap with MemStats; absent when it was not asked for or did not come. */
  readonly memory?: string;
  /** What Go itself calls leaked. */
  readonly leaks?: string;
}

export interface LookOptions {
  readonly target: Target;
  readonly directory: string;
  readonly limits: FetchLimits;
  readonly signal: AbortSignal;
  /**
   * `dump` tells waits and creators of every goroutine, for which the program stands still for a moment; `counts` is
   * small and quick, for programs with very many.
   */
  readonly detail: 'dump' | 'counts';
  readonly wantsMemory: boolean;
  /** Costs the program a garbage collection. */
  readonly wantsLeaks: boolean;
}

export type LookOutcome =
  { readonly ok: true; readonly look: Look; readonly missing: readonly MissingPart[] } | FetchFailure;

export interface MissingPart {
  readonly part: 'memory' | 'leaks';
  readonly failure: FetchFailure;
}

/** Never throws. Without goroutines there is no look; what else is missing is said beside it. */
export async function lookAt(options: LookOptions): Promise<LookOutcome> {
  const timeMillis = Date.now();
  const goroutines = await fetched(options, 'goroutine', options.detail === 'dump' ? '2' : undefined);
  if (!goroutines.ok) return goroutines;
  const memory = options.wantsMemory ? await fetched(options, 'heap', '1') : undefined;
  const leaks = options.wantsLeaks ? await fetched(options, 'goroutineleak', '1') : undefined;
  return {
    ok: true,
    look: {
      timeMillis,
      goroutines: goroutines.path,
      ...(memory?.ok && { memory: memory.path }),
      ...(leaks?.ok && { leaks: leaks.path }),
    },
    missing: [
      ...(memory === undefined || memory.ok ? [] : [{ part: 'memory', failure: memory } as const]),
      ...(leaks === undefined || leaks.ok ? [] : [{ part: 'leaks', failure: leaks } as const]),
    ],
  };
}

export async function removeLook({ goroutines, memory, leaks }: Look): Promise<void> {
  const paths = [goroutines, memory, leaks].filter((path) => path !== undefined);
  await Promise.all(paths.map(removeFile));
}

export function removeFile(path: string): Promise<void> {
  return rm(path, { force: true }).catch(() => undefined);
}

function fetched(
  { target, directory, limits, signal }: LookOptions,
  profile: string,
  debug: string | undefined,
): ReturnType<typeof fetchProfile> {
  const request: FetchRequest = { target, profile, ...(debug !== undefined && { query: { debug } }) };
  return fetchProfile(request, limits, {
    toFile: partialPath(directory),
    signal,
    onProgress: () => undefined,
  });
}
