/**
 * Recorded path → local file. The steps stand in the order of how much they are trusted, and the first that finds
 * something decides, because a wrong file is worse than none:
 *
 *  1. what the person chose, 2. the person's rules: they know better than any guess;
 *  3. the very path in the workspace: the program was built here;
 *  4. the import path through the workspace's `go.mod` files, nested and replaced modules included: proof by name;
 *  5. `vendor`, 6. the module cache, both in the recorded version only;
 *  7. Go's own sources;
 *  8. the path as it leads from a workspace folder, 9. the longest common end: a guess, never made for a file that is
 *     known to be Go's or a dependency's.
 *
 * What a step finds must lie, links resolved, in an allowed folder (`allowedRoots.ts`).
 */
import * as l10n from '@vscode/l10n';
import { createAllowedRoots } from './allowedRoots';
import { findInGoRoot, findInModuleCache, findInVendor } from './dependencySearch';
import { localSegments } from './localPaths';
import { findInModules } from './moduleSearch';
import { readRecordedPath } from './recordedForm';
import { originOf } from './recordedOrigin';
import { showPath } from './showPath';
import type {
  LocalPath,
  RecordedPath,
  SourceFileSystem,
  SourceMapping,
  SourceRoots,
} from './sourcePathTypes';
import type { Finding, SourceSearch } from './sourceSearch';
import { findBySuffix } from './suffixSearch';
import { findByRule, findChosen, findExact, findFromFolder } from './trustedSteps';
import { unmappedSentence } from './unmappedSentence';
import { createWorkspaceModules } from './workspaceModules';

/** Answers are kept; when the workspace, the rules or the choices change, a new mapper is made. */
export interface SourceMapper {
  /** Never rejects: a file system that fails is an `unmapped` with its message. */
  toLocal(recordedPath: RecordedPath): Promise<SourceMapping>;
}

export function createSourceMapper(files: SourceFileSystem, roots: SourceRoots): SourceMapper {
  const mappings = new Map<RecordedPath, Promise<SourceMapping>>();
  const shared = shareLookups(files, roots);
  return {
    toLocal(recordedPath) {
      const known = mappings.get(recordedPath) ?? findLocal(recordedPath, shared);
      mappings.set(recordedPath, known);
      return known;
    },
  };
}

const STEPS: readonly ((search: SourceSearch) => Promise<Finding>)[] = [
  findChosen,
  findByRule,
  findExact,
  // The recorded vendor folder held a copy of its own, so the workspace's copy comes before the module it was made of.
  (search) => (search.origin.kind === 'vendored' ? findInVendor(search) : Promise.resolve(undefined)),
  findInModules,
  findInVendor,
  findInModuleCache,
  findInGoRoot,
  findFromFolder,
  findBySuffix,
];

type SharedLookups = Pick<SourceSearch, 'files' | 'roots' | 'allowed' | 'modules' | 'findByName'>;

async function findLocal(recordedPath: RecordedPath, shared: SharedLookups): Promise<SourceMapping> {
  const reading = readRecordedPath(recordedPath);
  if (reading.kind === 'refused') {
    return { kind: 'unmapped', recordedPath, explanation: reading.explanation };
  }
  const { form } = reading;
  const search: SourceSearch = { ...shared, form, origin: originOf(form, shared.roots), notes: [] };
  try {
    for (const step of STEPS) {
      const finding = await step(search);
      if (finding !== undefined) {
        return finding;
      }
    }
    return { kind: 'unmapped', recordedPath, explanation: unmappedSentence(search) };
  } catch (error) {
    const message = showPath(error instanceof Error ? error.message : String(error));
    const explanation = l10n.t(
      'Looking for {0} failed: {1}. Check that the folders of the workspace can be read.',
      form.shown,
      message,
    );
    return { kind: 'unmapped', recordedPath, explanation };
  }
}

/** What all searches of one mapper ask only once. */
function shareLookups(files: SourceFileSystem, roots: SourceRoots): SharedLookups {
  const byName = new Map<string, Promise<readonly LocalPath[]>>();
  return {
    files,
    roots,
    allowed: createAllowedRoots(files, roots),
    modules: createWorkspaceModules(files),
    findByName(baseName) {
      // The name is a stranger's text. If a file system took it for a pattern, other files would come back with it.
      const known =
        byName.get(baseName) ??
        files
          .findInWorkspace(baseName)
          .then((paths) => paths.filter((path) => localSegments(path).at(-1) === baseName));
      byName.set(baseName, known);
      return known;
    },
  };
}
