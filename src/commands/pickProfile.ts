import * as vscode from 'vscode';
import { plainLabel } from '../platform/plainText';
import { profileLabel, shortName } from '../platform/profileNames';
import type { ProfileRecord } from '../platform/profileRecord';
import { readProfileArgument } from './commandArguments';
import type { Lens } from './lens';

/** The profile that the argument means, or the one that is picked from those that `fits` lets through. */
export async function pickProfile(
  { platform: { session } }: Lens,
  argument: unknown,
  { title, fits }: { readonly title: string; readonly fits: (record: ProfileRecord) => boolean },
): Promise<ProfileRecord | undefined> {
  const id = readProfileArgument(argument);
  if (id !== undefined) return session.find(id);
  const fitting = session.profiles.filter(fits);
  if (fitting.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('There is no profile to choose from yet. Fetch or open one first.'),
    );
    return undefined;
  }
  const items = fitting.map((record) => ({
    label: plainLabel(profileLabel(record)),
    description: plainLabel(
      [shortName(record), record.sampleTypes[record.defaultSampleType]?.total ?? ''].join(' · '),
    ),
    record,
  }));
  return (await vscode.window.showQuickPick(items, { title, matchOnDescription: true }))?.record;
}
