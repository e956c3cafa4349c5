import * as vscode from 'vscode';
import { parseTarget } from '../fetch/parseTarget';
import { settings } from '../platform/settings';
import type { WatchId } from '../protocol/leakRequests';
import { rememberedTarget } from './chooseTarget';
import { readFetchArgument } from './commandArguments';
import type { Lens } from './lens';
import { reportFailure } from './runFetch';

/**
 * Looks at the program's goroutines (and memory) again and again, and says what leaks. The argument may say `{ target }`.
 * @returns the watch's id, or undefined when nothing is watched
 */
export async function watchTarget(lens: Lens, argument: unknown): Promise<WatchId | undefined> {
  const asked = readFetchArgument(argument);
  const targetText = asked.target ?? (await rememberedTarget(lens));
  if (targetText === undefined) return undefined;
  const again = (target: string): Promise<unknown> => watchTarget(lens, { target });
  const parsed = parseTarget(targetText);
  if (!parsed.ok) {
    void reportFailure(parsed, { lens, targetText, again });
    return undefined;
  }
  const { platform, panel } = lens;
  if (asked.target !== undefined) await platform.targets.remember(asked.target);
  const { id } = platform.watches.start(parsed.target, targetText);
  panel.showTab('leaks', 'stay');
  const every = vscode.l10n.t(
    'Watching {0} every {1} s',
    parsed.target.label,
    String(settings.watchSeconds()),
  );
  vscode.window.setStatusBarMessage(every, 5000);
  return id;
}
