/** What the page wants done. */
import * as vscode from 'vscode';
import { COMMANDS } from '../contributions';
import type { Platform } from '../platform/platform';
import { plainMessage } from '../platform/plainText';
import type { FromPage, ToPage } from '../protocol/panelMessages';
import type { PanelActions } from './panelActions';
import { answerPanel } from './panelAnswers';
import { openBase } from './panelBase';
import { copyReport, exportPicture, exportReport } from './panelExport';
import { goroutineLine } from './panelGoroutines';
import { saveGraph } from './panelGraph';
import { findSource, openSourceLine } from './panelList';
import { memoryMarkdown } from './panelMemory';
import { leakLine } from './panelWatch';
import { isViewWish, obeyViewWish, type ViewWish } from './viewWishes';

export type PanelWish = Exclude<FromPage, { type: 'ready' | 'ask' | 'keepPage' | 'select' }>;

/** `tell` says something to the page that wished. */
export async function obeyPanel(
  platform: Platform,
  actions: PanelActions,
  message: PanelWish,
  tell: (message: ToPage) => void,
): Promise<void> {
  if (isViewWish(message)) {
    const problem = await obeyViewWish(platform, message);
    if (problem !== undefined) tell({ type: 'filterProblem', message: problem });
    return;
  }
  switch (message.type) {
    case 'openPlace': {
      const { revision, place, takeFocus } = message;
      await actions.openPlace({ revision, place, focus: takeFocus ? 'editor' : 'stay' });
      return;
    }
    case 'openBase':
      return openBase(platform, message);
    case 'fetchProfile':
    case 'openProfile':
    case 'watchTarget':
    case 'copyLeaks':
      await vscode.commands.executeCommand(COMMANDS[message.type]);
      return;
    default:
      return obeyAboutViews(platform, actions, message);
  }
}

type WishAboutViews = Exclude<
  PanelWish,
  ViewWish | { type: 'openPlace' | 'openBase' | 'fetchProfile' | 'openProfile' | 'watchTarget' | 'copyLeaks' }
>;

/** What belongs to one tab. */
async function obeyAboutViews(
  platform: Platform,
  actions: PanelActions,
  message: WishAboutViews,
): Promise<void> {
  const { session } = platform;
  switch (message.type) {
    case 'stopWatching':
      platform.watches.stop(message.watch);
      return;
    case 'acceptLeak':
      await vscode.commands.executeCommand(COMMANDS.acceptLeak, message);
      return;
    case 'openLeakLine':
      await openLeakLine(platform, actions, message);
      return;
    case 'fetchMemoryText': {
      const origin = session.shown?.record.origin;
      const argument =
        origin?.kind === 'fetched' && origin.target !== '' ? { target: origin.target } : undefined;
      await vscode.commands.executeCommand(COMMANDS.fetchMemoryText, argument);
      return;
    }
    case 'openSourceLine':
      return openSourceLine(platform, message, actions);
    case 'findSource':
      return findSource(message);
    case 'saveGraph': {
      const view = session.viewAt(message.revision);
      if (view !== undefined) await saveGraph(platform.profiles, view, message);
      return;
    }
    case 'copyMemory':
      await copyMemory(platform, message.revision);
      return;
    case 'exportReport':
      return exportReport(platform, message);
    case 'exportPicture':
      return exportPicture(platform, message);
    case 'copyReport':
      return copyReport(platform, message);
    case 'openGoroutineFrame':
      await openGoroutineFrame(platform, actions, message);
      return;
  }
}

async function openLeakLine(
  { watches }: Platform,
  actions: PanelActions,
  message: FromPage & { readonly type: 'openLeakLine' },
): Promise<void> {
  const state = watches.find(message.watch);
  const line = state && leakLine(state, message);
  if (line === undefined || line.recordedPath === '') return;
  const { recordedPath, lineNumber } = line;
  const profile = state?.profile ?? -1;
  await actions.openRecorded({ recordedPath, lineNumber, profile, focus: 'editor' });
}

async function copyMemory(platform: Platform, revision: number): Promise<void> {
  const answer = await answerPanel(platform, revision, { kind: 'memory' });
  const text = answer.ok ? memoryMarkdown(answer.value) : undefined;
  if (text !== undefined) await vscode.env.clipboard.writeText(text);
}

async function openGoroutineFrame(
  { session, profiles }: Platform,
  actions: PanelActions,
  message: FromPage & { readonly type: 'openGoroutineFrame' },
): Promise<void> {
  const view = session.viewAt(message.revision);
  const line = view && (await goroutineLine(profiles, view, message));
  if (line === undefined) return;
  const { place, profile } = line;
  if (!place.ok) {
    void vscode.window.showWarningMessage(plainMessage(place.problem.message));
    return;
  }
  const { recordedPath, lineNumber, functionName } = place.value;
  if (recordedPath === '') {
    const text = vscode.l10n.t('The profile does not say in which file {0} is.', functionName);
    void vscode.window.showInformationMessage(plainMessage(text));
    return;
  }
  const focus = message.takeFocus ? 'editor' : 'stay';
  await actions.openRecorded({ recordedPath, lineNumber, profile, focus });
}
