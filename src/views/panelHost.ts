import * as vscode from 'vscode';
import { VIEWS } from '../contributions';
import { isPageId } from '../platform/keptPages';
import type { Platform } from '../platform/platform';
import type { PanelTab } from '../protocol/panelMessages';
import { PanelWindow } from './panelWindow';
import type { PanelActions } from './panelActions';

/**
 * The panels beside the editor: one as a rule, and as many as it is split into. All show the same profile through the
 * same filters, go back and forward together, and have the same function selected, so that one can hold the flame graph
 * and the next one the source. Each has a tab of its own, with its order, search, zoom and position.
 */
export class PanelHost implements vscode.WebviewPanelSerializer, vscode.Disposable {
  /** The one that was looked at last stands last. */
  private windows: readonly PanelWindow[] = [];
  /** Undefined until a function is selected: pages that came back know best what was. */
  private selected: string | undefined;
  private readonly subscriptions: readonly { dispose(): unknown }[];
  /** Panels that close with the window come back with the next one. */
  private isEnding = false;

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

  /** One more panel, which begins as the one that was looked at last and goes its own way from there. */
  split(): void {
    const last = this.windows.at(-1);
    this.open(false, last && this.platform.keptPages.find(last.id));
  }

  /**
   * After a reload of the window.
   * @param state as VS Code has kept it for the page, perhaps of some seconds before
   */
  deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const { keptPages } = this.platform;
    panel.webview.options = this.options();
    const known = idIn(state) ?? (state === undefined ? this.unclaimedId() : undefined) ?? keptPages.newId();
    const kept = keptPages.find(known);
    // Another panel may have taken it for its own, when VS Code had kept nothing of that one.
    const isTaken = this.windows.some((window) => window.id === known);
    this.adopt(panel, { id: isTaken ? keptPages.newId() : known, kept });
    return Promise.resolve();
  }

  dispose(): void {
    this.isEnding = true;
    for (const { panel } of this.windows) panel.dispose();
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private open(preserveFocus: boolean, kept?: string): void {
    const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus };
    const panel = vscode.window.createWebviewPanel(VIEWS.panel, 'pprof', column, this.options());
    const { keptPages } = this.platform;
    const id = keptPages.newId();
    if (kept !== undefined) keptPages.keep(id, kept);
    this.adopt(panel, { id, kept });
  }

  private adopt(panel: vscode.WebviewPanel, { id, kept }: { id: string; kept: string | undefined }): void {
    const window = new PanelWindow(panel, this.platform, this.actions, {
      ...{ id, kept },
      selected: () => this.selected,
      onSelect: (functionName) => {
        this.selected = functionName;
        for (const other of this.windows) if (other !== window) other.tellSelected();
      },
    });
    this.windows = [...this.windows, window];
    panel.onDidChangeViewState(() => {
      if (panel.active) this.windows = [...this.windows.filter((other) => other !== window), window];
    });
    panel.onDidDispose(() => {
      this.windows = this.windows.filter((other) => other !== window);
      // Else a page that VS Code has kept nothing of might take it for its own.
      if (!this.isEnding) this.platform.keptPages.forget(id);
    });
  }

  /** Of a page that VS Code did not get to keep anything of. */
  private unclaimedId(): string | undefined {
    return this.platform.keptPages.ids.find((id) => this.windows.every((window) => window.id !== id));
  }

  private options(): vscode.WebviewPanelOptions & vscode.WebviewOptions {
    return {
      enableScripts: true,
      localResourceRoots: [vscode.Uri.joinPath(this.platform.extensionUri, 'out')],
      retainContextWhenHidden: false,
    };
  }
}

function idIn(state: unknown): string | undefined {
  const id: unknown = typeof state === 'object' && state !== null ? Reflect.get(state, 'page') : undefined;
  return isPageId(id) ? id : undefined;
}
