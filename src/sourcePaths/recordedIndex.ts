/** Which recorded files may be the one that an editor shows: those with its base name. Built once for a profile. */
export interface RecordedIndex {
  /** Indices into the recorded paths, ascending. Names are compared with their case, also on Windows. */
  withBaseName(localPath: string): readonly number[];
}

const NONE: readonly number[] = [];

/** Both kinds of slash separate, for a profile of a Windows program may be read anywhere, and the reverse. */
export function indexRecordedPaths(paths: readonly string[]): RecordedIndex {
  const byName = new Map<string, number[]>();
  paths.forEach((path, index) => {
    const name = baseNameOf(path);
    const indices = byName.get(name);
    if (indices === undefined) {
      byName.set(name, [index]);
    } else {
      indices.push(index);
    }
  });
  return { withBaseName: (localPath) => byName.get(baseNameOf(localPath)) ?? NONE };
}

function baseNameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
