import { isBelow, joinLocal } from './localPaths';
import type { LocalPath, SourceFileSystem, SourceRoots } from './sourcePathTypes';

/**
 * The folders that a profile may lead into: the workspace, Go's own sources, the module caches, and what the person's
 * rules name, each with its symbolic links resolved. Everything else stays closed, whatever a profile says.
 */
export interface AllowedRoots {
  /** `realPath` has its own links resolved already. */
  contain(realPath: LocalPath): Promise<boolean>;
  /** For a process that looks for itself. */
  all(): Promise<readonly LocalPath[]>;
}

export function createAllowedRoots(files: SourceFileSystem, roots: SourceRoots): AllowedRoots {
  let resolved: Promise<readonly LocalPath[]> | undefined;
  const all = (): Promise<readonly LocalPath[]> => (resolved ??= resolveAll(files, roots));
  return {
    all,
    async contain(realPath) {
      return (await all()).some((root) => isBelow(realPath, root));
    },
  };
}

async function resolveAll(files: SourceFileSystem, roots: SourceRoots): Promise<readonly LocalPath[]> {
  const named = [
    ...roots.workspaceFolders,
    ...roots.moduleCaches,
    ...roots.rules.map((rule) => rule.to),
    // Debian's /usr/lib/go-1.19/src is a link to /usr/share/go-1.19/src, so that the root alone would not contain it.
    ...roots.goRoots.flatMap((goRoot) => [goRoot, joinLocal(goRoot, ['src'])]),
  ];
  const real = await Promise.all(named.map((path) => files.realPath(path)));
  return real.filter((path) => path !== undefined);
}
