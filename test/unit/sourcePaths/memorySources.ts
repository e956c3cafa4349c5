import { asLocalPath, asRecordedPath } from '../../../src/sourcePaths/sourcePathTypes';
import type { LocalPath, SourceFileSystem, SourceRoots } from '../../../src/sourcePaths/sourcePathTypes';

export interface MemoryLayout {
  /** Absolute path → text. */
  readonly files: Readonly<Record<string, string>>;
  /** Absolute path of a link → absolute path that it leads to. */
  readonly links?: Readonly<Record<string, string>>;
  readonly workspace?: readonly string[];
  readonly rules?: readonly { readonly from: string; readonly to: string }[];
  readonly goRoots?: readonly string[];
  readonly moduleCaches?: readonly string[];
  readonly choices?: Readonly<Record<string, string>>;
}

/** A file system in memory, POSIX or Windows by its paths, with links and with a record of what was asked. */
export class MemorySources implements SourceFileSystem {
  /** Every path whose existence or text was asked for. */
  readonly touched = new Set<string>();
  /** How often each name was looked for. */
  readonly lookedFor: string[] = [];
  private readonly files: ReadonlyMap<string, string>;
  private readonly links: ReadonlyMap<string, string>;

  constructor(private readonly layout: MemoryLayout) {
    this.files = new Map(Object.entries(layout.files));
    this.links = new Map(Object.entries(layout.links ?? {}));
  }

  get roots(): SourceRoots {
    const { workspace = [], rules = [], goRoots = [], moduleCaches = [], choices = {} } = this.layout;
    return {
      workspaceFolders: workspace.map(asLocalPath),
      rules: rules.map(({ from, to }) => ({ from, to: asLocalPath(to) })),
      goRoots: goRoots.map(asLocalPath),
      moduleCaches: moduleCaches.map(asLocalPath),
      choices: new Map(
        Object.entries(choices).map(([recorded, local]) => [asRecordedPath(recorded), asLocalPath(local)]),
      ),
    };
  }

  /** Finds links as well as files, as VS Code does. */
  findInWorkspace(baseName: string): Promise<readonly LocalPath[]> {
    this.lookedFor.push(baseName);
    const all = [...this.files.keys(), ...this.links.keys()].sort();
    const found = all.filter(
      (path) =>
        path.split(/[\\/]/).at(-1) === baseName &&
        (this.layout.workspace ?? []).some((folder) => isIn(path, folder)),
    );
    return Promise.resolve(found.map(asLocalPath));
  }

  isFile(path: LocalPath): Promise<boolean> {
    this.touched.add(path);
    return Promise.resolve(this.files.has(this.resolve(path)));
  }

  readText(path: LocalPath, maxBytes: number): Promise<string | undefined> {
    this.touched.add(path);
    const text = this.files.get(this.resolve(path));
    return Promise.resolve(text !== undefined && Buffer.byteLength(text) <= maxBytes ? text : undefined);
  }

  realPath(path: LocalPath): Promise<LocalPath | undefined> {
    const real = this.resolve(path);
    const there = this.files.has(real) || [...this.files.keys()].some((file) => isIn(file, real));
    return Promise.resolve(there ? asLocalPath(real) : undefined);
  }

  /** Follows links of any leading part; a circle ends after a few turns. */
  private resolve(path: string): string {
    let resolved = path.length > 1 ? path.replace(/[\\/]$/, '') : path;
    for (let turns = 0; turns < 8; turns++) {
      const link = [...this.links].find(([from]) => isIn(resolved, from));
      if (link === undefined) {
        return resolved;
      }
      resolved = link[1] + resolved.slice(link[0].length);
    }
    return resolved;
  }
}

function isIn(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`) || path.startsWith(`${folder}\\`);
}
