import * as l10n from '@vscode/l10n';
import { isAbsoluteLocal, sameLocalPath } from './localPaths';
import { showPath } from './showPath';
import { asLocalPath, type LocalPath, type SourceMapping } from './sourcePathTypes';

/**
 * A file outside the workspace is never opened because a profile names it. One that the person has open already, at
 * the very path that is recorded, needs no leave: `/usr/lib/own/a.go` in an editor is `/usr/lib/own/a.go` of the profile.
 * @param openPaths the files that are open in editors
 */
export function openedByPerson(mapping: SourceMapping, openPaths: readonly LocalPath[]): SourceMapping {
  const { recordedPath } = mapping;
  if (mapping.kind !== 'unmapped' || !isAbsoluteLocal(recordedPath)) return mapping;
  // Text against text: a recorded `..` is not resolved, so it equals no path of an editor.
  const localPath = openPaths.find((path) => sameLocalPath(path, asLocalPath(recordedPath)));
  if (localPath === undefined) return mapping;
  const explanation = l10n.t('You have opened {0} yourself; it has the recorded path.', showPath(localPath));
  return { kind: 'mapped', recordedPath, localPath, reason: 'exact', explanation };
}
