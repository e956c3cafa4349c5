import { readGoModFile, readVendoredVersions, type LocalReplacement } from './goModFile';
import { isAbsoluteLocal, joinLocal, localSegments, normalizeLocal, parentOf } from './localPaths';
import { isVersionedFolder } from './modulePaths';
import type { LocalPath, SourceFileSystem, SourceRoots } from './sourcePathTypes';

/** A Go module whose files lie in a folder of the workspace. */
export interface WorkspaceModule {
  /** Parts of `example.com/mod`. */
  readonly modulePath: readonly string[];
  readonly folder: LocalPath;
  /** The `go.mod` that says so: the folder's own, or one that replaces the module by the folder. */
  readonly goMod: LocalPath;
  /** Whether `goMod` lies in `folder`. */
  readonly source: 'own' | 'replaced';
  /** Of a replacement that is for one version only. */
  readonly version?: string;
}

export interface WorkspaceModules {
  all(): Promise<readonly WorkspaceModule[]>;
  /** Of `vendor/modules.txt` in this folder: module path → version. Empty when there is none. */
  vendoredVersions(folder: LocalPath): Promise<ReadonlyMap<string, string>>;
}

const MAX_GO_MOD_BYTES = 1 << 20;
const MAX_MODULES_TXT_BYTES = 8 << 20;
/** Enough for any monorepo; more would only slow down every look-up. */
const MAX_GO_MODS = 2000;

/** Reads the workspace's `go.mod` files at the first question, and each only once. */
export function createWorkspaceModules(files: SourceFileSystem): WorkspaceModules {
  let modules: Promise<readonly WorkspaceModule[]> | undefined;
  const versions = new Map<LocalPath, Promise<ReadonlyMap<string, string>>>();
  return {
    all: () => (modules ??= readAll(files)),
    vendoredVersions(folder) {
      const known = versions.get(folder) ?? readVendor(files, folder);
      versions.set(folder, known);
      return known;
    },
  };
}

/**
 * The modules that the file may belong to, those with the longest module path first and equals together:
 * with `example.com/mod` and, nested in it, `example.com/mod/tools`, the latter has `example.com/mod/tools/x.go`.
 */
export function modulesOf(
  importPath: readonly string[],
  modules: readonly WorkspaceModule[],
): readonly (readonly WorkspaceModule[])[] {
  const byLength = new Map<number, WorkspaceModule[]>();
  for (const module of modules) {
    const { length } = module.modulePath;
    if (length < importPath.length && module.modulePath.every((part, i) => part === importPath[i])) {
      byLength.set(length, [...(byLength.get(length) ?? []), module]);
    }
  }
  return [...byLength].sort(([a], [b]) => b - a).map(([, group]) => group);
}

/** Where vendored code may be: beside each `go.mod`, and in each workspace folder. */
export function vendorFolders(roots: SourceRoots, modules: readonly WorkspaceModule[]): readonly LocalPath[] {
  const owners = modules.filter((module) => module.source === 'own').map((module) => module.folder);
  return [...new Set([...owners, ...roots.workspaceFolders])];
}

async function readAll(files: SourceFileSystem): Promise<readonly WorkspaceModule[]> {
  const found = await files.findInWorkspace('go.mod');
  // A module cache inside the workspace holds go.mod files of other people's modules.
  const own = found.filter((path) => !localSegments(path).some(isVersionedFolder)).slice(0, MAX_GO_MODS);
  const read = await Promise.all(own.map((goMod) => readOne(files, goMod)));
  return read.flat();
}

async function readOne(files: SourceFileSystem, goMod: LocalPath): Promise<readonly WorkspaceModule[]> {
  const text = await files.readText(goMod, MAX_GO_MOD_BYTES);
  const parsed = text === undefined ? undefined : readGoModFile(text);
  if (parsed === undefined) {
    return [];
  }
  const folder = parentOf(goMod);
  return [
    { modulePath: parsed.modulePath.split('/'), folder, goMod, source: 'own' },
    ...parsed.replacements.map((replacement) => replaced(replacement, folder, goMod)),
  ];
}

function replaced(replacement: LocalReplacement, folder: LocalPath, goMod: LocalPath): WorkspaceModule {
  const target = isAbsoluteLocal(replacement.folder)
    ? normalizeLocal(replacement.folder)
    : normalizeLocal(joinLocal(folder, replacement.folder.split(/[\\/]/)));
  const { modulePath, version } = replacement;
  return {
    modulePath: modulePath.split('/'),
    folder: target,
    goMod,
    source: 'replaced',
    ...(version === undefined ? {} : { version }),
  };
}

async function readVendor(files: SourceFileSystem, folder: LocalPath): Promise<ReadonlyMap<string, string>> {
  const text = await files.readText(joinLocal(folder, ['vendor', 'modules.txt']), MAX_MODULES_TXT_BYTES);
  return text === undefined ? new Map<string, string>() : readVendoredVersions(text);
}
