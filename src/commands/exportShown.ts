/** Writes what is shown to a file of a format that the person picks. */
import * as vscode from 'vscode';
import { EXPORT_FORMATS, type ExportFormat } from '../protocol/exportRequests';
import { exportReport } from '../views/panelExport';
import type { Lens } from './lens';

export async function exportShown({ platform }: Lens): Promise<void> {
  const { shown } = platform.session;
  if (shown === undefined) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('No profile is shown yet. Fetch or open one, and what is shown of it can be exported.'),
    );
    return;
  }
  const items = EXPORT_FORMATS.map((format) => ({ label: formatLabels()[format], format }));
  const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Export as') });
  if (picked === undefined) return;
  await exportReport(platform, {
    ...{ type: 'exportReport', revision: shown.revision, format: picked.format },
    ...{ command: 'top', argument: '' },
  });
}

function formatLabels(): Readonly<Record<ExportFormat, string>> {
  return {
    'pb.gz': vscode.l10n.t('Profile as shown (.pb.gz)'),
    svg: vscode.l10n.t('Call graph (.svg)'),
    csv: vscode.l10n.t('All functions (.csv)'),
    folded: vscode.l10n.t('Folded stacks (.folded)'),
    speedscope: vscode.l10n.t('speedscope (.json)'),
    text: vscode.l10n.t('Top as text (.txt)'),
    markdown: vscode.l10n.t('Top as Markdown (.md)'),
    dot: vscode.l10n.t('Call graph for Graphviz (.dot)'),
    callgrind: vscode.l10n.t('Callgrind'),
  };
}
