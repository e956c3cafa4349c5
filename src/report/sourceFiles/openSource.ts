import { cleanPath } from '../../analysis/graph/cleanPath';
import { pathList, trimPath } from '../../analysis/trimPath';
import type { SourceReader } from '../report';

/** Where sources are looked for: the options `source_path` and `trim_path`. */
export interface SourceSearch {
  /** Folders, separated by `:`; `''` for the current folder. */
  readonly sourcePath: string;
  readonly trimPath: string;
}

export type OpenedSource =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string };

/**
 * The source file that a profile names. A path that is still absolute after trimming is opened as it is; any other is
 * tried in each folder and in all folders above it. Rules and messages: openSourceFile in pprof's
 * internal/report/source.go, 2026-11.
 */
export function openSource(recordedPath: string, search: SourceSearch, reader: SourceReader): OpenedSource {
  const searchPath = search.sourcePath === '' ? reader.currentFolder : search.sourcePath;
  const path = trimPath(recordedPath, search.trimPath, searchPath);
  if (path.startsWith('/')) {
    const opened = reader.read(path);
    return opened.ok ? opened : { ok: false, message: `open ${path}: ${opened.message}` };
  }
  for (const folder of pathList(searchPath)) {
    for (const candidate of foldersUpwards(folder)) {
      const opened = reader.read(cleanPath(candidate === '' ? path : `${candidate}/${path}`));
      if (opened.ok) return opened;
    }
  }
  return { ok: false, message: `could not find file ${path} on path ${searchPath}` };
}

/** The folder and all above it, up to `/` or, for a relative one, `.`. */
function* foldersUpwards(folder: string): Iterable<string> {
  let current = folder;
  for (;;) {
    yield current;
    const parent = cleanPath(current.slice(0, current.lastIndexOf('/') + 1));
    if (parent === current) return;
    current = parent;
  }
}
