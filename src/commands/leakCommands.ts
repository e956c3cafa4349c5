/** What can be done with a verdict: copy it, and accept a leak of it. */
import * as vscode from 'vscode';
import { plainLabel, plainMessage } from '../platform/plainText';
import { settings } from '../platform/settings';
import type { LeakRow } from '../protocol/leakRequests';
import { readFindingArgument } from './commandArguments';
import type { Lens } from './lens';

/** The verdict as Markdown, for an issue. */
export async function copyLeaks({ platform: { watches } }: Lens): Promise<void> {
  const verdict = watches.current?.verdict;
  if (verdict === undefined) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('There is no verdict to copy yet. Watch a program with "pprof: Watch target".'),
    );
    return;
  }
  await vscode.env.clipboard.writeText(verdict.markdown);
  vscode.window.setStatusBarMessage(vscode.l10n.t('The verdict was copied as Markdown.'), 5000);
}

/** Puts a finding, `{ watch, finding }` or the one that is picked, on the allow list of the settings. */
export async function acceptLeak({ platform: { watches } }: Lens, argument: unknown): Promise<void> {
  const asked = readFindingArgument(argument);
  const state = asked === undefined ? watches.current : watches.find(asked.watch);
  const findings = state?.verdict?.findings ?? [];
  const row = asked === undefined ? await pick(findings) : findings[asked.finding];
  if (row === undefined) return;
  await settings.acceptLeak(row.acceptedAs);
  const text = vscode.l10n.t(
    '{0} is accepted from now on, in the setting pprofLens.leaks.accepted.',
    row.acceptedAs,
  );
  void vscode.window.showInformationMessage(plainMessage(text));
}

/** Goes to the line of a finding, `{ watch, finding }`. */
export async function openLeak({ platform: { watches }, places }: Lens, argument: unknown): Promise<void> {
  const asked = readFindingArgument(argument);
  const state = asked && watches.find(asked.watch);
  const row = asked && state?.verdict?.findings[asked.finding];
  if (row === undefined) return;
  const { recordedPath, lineNumber } = row.place;
  if (recordedPath !== '')
    await places.openRecorded({ recordedPath, lineNumber, profile: state?.profile ?? -1, focus: 'editor' });
}

async function pick(findings: readonly LeakRow[]): Promise<LeakRow | undefined> {
  if (findings.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no leak to accept.'));
    return undefined;
  }
  const items = findings.map((row) => ({
    label: plainLabel(row.at),
    description: plainLabel(row.kindTitle),
    detail: plainLabel(row.summary),
    row,
  }));
  const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Accept leak') });
  return picked?.row;
}
