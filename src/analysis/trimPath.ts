import { baseName } from './graph/nodeInfo';

/**
 * A recorded path without the part that only makes sense where the program was built. Without `trim_path`, everything
 * up to the name of a search folder goes: `/build/demo/leak/leak.go` is `leak/leak.go` when `/home/me/demo` is
 * searched. Rules: trimPath in pprof's internal/report/source.go, 2026-11. Both lists are separated by `:`.
 */
export function trimPath(path: string, prefixes: string, searchPath: string): string {
  if (prefixes === '') {
    for (const folder of pathList(searchPath)) {
      const wanted = `/${baseName(folder)}/`;
      const at = path.indexOf(wanted);
      if (at >= 0) return path.slice(at + wanted.length);
    }
  }
  for (const given of [...pathList(prefixes), ...BAZEL_PREFIXES]) {
    // An entry without text is the prefix `/`, as in pprof.
    const prefix = given.endsWith('/') ? given : `${given}/`;
    if (path.startsWith(prefix)) return path.slice(prefix.length);
  }
  return path;
}

/** Go's filepath.SplitList on a slash system: `''` is no entry, but entries may be empty. */
export function pathList(list: string): string[] {
  return list === '' ? [] : list.split(':');
}

/** Bazel's sandbox records paths under these. */
const BAZEL_PREFIXES = ['/proc/self/cwd/./', '/proc/self/cwd/'];
