import * as vscode from 'vscode';
import { CONTEXT_KEYS } from '../contributions';
import type { Watches } from '../platform/watch/watches';

/** Tells menus and the palette whether a program is watched, and whether there is a verdict. */
export class WatchContext implements vscode.Disposable {
  private readonly listening: vscode.Disposable;

  constructor(private readonly watches: Watches) {
    this.listening = watches.onDidChange(() => {
      this.tell();
    });
    this.tell();
  }

  dispose(): void {
    this.listening.dispose();
  }

  private tell(): void {
    const { states } = this.watches;
    const isWatching = states.some(({ isRunning }) => isRunning);
    const hasVerdict = states.some(({ verdict }) => verdict !== undefined);
    void vscode.commands.executeCommand('setContext', CONTEXT_KEYS.isWatching, isWatching);
    void vscode.commands.executeCommand('setContext', CONTEXT_KEYS.hasVerdict, hasVerdict);
  }
}
