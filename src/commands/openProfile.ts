import { basename } from 'node:path';
import * as vscode from 'vscode';
import { plainMessage } from '../platform/plainText';
import type { ProfileId } from '../protocol/view';
import { readPathArgument } from './commandArguments';
import type { Lens } from './lens';

/**
 * `Open profile…`: a file from a dialog, from the explorer or from the list of saved ones.
 * @returns the profile's id, or undefined when none was opened
 */
export async function openProfile(lens: Lens, argument: unknown): Promise<ProfileId | undefined> {
  const path = readPathArgument(argument) ?? (await askForFile());
  if (path === undefined) return undefined;
  const { platform, panel } = lens;
  const isFirst = platform.session.shown === undefined;
  const opened = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Reading profile') },
    () => platform.keeper.open(path),
  );
  if (!opened.ok) {
    platform.log.warn(`${path}: ${opened.problem.message}`);
    void vscode.window.showErrorMessage(plainMessage(`${basename(path)}: ${opened.problem.message}`));
    return undefined;
  }
  if (opened.value.isDump === true) panel.showTab('goroutines', 'stay');
  else if (isFirst && !panel.isOpen) panel.show('stay');
  return opened.value.id;
}

async function askForFile(): Promise<string | undefined> {
  const picked = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Open profile'),
    openLabel: vscode.l10n.t('Open'),
    filters: {
      [vscode.l10n.t('Profiles')]: ['gz', 'pprof', 'prof', 'pb', 'txt'],
      [vscode.l10n.t('All files')]: ['*'],
    },
  });
  return picked?.[0]?.fsPath;
}
