import * as vscode from 'vscode';
import { plainMessage } from '../platform/plainText';
import { profileLabel } from '../platform/profileNames';
import type { Lens } from './lens';
import { pickProfile } from './pickProfile';

/** Takes a profile off the list and, if the person says so, its file to the trash. */
export async function deleteProfile(lens: Lens, argument: unknown): Promise<void> {
  const record = await pickProfile(lens, argument, { title: vscode.l10n.t('Delete'), fits: () => true });
  if (record === undefined) return;
  const trash = vscode.l10n.t('Move File to Trash');
  const onlyList = vscode.l10n.t('Remove from List');
  const message = vscode.l10n.t('Delete {0}?', profileLabel(record));
  const picked = await vscode.window.showWarningMessage(
    plainMessage(message),
    { modal: true, detail: record.path },
    trash,
    onlyList,
  );
  if (picked === undefined) return;
  if (picked === trash && !(await deleteFile(record.path))) return;
  await lens.platform.keeper.forget([record.id]);
}

async function deleteFile(path: string): Promise<boolean> {
  const uri = vscode.Uri.file(path);
  try {
    await vscode.workspace.fs.delete(uri, { useTrash: true });
    return true;
  } catch {
    // Remote machines have no trash.
  }
  const forEver = vscode.l10n.t('Delete Permanently');
  const question = vscode.l10n.t('The file cannot be moved to a trash here. Delete it permanently?');
  const picked = await vscode.window.showWarningMessage(question, { modal: true, detail: path }, forEver);
  if (picked !== forEver) return false;
  try {
    await vscode.workspace.fs.delete(uri);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(
      plainMessage(vscode.l10n.t('The file could not be deleted: {0}', reason)),
    );
    return false;
  }
  return true;
}
