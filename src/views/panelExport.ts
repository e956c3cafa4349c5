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
  ExportMessage,
  ExportPictureMessage,
} from '../protocol/exportRequests';
import type { TextCommand } from '../protocol/textRequests';
import type { ViewSpec } from '../protocol/view';
import { askWithSources, type ReportPlatform } from './reportSources';

export type ExportPlatform = ReportPlatform & { readonly session: ProfileSession };

export async function exportReport(platform: ExportPlatform, message: ExportMessage): Promise<void> {
  const view = platform.session.viewAt(message.revision);
  const record = view && platform.session.find(view.profile);
  if (view === undefined || record === undefined) return;
  const asked = newest(platform.session, view);
  // What was shown when it was asked for is written, whatever comes or leaves while the person chooses.
  const held = platform.profiles.hold(asked);
  const written = await writeView(platform, { ...message, view: asked, record }).finally(() => {
    held.dispose();
  });
  if (written !== undefined) await offerFile(written);
}

/** Gives the file, if there is one. */
async function writeView(
  platform: ExportPlatform,
  message: ExportMessage & { readonly view: ViewSpec; readonly record: ProfileRecord },
): Promise<string | undefined> {
  const { format, command, argument, view, record } = message;
  const chosen = await chosenFile(record, fileEnding(message), filterName(message));
  if (chosen === undefined) return undefined;
  const reply = await working(vscode.l10n.t('Exporting {0}', path.basename(chosen)), () =>
    askWithSources<ExportedFile>(platform, message, (sources) =>
      platform.profiles.ask('pprofLens/export', {
        ...{ view, format, command, argument, path: chosen },
        ...(sources && { sources }),
      }),
    ),
  );
  if (reply.ok) return chosen;
  void vscode.window.showErrorMessage(plainMessage(reply.problem.message));
  return undefined;
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
    await fs.writeFile(beside, png, { mode: 0o600, flag: 'wx' });
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
      ...{ view: newest(platform.session, view), format, command, argument },
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

/** While a menu was open, newer looks at a watched program may have taken the place of the one that was shown. */
function newest(session: ProfileSession, view: ViewSpec): ViewSpec {
  return { ...view, profile: session.find(view.profile)?.id ?? view.profile };
}

/** What the kinds of files are called in the dialog. */
function filterName({ format, command }: ReportInFormat): string {
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
      if (command === 'weblist') return vscode.l10n.t('Web page');
      return command === 'svg' ? vscode.l10n.t('SVG picture') : vscode.l10n.t('Text');
    case 'markdown':
      return 'Markdown';
    case 'dot':
      return 'Graphviz';
    case 'callgrind':
      return 'Callgrind';
  }
}

/** `.peek.txt`, `.csv`; unlike the ending of the profile that is shown, so that its file is not offered. */
export function fileEnding({ format, command }: ReportInFormat): string {
  switch (format) {
    case 'pb.gz':
      return '.filtered.pb.gz';
    case 'speedscope':
      return '.speedscope.json';
    case 'text':
      return TEXT_ENDINGS[command] ?? `.${command}.txt`;
    case 'markdown':
      return `.${command}.md`;
    case 'callgrind':
      return '.callgrind.out';
    default:
      return `.${format}`;
  }
}

type ReportInFormat = Pick<ExportMessage, 'format' | 'command'>;

/** Of reports that are text in a language of its own. */
const TEXT_ENDINGS: Readonly<Partial<Record<TextCommand, string>>> = {
  ...{ weblist: '.weblist.html', svg: '.svg', dot: '.dot', callgrind: '.callgrind.out' },
};

/** The dialog asks before a file is replaced. */
async function chosenFile(record: ProfileRecord, ending: string, kind: string): Promise<string | undefined> {
  const stem = path.basename(record.path).replace(/(\.pb)?\.gz$|\.debug[12]\.txt$|\.pprof$|\.prof$/i, '');
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? path.dirname(record.path);
  // The dialog knows endings by their last part: to `x.pb.gz` it would add a `pb.gz` once more.
  const lastEnding = ending.slice(ending.lastIndexOf('.') + 1);
  const uri = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.file(path.join(folder, `${stem}${ending}`)),
    filters: { [kind]: [lastEnding] },
    title: vscode.l10n.t('Export as {0}', kind),
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
  const uri = vscode.Uri.file(file);
  // The editor would show the page's markup. Over a network there is no browser where the file is.
  const isPage = file.endsWith('.html') && vscode.env.remoteName === undefined;
  if (picked === open && isPage) await vscode.env.openExternal(uri);
  else await vscode.commands.executeCommand(picked === open ? 'vscode.open' : 'revealFileInOS', uri);
}
