import * as vscode from 'vscode';
import type { Platform } from '../../platform/platform';
import { plainLabel } from '../../platform/plainText';
import { profileKind, profileLabel } from '../../platform/profileNames';
import type { ProfileRecord } from '../../platform/profileRecord';
import type { Shown } from '../../platform/profileSession';
import { PromptHistory } from './promptHistory';
import type { LineOpener, OpenTerminal } from './promptLinkProvider';
import { PromptLinkProvider } from './promptLinkProvider';
import { PromptTerminal } from './promptTerminal';
import { visibleLine } from './terminalText';

/** The prompts of this window. Each stays with the profile, and the base, that it was opened with. */
export class PromptTerminals implements vscode.Disposable {
  private readonly history = new PromptHistory();
  private readonly terminals = new Map<vscode.Terminal, OpenTerminal>();
  private readonly subscriptions: readonly vscode.Disposable[];

  constructor(
    private readonly platform: Platform,
    lines: LineOpener,
  ) {
    const links = new PromptLinkProvider(platform, lines, (terminal) => this.terminals.get(terminal));
    this.subscriptions = [
      vscode.window.registerTerminalLinkProvider(links),
      vscode.window.onDidCloseTerminal((terminal) => {
        this.terminals.delete(terminal);
      }),
    ];
  }

  open({ view, record, base }: Omit<Shown, 'revision'>): void {
    const currentFolder = folderOfWorkspace();
    const prompt = this.platform.prompts.start(view, currentFolder);
    const pty = new PromptTerminal(prompt, headingOf(record, base), this.history);
    const terminal = vscode.window.createTerminal({
      name: plainLabel(`pprof: ${subjectOf(record)}`, 60),
      iconPath: new vscode.ThemeIcon('terminal'),
      pty,
    });
    this.terminals.set(terminal, { dialogue: pty.dialogue, view });
    terminal.show();
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    for (const terminal of this.terminals.keys()) terminal.dispose();
  }
}

/** Where files are written and relative sources are looked for: as if a terminal had been opened. */
function folderOfWorkspace(): string {
  const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file');
  return folder?.uri.fsPath ?? '';
}

/** `leak_demo.goroutine`, as in the name of the file. */
function subjectOf(record: ProfileRecord): string {
  const kind = profileKind(record);
  return record.program === '' ? kind : `${record.program}.${kind}`;
}

function headingOf(record: ProfileRecord, base: Shown['base']): string {
  const shown = profileLabel(record);
  if (base === undefined) return visibleLine(shown);
  const subtracted = profileLabel(base.record);
  return visibleLine(
    base.mode === 'base'
      ? vscode.l10n.t('{0}, less {1}', shown, subtracted)
      : vscode.l10n.t('{0}, less {1}, of which percentages are', shown, subtracted),
  );
}
