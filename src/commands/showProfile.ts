import * as vscode from 'vscode';
import type { ProfileId } from '../protocol/view';
import type { Lens } from './lens';
import { pickProfile } from './pickProfile';

/** Makes a profile of the list the shown one. A file that is gone is said to be gone and taken off the list. */
export async function showProfile(lens: Lens, argument: unknown): Promise<ProfileId | undefined> {
  const { session, keeper, log } = lens.platform;
  const record = await pickProfile(lens, argument, {
    title: vscode.l10n.t('Show profile'),
    fits: () => true,
  });
  if (record === undefined) return undefined;
  try {
    await vscode.workspace.fs.stat(vscode.Uri.file(record.path));
  } catch {
    log.warn(`${record.path} is no longer there.`);
    const remove = vscode.l10n.t('Remove from List');
    void vscode.window
      .showWarningMessage(vscode.l10n.t('The file of this profile is no longer there.'), remove)
      .then((picked) => (picked === remove ? keeper.forget([record.id]) : undefined));
    return undefined;
  }
  session.show(record.id);
  return record.id;
}
