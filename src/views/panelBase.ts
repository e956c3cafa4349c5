/** A base that is not in the list yet: a file that the person chooses. */
import { basename } from 'node:path';
import * as vscode from 'vscode';
import type { Platform } from '../platform/platform';
import { plainMessage } from '../platform/plainText';
import { countTheSame, kindName } from '../platform/profileNames';
import type { BaseSpec } from '../protocol/view';

/** What was shown stays shown, against the chosen file; a file that cannot be subtracted is only added to the list. */
export async function openBase(
  { session, keeper, log }: Pick<Platform, 'session' | 'keeper' | 'log'>,
  { mode, normalize }: Omit<BaseSpec, 'profile'>,
): Promise<void> {
  const path = await askForBase();
  const shown = session.shown?.record;
  if (path === undefined || shown === undefined) return;
  if (shown.path === path) {
    tell(
      vscode.l10n.t('This file is shown already; as its own base it would leave nothing. Choose another.'),
    );
    return;
  }
  const opened = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Reading profile') },
    () => keeper.add(path),
  );
  if (!opened.ok) {
    log.warn(`${path}: ${opened.problem.message}`);
    void vscode.window.showErrorMessage(plainMessage(`${basename(path)}: ${opened.problem.message}`));
    return;
  }
  const base = opened.value;
  if (countTheSame(base, shown)) {
    session.setBase(base.id, mode, normalize === true ? { normalize } : {});
    return;
  }
  tell(
    vscode.l10n.t(
      'A base of the same kind was expected: {0} counts other things than {1}, so they cannot be subtracted.',
      kindName(base),
      kindName(shown),
    ),
  );
}

function tell(text: string): void {
  void vscode.window.showWarningMessage(plainMessage(text));
}

async function askForBase(): Promise<string | undefined> {
  const picked = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Choose the base'),
    openLabel: vscode.l10n.t('Subtract'),
    filters: {
      [vscode.l10n.t('Profiles')]: ['gz', 'pprof', 'prof', 'pb', 'txt'],
      [vscode.l10n.t('All files')]: ['*'],
    },
  });
  return picked?.[0]?.fsPath;
}
