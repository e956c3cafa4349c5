import * as l10n from '@vscode/l10n';
import { commonSuffixLength } from './chosenAlike';
import { isBelow, localSegments, segmentsBelow } from './localPaths';
import { isVersionedFolder } from './modulePaths';
import { showPath } from './showPath';
import type { LocalPath } from './sourcePathTypes';
import { settle, type Finding, type SourceSearch } from './sourceSearch';
import type { WorkspaceModule } from './workspaceModules';

/**
 * The last resort for programs that were built elsewhere: the file of the workspace whose path has the most parts at its
 * end in common with the recorded one. `/home/ubuntu/heap/leak_demo.go` is rather `/work/heap/leak_demo.go` than
 * `/work/old/leak_demo.go`. The base name alone is enough only when no other file of the workspace has it.
 */
export async function findBySuffix(search: SourceSearch): Promise<Finding> {
  const { form, origin } = search;
  const baseName = form.segments.at(-1);
  if (baseName === undefined || (origin.kind !== 'plain' && origin.kind !== 'importPath')) {
    return undefined;
  }
  const modules = await search.modules.all();
  const byLength = new Map<number, LocalPath[]>();
  for (const candidate of await search.findByName(baseName)) {
    const length = commonSuffixLength(form.segments, localSegments(candidate));
    if (length > 0 && mayBe(search, candidate, length, modules)) {
      byLength.set(length, [...(byLength.get(length) ?? []), candidate]);
    }
  }
  for (const [length, candidates] of [...byLength].sort(([a], [b]) => b - a)) {
    const finding = await settle(search, candidates, 'suffix', (path) => explain(search, path, length));
    if (finding !== undefined) {
      return finding;
    }
  }
  return undefined;
}

/** Files of dependencies and of Go have their own rules; a file of the workspace is never taken for theirs. */
function mayBe(
  search: SourceSearch,
  candidate: LocalPath,
  suffixLength: number,
  modules: readonly WorkspaceModule[],
): boolean {
  const { workspaceFolders, goRoots } = search.roots;
  const inside = workspaceFolders.flatMap((folder) => segmentsBelow(candidate, folder) ?? []);
  const ofDependency = inside.some((part) => part === 'vendor' || isVersionedFolder(part));
  if (ofDependency || goRoots.some((goRoot) => isBelow(candidate, goRoot))) {
    return false;
  }
  return search.origin.kind !== 'importPath' || !belongsElsewhere(candidate, suffixLength, modules);
}

/**
 * An import path says which module the file is of. A candidate in a module that says otherwise is another file, unless
 * even the name of that module's folder agrees, as it does in a fork: `github.com/orig/tool/cmd/x.go` may be
 * `/work/tool/cmd/x.go` although its `go.mod` says `github.com/me/tool`.
 */
function belongsElsewhere(
  candidate: LocalPath,
  suffixLength: number,
  modules: readonly WorkspaceModule[],
): boolean {
  const depths = modules
    .filter((module) => module.source === 'own' && isBelow(candidate, module.folder))
    .map((module) => localSegments(module.folder).length);
  return depths.length > 0 && suffixLength <= localSegments(candidate).length - Math.max(...depths);
}

function explain(search: SourceSearch, path: LocalPath, length: number): string {
  const { segments, shown } = search.form;
  if (length === 1) {
    return l10n.t(
      'Only the name {0} of {1} is the same in {2}; no other file in the workspace has it.',
      showPath(segments.at(-1) ?? ''),
      shown,
      showPath(path),
    );
  }
  const suffix = showPath(segments.slice(segments.length - length).join('/'));
  return l10n.t(
    'The last {0} parts of {1}, {2}, are the same in {3}; no other file in the workspace ends so.',
    length,
    shown,
    suffix,
    showPath(path),
  );
}
