import type { Profile } from '../model/profile';
import type { LocatedSource } from '../protocol/promptRequests';
import type { SourceReader } from '../report/report';
import type { ReadOutcome } from './readableFile';
import { readInside } from './readableFile';

/** The host is asked for no more sources of one listing; nobody reads a longer one. */
const MAX_WANTED = 500;

/**
 * Sources as a listing opens them. Where a recorded path leads on this machine is the host's to say: a listing is made
 * twice, first to learn which recorded paths it opens, then with what the host found for them. Any other path, such as
 * one made with the option source_path, is opened as it is.
 */
export class PromptSources implements SourceReader {
  private readonly located = new Map<string, LocatedSource>();
  private wanted: Set<string> | undefined;
  private recordedPaths: ReadonlySet<string> | undefined;

  constructor(
    private readonly profile: Profile,
    readonly currentFolder: string,
    private readonly readableFolders: readonly string[],
  ) {}

  /** The recorded paths that `list` opens and that are not located yet. */
  wantedBy(list: () => void): readonly string[] {
    const wanted = new Set<string>();
    this.wanted = wanted;
    try {
      list();
    } finally {
      this.wanted = undefined;
    }
    return [...wanted];
  }

  learn(sources: readonly LocatedSource[]): void {
    for (const source of sources) this.located.set(source.recordedPath, source);
  }

  /** They may be elsewhere by now. */
  forget(): void {
    this.located.clear();
  }

  read(path: string): ReadOutcome {
    const recordedPath = this.recordedPathOf(path);
    if (recordedPath === undefined) {
      return this.wanted ? NOT_YET : readInside(path, this.readableFolders);
    }
    const source = this.located.get(recordedPath);
    if (source === undefined) {
      if (this.wanted && this.wanted.size < MAX_WANTED) this.wanted.add(recordedPath);
      return NOT_YET;
    }
    if ('why' in source) return { ok: false, message: source.why };
    return readInside(source.localPath, this.readableFolders);
  }

  /** Relative ones, as of programs built with -trimpath, are opened from the current folder. */
  private recordedPathOf(path: string): string | undefined {
    this.recordedPaths ??= recordedPathsOf(this.profile);
    if (this.recordedPaths.has(path)) return path;
    const start = `${this.currentFolder}/`;
    if (this.currentFolder === '' || !path.startsWith(start)) return undefined;
    const rest = path.slice(start.length);
    return this.recordedPaths.has(rest) ? rest : undefined;
  }
}

const NOT_YET: ReadOutcome = {
  ok: false,
  message: `not looked for, since it is not among the first ${MAX_WANTED}`,
};

function recordedPathsOf({ functions, strings }: Profile): ReadonlySet<string> {
  const ids = new Set<number>();
  for (let row = 0; row < functions.count; row++) ids.add(functions.fileNames[row] ?? 0);
  return new Set([...ids].map((id) => strings.text(id)).filter((path) => path !== ''));
}
