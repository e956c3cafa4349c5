import * as vscode from 'vscode';
import { plainMessage } from '../platform/plainText';
import { commandTable } from './commandTable';
import type { Lens } from './lens';

/** Registers the whole table. An error that no command expected becomes one message, and its stack goes to the log. */
export function registerCommands(lens: Lens): vscode.Disposable {
  const registrations = Object.entries(commandTable).map(([id, command]) =>
    vscode.commands.registerCommand(id, async (...args: readonly unknown[]): Promise<unknown> => {
      try {
        return await command(lens, ...args);
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        lens.platform.log.error(error instanceof Error ? error : message);
        void vscode.window.showErrorMessage(plainMessage(`pprof: ${message}`));
        return undefined;
      }
    }),
  );
  return vscode.Disposable.from(...registrations);
}
