import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { displayLanguage } from '../platform/displayLanguage';
import type { Platform } from '../platform/platform';
import { profileLabel } from '../platform/profileNames';
import { plainMessage } from '../platform/plainText';
import type { FromPage, PanelTab, ToPage } from '../protocol/panelMessages';
import { answerPanel } from './panelAnswers';
import { readFromPage } from './panelGuards';
import { panelHtml } from './panelHtml';
import { panelState } from './panelState';
import { panelWatch } from './panelWatch';
import type { PanelActions } from './panelActions';
import { obeyPanel } from './panelWishes';

/** What a page is besides its panel. */
export interface PageOfPanel {
  readonly id: string;
  /** What the page is to begin with, in words of its own; undefined: with nothing. */
  readonly kept: string | undefined;
  /** The function that is selected in all panels; undefined where none was yet. */
  selected(): string | undefined;
  onSelect(functionName: string): void;
}

/** One panel with its page: told of every change, answered to every question. */
export class PanelWindow {
  /** A page that is not there yet is told when it says that it is ready. */
  private wantedTab: PanelTab | undefined;
  private isReady = false;

  constructor(
    readonly panel: vscode.WebviewPanel,
    private readonly platform: Platform,
    private readonly actions: PanelActions,
    private readonly page: PageOfPanel,
  ) {
    const { webview } = panel;
    panel.iconPath = vscode.Uri.joinPath(platform.extensionUri, 'media', 'panel.svg');
    webview.onDidReceiveMessage((message: unknown) => {
      const read = readFromPage(message);
      if (read === undefined)
        platform.log.warn('The panel sent a message that is none of its own; it was dropped.');
      else void this.obey(read);
    });
    // Out of sight there is no page; the next one says that it is ready.
    panel.onDidChangeViewState(() => {
      if (!panel.visible) this.isReady = false;
    });
    const asset = (name: string): string =>
      webview.asWebviewUri(vscode.Uri.joinPath(platform.extensionUri, 'out', name)).toString();
    this.tellTitle();
    webview.html = panelHtml({
      cspSource: webview.cspSource,
      script: asset('panel.js'),
      style: asset('panel-style.css'),
      nonce: randomBytes(18).toString('base64'),
      title: 'pprof',
      page: page.id,
      kept: page.kept,
      language: displayLanguage(),
    });
  }

  get id(): string {
    return this.page.id;
  }

  showTab(tab: PanelTab): void {
    this.wantedTab = tab;
    this.tellTab();
  }

  tellState(): void {
    this.tellTitle();
    const { session, savedSettings } = this.platform;
    this.tell({ type: 'state', state: panelState(session, savedSettings.names) });
  }

  tellSelected(): void {
    const functionName = this.page.selected();
    if (functionName !== undefined && this.isReady) this.tell({ type: 'selected', functionName });
  }

  tellWatches(): void {
    this.tell({ type: 'watches', watches: this.platform.watches.states.map(panelWatch) });
  }

  private async obey(message: FromPage): Promise<void> {
    if (message.type === 'ready') {
      this.isReady = true;
      this.tellSelected();
      this.tellState();
      this.tellWatches();
      this.tellTab();
    } else if (message.type === 'keepPage') {
      this.platform.keptPages.keep(this.page.id, message.text);
    } else if (message.type === 'select') {
      this.page.onSelect(message.functionName);
    } else if (message.type === 'ask') {
      const { id, revision, ask } = message;
      const reply = await answerPanel(this.platform, revision, ask);
      this.tell({ type: 'answer', id, revision, reply });
    } else {
      await obeyPanel(this.platform, this.actions, message, (told) => {
        this.tell(told);
      });
    }
  }

  private tellTab(): void {
    if (this.wantedTab === undefined || !this.isReady) return;
    this.tell({ type: 'showTab', tab: this.wantedTab });
    this.wantedTab = undefined;
  }

  private tellTitle(): void {
    const { shown } = this.platform.session;
    this.panel.title =
      shown === undefined ? 'pprof' : plainMessage(`pprof: ${profileLabel(shown.record)}`, 80);
  }

  private tell(message: ToPage): void {
    void this.panel.webview.postMessage(message);
  }
}
