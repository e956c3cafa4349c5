/** Asks for a report; when it is a listing, tells the server where the sources are that it wants to show. */
import * as vscode from 'vscode';
import type { Platform } from '../platform/platform';
import {
  opensSources,
  type NamedReport,
  type ReportSources,
  type WantedSources,
} from '../protocol/textRequests';
import { fail, type Reply } from '../protocol/reply';
import { asRecordedPath } from '../sourcePaths/sourcePathTypes';

export type ReportPlatform = Pick<Platform, 'profiles' | 'locator' | 'prompts'>;

export async function askWithSources<Value extends { readonly kind: string }>(
  { locator, prompts }: ReportPlatform,
  { command }: NamedReport,
  ask: (sources: ReportSources | undefined) => Promise<Reply<Value | WantedSources>>,
): Promise<Reply<Value>> {
  const first: ReportSources | undefined = opensSources(command)
    ? {
        revision: prompts.revision,
        currentFolder: vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '',
        readableFolders: await locator.readableFolders(),
        located: [],
      }
    : undefined;
  const reply = await ask(first);
  if (!reply.ok) return reply;
  const { value } = reply;
  if (!isWanted(value)) return { ok: true, value };
  if (first === undefined) return fail(vscode.l10n.t('The report wants sources that it does not show.'));
  const located = await Promise.all(
    value.recordedPaths.map(async (recordedPath) => {
      const mapping = await locator.locate(asRecordedPath(recordedPath));
      return mapping.kind === 'mapped'
        ? { recordedPath, localPath: mapping.localPath }
        : { recordedPath, why: mapping.explanation };
    }),
  );
  const paths = located.flatMap((one) => ('localPath' in one ? [one.localPath] : []));
  const readable = await Promise.all(paths.map((path) => locator.readablePath(path)));
  // A file that the person has open may lie outside the folders; it is then one of its own.
  const folders = [...first.readableFolders, ...readable.filter((path) => path !== undefined)];
  const second = await ask({ ...first, readableFolders: folders, located });
  if (!second.ok) return second;
  if (isWanted(second.value)) return fail(vscode.l10n.t('The sources changed meanwhile. Try again.'));
  return { ok: true, value: second.value };
}

function isWanted(value: { readonly kind: string }): value is WantedSources {
  return value.kind === 'sources';
}
