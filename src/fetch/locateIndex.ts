import { fetchIndex } from './fetchIndex';
import type { FetchFailure, FetchLimits, IndexEntry, Target } from './fetchTypes';
import { indexUrlOf } from './requestUrl';

export interface LocatedIndex {
  readonly ok: true;
  /** The given target, or the same program with another path. */
  readonly target: Target;
  readonly entries: readonly IndexEntry[];
}

/**
 * Finds the index of a program whose prefix was guessed: gin and echo put the profiles straight below the prefix that
 * they are given, fiber and `net/http/pprof` below `prefix/debug/pprof/`. Only the same host and port is asked, and
 * only when it answers at the given place with something that is no index. Else the first failure is returned.
 */
export async function locateIndex(
  target: Target,
  limits: FetchLimits,
  signal: AbortSignal,
): Promise<LocatedIndex | FetchFailure> {
  const first = await fetchIndex(target, limits, signal);
  if (first.ok) return { ok: true, target, entries: first.entries };
  if (!MAY_BE_ELSEWHERE.has(first.kind)) return first;
  for (const candidate of otherPlaces(target)) {
    const found = await fetchIndex(candidate, limits, signal);
    if (found.ok) return { ok: true, target: candidate, entries: found.entries };
    if (found.kind === 'cancelled') return found;
  }
  return first;
}

const MAY_BE_ELSEWHERE: ReadonlySet<FetchFailure['kind']> = new Set([
  'status',
  'loginPage',
  'notAProfile',
  'redirected',
]);

/** @example for `/x/debug/pprof/`: `/x/`, `/x/pprof/`; for `/dev/pprof/`: `/dev/pprof/debug/pprof/` */
export function otherPlaces(target: Target): Target[] {
  const url = indexUrlOf(target);
  if (!(url instanceof URL)) return [];
  const standard = '/debug/pprof/';
  const paths = url.pathname.endsWith(standard)
    ? [url.pathname.slice(0, 1 - standard.length), `${url.pathname.slice(0, 1 - standard.length)}pprof/`]
    : [`${url.pathname.replace(/\/$/, '')}${standard}`];
  return paths.map((path) => {
    const elsewhere = new URL(url);
    elsewhere.pathname = path;
    const shown = path === '/' ? '/' : path.slice(0, -1);
    return { ...target, indexUrl: elsewhere.href, label: url.host + shown };
  });
}
