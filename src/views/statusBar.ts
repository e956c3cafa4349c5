import * as vscode from 'vscode';
import { COMMANDS, VIEWS } from '../contributions';
import { plainLabel } from '../platform/plainText';
import { profileLabel } from '../platform/profileNames';
import type { ProfileSession } from '../platform/profileSession';
import { statusText } from './statusText';

/** Says what is shown, while something is. */
export class StatusBar implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem(
    VIEWS.statusBar,
    vscode.StatusBarAlignment.Left,
    10,
  );
  private readonly listening: vscode.Disposable;

  constructor(private readonly session: ProfileSession) {
    this.item.name = 'pprof Lens';
    this.item.command = COMMANDS.showPanel;
    this.listening = session.onDidChange(() => {
      this.update();
    });
    this.update();
  }

  dispose(): void {
    this.listening.dispose();
    this.item.dispose();
  }

  private update(): void {
    const { shown, base } = this.session;
    if (shown === undefined) {
      this.item.hide();
      return;
    }
    const text = plainLabel(statusText(shown, base), 60);
    const label = profileLabel(shown.record);
    const compared = shown.base && vscode.l10n.t('compared with {0}', profileLabel(shown.base.record));
    this.item.text = `$(pulse) ${text}`;
    this.item.tooltip = [label, compared, vscode.l10n.t('Click to show the panel')]
      .filter(Boolean)
      .join('\n');
    this.item.accessibilityInformation = { label: `pprof ${text}`, role: 'button' };
    this.item.show();
  }
}
