import * as vscode from 'vscode';
import { plainLabel } from '../platform/plainText';
import type { Lens } from './lens';

/** Which of the profile's values is looked at: objects or bytes, in use or allocated. */
export async function selectSampleType({ platform: { session } }: Lens): Promise<void> {
  const { shown } = session;
  if (shown === undefined) return;
  const items = shown.record.sampleTypes.map(({ type, total }, index) => ({
    label: plainLabel(type),
    description: plainLabel(index === shown.view.sampleType ? `${total} · ${vscode.l10n.t('shown')}` : total),
    index,
  }));
  const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Sample type') });
  if (picked !== undefined) session.setSampleType(picked.index);
}
