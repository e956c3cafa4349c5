/** A function's source with its numbers: those come from the profile server, the text from the local files. */
import * as vscode from 'vscode';
import { COMMANDS, SETTINGS } from '../contributions';
import { plainMessage } from '../platform/plainText';
import type { Platform } from '../platform/platform';
import type {
  FindSourceMessage,
  FunctionListing,
  ListAnswer,
  ListAsk,
  ListedSource,
  OpenSourceLineMessage,
  PanelListing,
} from '../protocol/listRequests';
import { succeed, type Reply } from '../protocol/reply';
import type { ProfileId, ViewSpec } from '../protocol/view';
import { baseName, sourceOnDisk } from './sourceOnDisk';

export async function answerList(
  { profiles, locator }: Pick<Platform, 'profiles' | 'locator'>,
  view: ViewSpec,
  { functionName }: ListAsk,
): Promise<Reply<ListAnswer>> {
  const listing = await profiles.ask('pprofLens/list', { view, functionName });
  if (!listing.ok) return listing;
  const paths = [...new Set(listing.value.routines.map(({ recordedPath }) => recordedPath))].filter(
    (path) => path !== '',
  );
  const sources = await Promise.all(paths.map((path) => sourceOnDisk(locator, path)));
  return succeed({ kind: 'list', listing: panelListing(listing.value, paths, bounded(sources)) });
}

export interface LineOpener {
  openRecorded(line: {
    readonly recordedPath: string;
    readonly lineNumber: number;
    readonly profile: ProfileId;
    readonly focus: 'editor' | 'stay';
  }): Promise<void>;
}

/** Any line of a file, also one without a value: the place says which file it is. */
export async function openSourceLine(
  { profiles, session }: Pick<Platform, 'profiles' | 'session'>,
  { revision, place, lineNumber, takeFocus }: OpenSourceLineMessage,
  opener: LineOpener,
): Promise<void> {
  const view = session.viewAt(revision);
  const resolved = view && (await profiles.ask('pprofLens/resolvePlace', { view, place }));
  if (view === undefined || resolved === undefined) return;
  if (!resolved.ok) {
    void vscode.window.showWarningMessage(plainMessage(resolved.problem.message));
    return;
  }
  const { recordedPath } = resolved.value;
  if (recordedPath === '') return;
  const focus = takeFocus ? 'editor' : 'stay';
  await opener.openRecorded({ recordedPath, lineNumber, profile: view.profile, focus });
}

/** What the existing openers offer when a source is not found. */
export async function findSource({ step }: FindSourceMessage): Promise<void> {
  switch (step) {
    case 'folder':
      await vscode.commands.executeCommand('workbench.action.addRootFolder');
      return;
    case 'settings': {
      const setting = `${SETTINGS.section}.${SETTINGS.sourcePaths}`;
      await vscode.commands.executeCommand('workbench.action.openSettings', setting);
      return;
    }
    case 'mappings':
      await vscode.commands.executeCommand(COMMANDS.showSourceMappings);
      return;
  }
}

function panelListing(
  listing: FunctionListing,
  paths: readonly string[],
  sources: readonly ListedSource[],
): PanelListing {
  const routines = listing.routines.map(({ recordedPath, ...routine }) => ({
    ...routine,
    fileName: baseName(recordedPath),
    source: paths.indexOf(recordedPath),
  }));
  return { ...listing, routines, sources };
}

/** In UTF-16 units, of all files together. */
const MAX_TEXT = 8 * 1024 * 1024;

function bounded(sources: readonly ListedSource[]): readonly ListedSource[] {
  let length = 0;
  return sources.map((source) => {
    if (source.kind === 'missing') return source;
    length += source.text.length;
    if (length <= MAX_TEXT) return source;
    const why = vscode.l10n.t('The sources of all these functions are more than is shown here.');
    return { kind: 'missing', why, remedy: 'none' };
  });
}
