/** Where the index is, and which profile of it is meant. */
export interface TargetPath {
  /** With slashes at both ends: `/x/debug/pprof/`. Still percent-encoded as it was. */
  readonly indexPath: string;
  /** Decoded: `heap`, `example.com/leakdemo.conns`. Absent when the path names no profile. */
  readonly profile?: string;
}

/**
 * Splits the path of an address.
 *
 * - `` and `/`                        the index is `/debug/pprof/`
 * - `/x`                              the index is `/x/debug/pprof/` (fiber's prefix, reverse proxies)
 * - `/x/debug`                        the index is `/x/debug/pprof/` (chi's mount point)
 * - `/dev/pprof`, `/debug/pprof/`     that is the index (gin and echo replace the whole prefix)
 * - `/debug/pprof/heap`               profile `heap`; what follows `pprof/` is the name, with its slashes
 *
 * @param namesProfile the address has a query that only a profile has (`seconds=5`); then the last segment of a path
 *   without `pprof` is the profile: `/debug/fgprof?seconds=3`
 */
export function splitTargetPath(pathname: string, namesProfile: boolean): TargetPath {
  const segments = pathname.split('/');
  while (segments.length > 0 && segments.at(-1) === '') segments.pop();
  if (segments.length === 0) return { indexPath: '/debug/pprof/' };

  const at = indexSegment(segments);
  if (at === undefined) {
    if (namesProfile) return pathAt(segments, segments.length - 2);
    if (segments.at(-1) === 'debug') return { indexPath: `${segments.join('/')}/pprof/` };
    return { indexPath: `${segments.join('/')}/debug/pprof/` };
  }
  return pathAt(segments, at);
}

/** The first `debug/pprof`, else the first `pprof`: a profile's own name may hold the word again. */
function indexSegment(segments: readonly string[]): number | undefined {
  const afterDebug = segments.findIndex((segment, at) => segment === 'pprof' && segments[at - 1] === 'debug');
  if (afterDebug >= 0) return afterDebug;
  const alone = segments.indexOf('pprof');
  return alone >= 0 ? alone : undefined;
}

function pathAt(segments: readonly string[], at: number): TargetPath {
  const indexPath = `${segments.slice(0, at + 1).join('/')}/`;
  const profile = segments.slice(at + 1).join('/');
  return profile === '' ? { indexPath } : { indexPath, profile: decoded(profile) };
}

function decoded(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    // `%zz` is no escape; the server sees it as it was typed.
    return encoded;
  }
}
