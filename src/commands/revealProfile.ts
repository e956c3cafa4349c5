import * as vscode from 'vscode';
import { plainMessage } from '../platform/plainText';
import type { Lens } from './lens';
import { pickProfile } from './pickProfile';

/** Where the profile's file lies: in the system's file browser, or as a path where there is none. */
export async function revealProfile(lens: Lens, argument: unknown): Promise<void> {
  const record = await pickProfile(lens, argument, { title: vscode.l10n.t('Reveal'), fits: () => true });
  if (record === undefined) return;
  const isLocalDesktop = vscode.env.remoteName === undefined && vscode.env.uiKind === vscode.UIKind.Desktop;
  if (isLocalDesktop) {
    await vscode.commands.executeCommand('revealFileInOS', vscode.Uri.file(record.path));
    return;
  }
  const copy = vscode.l10n.t('Copy Path');
  const picked = await vscode.window.showInformationMessage(plainMessage(record.path), copy);
  if (picked === copy) await vscode.env.clipboard.writeText(record.path);
}
