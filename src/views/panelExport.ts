/** Writes what is shown to a file that the person chooses, or into the clipboard. */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { plainMessage } from '../platform/plainText';
import type { ProfileRecord } from '../platform/profileRecord';
import type { ProfileSession } from '../platform/profileSession';
import type {
  CopiedText,
  CopyMessage,
  ExportedFile,
  ExportFormat,
  ExportMessage,
  ExportPictureMessage,
} from '../protocol/exportRequests';
import type { NamedReport } from '../protocol/textRequests';
import { askWithSources, type ReportPlatform } from './reportSources';

export type ExportPlatform = ReportPlatform & { readonly session: ProfileSession };

export async function exportReport(platform: ExportPlatform, message: ExportMessage): Promise<void> {
  const view = platform.session.viewAt(message.revision);
  const record = view && platform.session.find(view.profile);
  if (view === undefined || record === undefined) return;
  const { format, command, argument } = message;
  const chosen = await chosenFile(record, fileEnding(message), filterName(format));
  if (chosen === undefined) return;
  const reply = await working(vscode.l10n.t('Exporting {0}', path.basename(chosen)), () =>
    askWithSources<ExportedFile>(platform, message, (sources) =>
      platform.profiles.ask('pprofLens/export', {
        ...{ view, format, command, argument, path: chosen },
        ...(sources && { sources }),
      }),
    ),
  );
  if (reply.ok) await offerFile(chosen);
  else void vscode.window.showErrorMessage(plainMessage(reply.problem.message));
}

/** The page has drawn it; nothing but its bytes comes from there. */
export async function exportPicture(
  { session }: Pick<ExportPlatform, 'session'>,
  { revision, png }: ExportPictureMessage,
): Promise<void> {
  const view = session.viewAt(revision);
  const record = view && session.find(view.profile);
  if (record === undefined) return;
  const chosen = await chosenFile(record, '.png', vscode.l10n.t('PNG picture'));
  if (chosen === undefined) return;
  const beside = `${chosen}.${randomBytes(6).toString('hex')}.part`;
  try {
    await fs.writeFile(beside, Buffer.from(png, 'base64'), { mode: 0o600, flag: 'wx' });
    await fs.rename(beside, chosen);
    await offerFile(chosen);
  } catch (error) {
    await fs.rm(beside, { force: true });
    const reason = error instanceof Error ? error.message : String(error);
    const text = vscode.l10n.t('The file cannot be written: {0}. Choose another place for it.', reason);
    void vscode.window.showErrorMessage(plainMessage(text));
  }
}

export async function copyReport(platform: ExportPlatform, message: CopyMessage): Promise<void> {
  const view = platform.session.viewAt(message.revision);
  if (view === undefined) return;
  const { format, command, argument } = message;
  const reply = await askWithSources<CopiedText>(platform, message, (sources) =>
    platform.profiles.ask('pprofLens/copy', {
      ...{ view, format, command, argument },
      ...(sources && { sources }),
    }),
  );
  if (!reply.ok) {
    void vscode.window.showErrorMessage(plainMessage(reply.problem.message));
    return;
  }
  await vscode.env.clipboard.writeText(reply.value.text);
  vscode.window.setStatusBarMessage(vscode.l10n.t('Report copied'), 3000);
}

/** What the kinds of files are called in the dialog. */
function filterName(format: ExportFormat): string {
  switch (format) {
    case 'pb.gz':
      return vscode.l10n.t('Profile');
    case 'svg':
      return vscode.l10n.t('SVG picture');
    case 'csv':
      return vscode.l10n.t('Comma-separated values');
    case 'folded':
      return vscode.l10n.t('Folded stacks');
    case 'speedscope':
      return 'speedscope';
    case 'text':
      return vscode.l10n.t('Text');
    case 'markdown':
      return 'Markdown';
    case 'dot':
      return 'Graphviz';
    case 'callgrind':
      return 'Callgrind';
  }
}

/** `.peek.txt`, `.csv`; unlike the ending of the profile that is shown, so that its file is not offered. */
export function fileEnding({ format, command }: { readonly format: ExportFormat } & NamedReport): string {
  switch (format) {
    case 'pb.gz':
      return '.filtered.pb.gz';
    case 'speedscope':
      return '.speedscope.json';
    case 'text':
      return `.${command}.txt`;
    case 'markdown':
      return `.${command}.md`;
    case 'callgrind':
      return '.callgrind.out';
    default:
      return `.${format}`;
  }
}

/** The dialog asks before a file is replaced. */
async function chosenFile(record: ProfileRecord, ending: string, kind: string): Promise<string | undefined> {
  const stem = path.basename(record.path).replace(/(\.pb)?\.gz$|\.debug[12]\.txt$|\.pprof$|\.prof$/i, '');
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? path.dirname(record.path);
  const lastEnding = ending === '.filtered.pb.gz' ? 'pb.gz' : ending.slice(ending.lastIndexOf('.') + 1);
  const uri = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.file(path.join(folder, `${stem}${ending}`)),
    filters: { [kind]: [lastEnding] },
    saveLabel: vscode.l10n.t('Export'),
  });
  if (uri === undefined || uri.scheme === 'file') return uri?.fsPath;
  void vscode.window.showWarningMessage(
    vscode.l10n.t('What is shown can be written to a folder of this machine only. Choose one.'),
  );
  return undefined;
}

function working<T>(title: string, work: () => Promise<T>): Thenable<T> {
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title }, work);
}

async function offerFile(file: string): Promise<void> {
  const [open, reveal] = [vscode.l10n.t('Open'), vscode.l10n.t('Show in folder')];
  const text = vscode.l10n.t('Exported to {0}.', file);
  const offers = file.endsWith('.gz') ? [reveal] : [open, reveal];
  const picked = await vscode.window.showInformationMessage(plainMessage(text), ...offers);
  if (picked === undefined) return;
  const command = picked === open ? 'vscode.open' : 'revealFileInOS';
  await vscode.commands.executeCommand(command, vscode.Uri.file(file));
}
