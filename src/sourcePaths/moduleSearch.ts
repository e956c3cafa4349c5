import * as l10n from '@vscode/l10n';
import { joinLocal } from './localPaths';
import type { ModuleFile } from './modulePaths';
import { showPath } from './showPath';
import { settle, type Finding, type SourceSearch } from './sourceSearch';
import { modulesOf, type WorkspaceModule } from './workspaceModules';

/** A file of a module whose `go.mod` lies in the workspace, by its import path. */
export async function findInModules(search: SourceSearch): Promise<Finding> {
  const modules = await search.modules.all();
  for (const { importPath, owner } of importPathsOf(search)) {
    for (const group of modulesOf(importPath, modules)) {
      const finding = await findInGroup(search, group, importPath, owner);
      if (finding !== undefined) {
        return finding;
      }
    }
  }
  return undefined;
}

interface ImportedFile {
  /** Parts of `example.com/mod/pkg/f.go`, without a version. */
  readonly importPath: readonly string[];
  /** The module that the path itself names, with the version that the program was built with. */
  readonly owner?: ModuleFile;
}

function importPathsOf(search: SourceSearch): readonly ImportedFile[] {
  const { origin, form } = search;
  switch (origin.kind) {
    case 'dependency':
      return origin.readings.map((owner) => ({
        importPath: [...owner.modulePath.split('/'), ...owner.rest],
        owner,
      }));
    case 'standardLibrary':
      // Go's own repository says `module std` in src/go.mod and `module cmd` in src/cmd/go.mod.
      return [{ importPath: origin.rest }, { importPath: ['std', ...origin.rest] }];
    case 'vendored':
    case 'importPath':
      return [{ importPath: origin.importPath }];
    case 'plain':
      return form.start === 'relative' ? [{ importPath: form.segments }] : [];
  }
}

async function findInGroup(
  search: SourceSearch,
  group: readonly WorkspaceModule[],
  importPath: readonly string[],
  owner: ModuleFile | undefined,
): Promise<Finding> {
  const fitting = group.filter((module) => fitsOwner(module, owner));
  const files = new Map(
    fitting.map((module) => [joinLocal(module.folder, importPath.slice(module.modulePath.length)), module]),
  );
  return settle(search, [...files.keys()], 'module', (path) => {
    const module = files.get(path);
    return module === undefined ? '' : explain(search, module, path, owner);
  });
}

/** A versioned name says itself where its module ends, so that a shorter module is another one. */
function fitsOwner(module: WorkspaceModule, owner: ModuleFile | undefined): boolean {
  if (owner === undefined) {
    return module.source === 'own';
  }
  const longEnough = module.modulePath.length >= owner.modulePath.split('/').length;
  return longEnough && (module.version === undefined || module.version === owner.version);
}

function explain(
  search: SourceSearch,
  module: WorkspaceModule,
  path: string,
  owner: ModuleFile | undefined,
): string {
  const name = showPath(module.modulePath.join('/'));
  const folder = showPath(module.folder);
  const claim =
    module.source === 'own'
      ? l10n.t('{0} says that {1} is the module {2}', showPath(module.goMod), folder, name)
      : l10n.t('{0} replaces the module {1} by the folder {2}', showPath(module.goMod), name, folder);
  const version =
    owner === undefined || module.source === 'replaced'
      ? ''
      : l10n.t(' The program was built with its version {0}, which may differ.', showPath(owner.version));
  return l10n.t('{0}, so {1} is {2}.{3}', claim, search.form.shown, showPath(path), version);
}
