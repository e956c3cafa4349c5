import * as vscode from 'vscode';
import type { Lens } from './lens';
import { pickProfile } from './pickProfile';

/** pprof's prompt over what is shown, base included; or over one profile of the list, as it is. */
export async function openPrompt(lens: Lens, argument: unknown): Promise<void> {
  const { shown } = lens.platform.session;
  if (argument === undefined && shown !== undefined) {
    lens.prompts.open(shown);
    return;
  }
  const record = await pickProfile(lens, argument, { title: vscode.l10n.t('Open prompt'), fits: () => true });
  if (record === undefined) return;
  const view = { profile: record.id, sampleType: record.defaultSampleType };
  lens.prompts.open(record.id === shown?.record.id ? shown : { record, view });
}
