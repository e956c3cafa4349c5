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
      ? `${showPath(module.goMod)} says that ${folder} is the module ${name}`
      : `${showPath(module.goMod)} replaces the module ${name} by the folder ${folder}`;
  const version =
    owner === undefined || module.source === 'replaced'
      ? ''
      : ` The program was built with its version ${showPath(owner.version)}, which may differ.`;
  return `${claim}, so ${search.form.shown} is ${showPath(path)}.${version}`;
}
