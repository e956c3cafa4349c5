import * as l10n from '@vscode/l10n';
import { joinLocal, sameLocalPath } from './localPaths';
import { moduleCacheFolder, type ModuleFile } from './modulePaths';
import { asIfLocal } from './recordedForm';
import { showPath } from './showPath';
import type { LocalPath } from './sourcePathTypes';
import { settle, settleOnFirst, type Finding, type SourceSearch } from './sourceSearch';
import { vendorFolders } from './workspaceModules';

/**
 * A dependency's file in a `vendor` folder of the workspace. A path that was itself in `vendor` fits any; one with a
 * version only the folder whose `modules.txt` has the same version, for the lines of another would be wrong.
 */
export async function findInVendor(search: SourceSearch): Promise<Finding> {
  const { origin } = search;
  if (origin.kind !== 'vendored' && origin.kind !== 'dependency') {
    return undefined;
  }
  const folders = vendorFolders(search.roots, await search.modules.all());
  if (origin.kind === 'vendored') {
    return settle(
      search,
      folders.map((folder) => joinLocal(folder, ['vendor', ...origin.importPath])),
      'vendor',
      (path) =>
        l10n.t(
          "{0} was built from a vendor folder, and {1} is the workspace's copy.",
          search.form.shown,
          showPath(path),
        ),
    );
  }
  const candidates: LocalPath[] = [];
  for (const folder of folders) {
    const versions = await search.modules.vendoredVersions(folder);
    candidates.push(
      ...origin.readings
        .filter((file) => versions.get(file.modulePath) === file.version)
        .map((file) => joinLocal(folder, ['vendor', ...file.modulePath.split('/'), ...file.rest])),
    );
  }
  return settle(search, candidates, 'vendor', (path) =>
    l10n.t(
      "vendor/modules.txt has the version that {0} names, and {1} is the workspace's copy.",
      search.form.shown,
      showPath(path),
    ),
  );
}

/** A dependency's file in a module cache of this machine, in exactly the recorded version. */
export async function findInModuleCache(search: SourceSearch): Promise<Finding> {
  const { origin, roots, form } = search;
  if (origin.kind !== 'dependency') {
    return undefined;
  }
  const candidates = roots.moduleCaches.flatMap((cache) =>
    origin.readings.map((file) => pathInCache(cache, file)),
  );
  return settleOnFirst(search, candidates, 'moduleCache', (path) =>
    l10n.t(
      '{0} names a module and its version, and {1} is that file in the module cache.',
      form.shown,
      showPath(path),
    ),
  );
}

/** The standard library of this machine's Go. A toolchain that was downloaded as a module is looked for as such first. */
export async function findInGoRoot(search: SourceSearch): Promise<Finding> {
  const { origin, roots, form } = search;
  if (origin.kind !== 'standardLibrary') {
    return undefined;
  }
  const { toolchain } = origin;
  if (toolchain !== undefined) {
    const finding = await settleOnFirst(
      search,
      roots.moduleCaches.map((cache) => pathInCache(cache, toolchain)),
      'goRoot',
      (path) =>
        l10n.t(
          "{0} is of a Go toolchain, and {1} is the same toolchain's file here.",
          form.shown,
          showPath(path),
        ),
    );
    if (finding !== undefined) {
      return finding;
    }
  }
  return settleOnFirst(
    search,
    roots.goRoots.map((goRoot) => joinLocal(goRoot, ['src', ...origin.rest])),
    'goRoot',
    (path) =>
      form.start === 'absolute' && sameLocalPath(path, asIfLocal(form))
        ? l10n.t("{0} is a file of this machine's Go under this very path, {1}.", form.shown, showPath(path))
        : l10n.t(
            "{0} is a file of Go's standard library, and {1} is this machine's copy; its lines fit if both are of the same Go release.",
            form.shown,
            showPath(path),
          ),
  );
}

function pathInCache(cache: LocalPath, file: ModuleFile): LocalPath {
  return joinLocal(cache, [...moduleCacheFolder(file.modulePath, file.version), ...file.rest]);
}
