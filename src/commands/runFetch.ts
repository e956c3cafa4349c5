import * as vscode from 'vscode';
import { failure } from '../fetch/fetchFailure';
import type { FetchFailure, FetchRequest } from '../fetch/fetchTypes';
import { plainMessage } from '../platform/plainText';
import type { ProfileId } from '../protocol/view';
import { chooseTarget } from './chooseTarget';
import type { Lens } from './lens';

/** What to do again, on the same target or on another one. */
export interface FetchAttempt {
  readonly lens: Lens;
  readonly targetText: string;
  readonly again: (targetText: string) => Promise<unknown>;
}

/** Fetches and shows; a failure is one message with what can be done next, and what was shown stays. */
export async function runFetch(request: FetchRequest, attempt: FetchAttempt): Promise<ProfileId | undefined> {
  const { lens, targetText } = attempt;
  const { platform, panel } = lens;
  const isFirst = platform.session.shown === undefined;
  const outcome = await platform.fetcher.fetch(request, targetText);
  if (!outcome.ok) {
    void reportFailure(outcome, attempt);
    return undefined;
  }
  if (isFirst && !panel.isOpen) panel.show('stay');
  return outcome.record.id;
}

/** Resolves when the message is gone; commands do not wait for that. */
export async function reportFailure(failed: FetchFailure, attempt: FetchAttempt): Promise<void> {
  if (failed.kind === 'cancelled') return;
  const { lens, targetText, again } = attempt;
  const retry = vscode.l10n.t('Retry');
  const change = vscode.l10n.t('Change Target…');
  const output = vscode.l10n.t('Show Output');
  const buttons = nextSteps(failed.kind).map((step) => ({ retry, change, output })[step]);
  const picked = await vscode.window.showErrorMessage(plainMessage(failed.message), ...buttons);
  if (picked === retry) await again(targetText);
  if (picked === change) {
    const other = await chooseTarget(lens);
    if (other !== undefined) await again(other);
  }
  if (picked === output) lens.platform.log.show();
}

export function unexpected(error: unknown): FetchFailure {
  return failure('notAProfile', error instanceof Error ? error.message : String(error));
}

/** The buttons that can help with this failure, most likely first. */
function nextSteps(kind: FetchFailure['kind']): readonly ('retry' | 'change' | 'output')[] {
  switch (kind) {
    case 'unreachable':
    case 'timeout':
    case 'redirected':
    case 'loginPage':
    case 'status':
      return ['retry', 'change'];
    case 'badTarget':
    case 'unknownProfile':
      return ['change'];
    case 'cutOff':
    case 'cpuBusy':
      return ['retry'];
    case 'notAProfile':
      return ['change', 'output'];
    case 'writeTimeout':
    case 'secondsNotSupported':
    case 'tooLarge':
    case 'disk':
      return ['output'];
    case 'cancelled':
      return [];
  }
}
