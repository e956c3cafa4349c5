import * as vscode from 'vscode';
import { VIEWS } from '../contributions';
import type { Platform } from '../platform/platform';
import type { PanelTab } from '../protocol/panelMessages';
import { PanelWindow } from './panelWindow';
import type { PanelActions } from './panelActions';

/** The panels beside the editor: one as a rule, and as many as it is split into. All show the same through the same filters. */
export class PanelHost implements vscode.WebviewPanelSerializer, vscode.Disposable {
  /** The one that was looked at last stands last. */
  private windows: readonly PanelWindow[] = [];
  private readonly subscriptions: readonly { dispose(): unknown }[];

  constructor(
    private readonly platform: Platform,
    private readonly actions: PanelActions,
  ) {
    const tellState = (): void => {
      for (const window of this.windows) window.tellState();
    };
    this.subscriptions = [
      vscode.window.registerWebviewPanelSerializer(VIEWS.panel, this),
      platform.session.onDidChange(tellState),
      platform.savedSettings.onDidChange(tellState),
      // A source that was not found may be found now.
      platform.locator.onDidChange(tellState),
      platform.watches.onDidChange(() => {
        for (const window of this.windows) window.tellWatches();
      }),
    ];
  }

  get isOpen(): boolean {
    return this.windows.length > 0;
  }

  showTab(tab: PanelTab, focus: 'panel' | 'stay'): void {
    this.show(focus);
    this.windows.at(-1)?.showTab(tab);
  }

  show(focus: 'panel' | 'stay'): void {
    const preserveFocus = focus === 'stay';
    const last = this.windows.at(-1);
    if (last === undefined) this.open(preserveFocus);
    else last.panel.reveal(undefined, preserveFocus);
  }

  /** One more panel, for another view of the same. */
  split(): void {
    this.open(false);
  }

  /** After a reload of the window. */
  deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    panel.webview.options = this.options();
    this.adopt(panel);
    return Promise.resolve();
  }

  dispose(): void {
    for (const { panel } of this.windows) panel.dispose();
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private open(preserveFocus: boolean): void {
    const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus };
    this.adopt(vscode.window.createWebviewPanel(VIEWS.panel, 'pprof', column, this.options()));
  }

  private adopt(panel: vscode.WebviewPanel): void {
    const window = new PanelWindow(panel, this.platform, this.actions);
    this.windows = [...this.windows, window];
    panel.onDidChangeViewState(() => {
      if (panel.active) this.windows = [...this.windows.filter((other) => other !== window), window];
    });
    panel.onDidDispose(() => {
      this.windows = this.windows.filter((other) => other !== window);
    });
  }

  private options(): vscode.WebviewPanelOptions & vscode.WebviewOptions {
    return {
      enableScripts: true,
      localResourceRoots: [vscode.Uri.joinPath(this.platform.extensionUri, 'out')],
      retainContextWhenHidden: false,
    };
  }
}
