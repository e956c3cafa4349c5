/** A path as the profile says it. It names a file on the machine that built the program, not one here. */
export type RecordedPath = string & { readonly brand: 'recorded' };

/** An absolute path of a file on this machine. */
export type LocalPath = string & { readonly brand: 'local' };

export function asRecordedPath(text: string): RecordedPath {
  return text as RecordedPath;
}

export function asLocalPath(text: string): LocalPath {
  return text as LocalPath;
}

/** The only door to files; VS Code implements it, tests implement it in memory. */
export interface SourceFileSystem {
  /** Files of the workspace with this base name, in every folder, without those that VS Code excludes. */
  findInWorkspace(baseName: string): Promise<readonly LocalPath[]>;
  isFile(path: LocalPath): Promise<boolean>;
  /** The file's text, or undefined when it is not there or larger than `maxBytes`. */
  readText(path: LocalPath, maxBytes: number): Promise<string | undefined>;
  /** With symbolic links resolved; undefined when it does not exist. */
  realPath(path: LocalPath): Promise<LocalPath | undefined>;
}

/** `pprofLens.sourcePaths`: recorded paths that begin with `from` are looked for below `to`. */
export interface SourcePathRule {
  readonly from: string;
  readonly to: LocalPath;
}

export interface SourceRoots {
  readonly workspaceFolders: readonly LocalPath[];
  readonly rules: readonly SourcePathRule[];
  /** `go env GOROOT`; empty when there is no Go. */
  readonly goRoots: readonly LocalPath[];
  /** `go env GOMODCACHE`. */
  readonly moduleCaches: readonly LocalPath[];
  /** What the person chose when two candidates were equally good. */
  readonly choices: ReadonlyMap<RecordedPath, LocalPath>;
}

export type MappingReason =
  'chosen' | 'rule' | 'exact' | 'module' | 'suffix' | 'moduleCache' | 'goRoot' | 'vendor';

/** What became of one recorded path. `explanation` is a sentence for the person. */
export type SourceMapping =
  | {
      readonly kind: 'mapped';
      readonly recordedPath: RecordedPath;
      readonly localPath: LocalPath;
      readonly reason: MappingReason;
      readonly explanation: string;
    }
  | {
      readonly kind: 'ambiguous';
      readonly recordedPath: RecordedPath;
      /** At least two, best first as far as can be said. */
      readonly candidates: readonly LocalPath[];
      readonly explanation: string;
    }
  | { readonly kind: 'unmapped'; readonly recordedPath: RecordedPath; readonly explanation: string };
