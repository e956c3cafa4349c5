import * as vscode from 'vscode';
import { plainLabel } from '../platform/plainText';
import { readWatchArgument } from './commandArguments';
import type { Lens } from './lens';

/** Ends the watch that the argument names, `{ watch }`, or the only one, or the one that is picked. */
export async function stopWatching({ platform: { watches } }: Lens, argument: unknown): Promise<void> {
  const running = watches.states.filter(({ isRunning }) => isRunning);
  const asked = readWatchArgument(argument);
  if (asked !== undefined) {
    watches.stop(asked);
    return;
  }
  const [only] = running;
  if (only === undefined) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('No program is watched. "pprof: Watch target" begins to watch one.'),
    );
    return;
  }
  if (running.length === 1) {
    watches.stop(only.id);
    return;
  }
  const items = running.map(({ id, targetLabel, total }) => ({
    label: plainLabel(targetLabel),
    description: plainLabel(total),
    id,
  }));
  const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Stop watching') });
  if (picked !== undefined) watches.stop(picked.id);
}
