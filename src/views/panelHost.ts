import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { COMMANDS, VIEWS } from '../contributions';
import type { Platform } from '../platform/platform';
import { profileLabel } from '../platform/profileNames';
import { plainMessage } from '../platform/plainText';
import type { FromPage, PanelAnswer, PanelAsk, ToPage } from '../protocol/panelMessages';
import { fail, succeed, type Reply } from '../protocol/reply';
import type { PlaceId } from '../protocol/view';
import { readFromPage } from './panelGuards';
import { panelHtml } from './panelHtml';
import { panelState } from './panelState';

export interface PanelActions {
  openPlace(request: { revision: number; place: PlaceId; focus: 'editor' | 'stay' }): Promise<void>;
}

/** The panel beside the editor: one at most, told of every change, and answered to every question. */
export class PanelHost implements vscode.WebviewPanelSerializer, vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private readonly subscriptions: readonly { dispose(): unknown }[];

  constructor(
    private readonly platform: Platform,
    private readonly actions: PanelActions,
  ) {
    this.subscriptions = [
      vscode.window.registerWebviewPanelSerializer(VIEWS.panel, this),
      platform.session.onDidChange(() => {
        this.tellState();
      }),
    ];
  }

  get isOpen(): boolean {
    return this.panel !== undefined;
  }

  show(focus: 'panel' | 'stay'): void {
    const preserveFocus = focus === 'stay';
    if (this.panel !== undefined) {
      this.panel.reveal(undefined, preserveFocus);
      return;
    }
    const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus };
    this.adopt(vscode.window.createWebviewPanel(VIEWS.panel, 'pprof', column, this.options()));
  }

  /** After a reload of the window. */
  deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    panel.webview.options = this.options();
    this.adopt(panel);
    return Promise.resolve();
  }

  dispose(): void {
    this.panel?.dispose();
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private adopt(panel: vscode.WebviewPanel): void {
    this.panel?.dispose();
    this.panel = panel;
    const { webview } = panel;
    panel.iconPath = vscode.Uri.joinPath(this.platform.extensionUri, 'media', 'panel.svg');
    panel.onDidDispose(() => {
      if (this.panel === panel) this.panel = undefined;
    });
    webview.onDidReceiveMessage((message: unknown) => {
      const read = readFromPage(message);
      if (read === undefined)
        this.platform.log.warn('The panel sent a message that is none of its own; it was dropped.');
      else void this.obey(read, panel);
    });
    const asset = (name: string): string =>
      webview.asWebviewUri(vscode.Uri.joinPath(this.platform.extensionUri, 'out', name)).toString();
    this.tellTitle();
    webview.html = panelHtml({
      cspSource: webview.cspSource,
      script: asset('panel.js'),
      style: asset('panel-style.css'),
      nonce: randomBytes(18).toString('base64'),
      title: 'pprof',
    });
  }

  private async obey(message: FromPage, panel: vscode.WebviewPanel): Promise<void> {
    const { session } = this.platform;
    switch (message.type) {
      case 'ready':
        this.tellState();
        return;
      case 'ask': {
        const { id, revision, ask } = message;
        const reply = await this.answer(revision, ask);
        await panel.webview.postMessage({ type: 'answer', id, revision, reply } satisfies ToPage);
        return;
      }
      case 'openPlace': {
        const { revision, place, takeFocus } = message;
        await this.actions.openPlace({ revision, place, focus: takeFocus ? 'editor' : 'stay' });
        return;
      }
      case 'setSampleType':
        session.setSampleType(message.sampleType);
        return;
      case 'setBase':
        if (message.profile === null) session.clearBase();
        else if (session.find(message.profile) !== undefined) session.setBase(message.profile, message.mode);
        return;
      case 'fetchProfile':
        await vscode.commands.executeCommand(COMMANDS.fetchProfile);
        return;
      case 'openProfile':
        await vscode.commands.executeCommand(COMMANDS.openProfile);
        return;
    }
  }

  private async answer(revision: number, ask: PanelAsk): Promise<Reply<PanelAnswer>> {
    const { session, profiles } = this.platform;
    if (session.shown?.revision !== revision) return fail(vscode.l10n.t('Another profile is shown by now.'));
    const { view } = session.shown;
    switch (ask.kind) {
      case 'top': {
        const page = await profiles.ask('pprofLens/top', { ...ask, view });
        return page.ok ? succeed({ kind: 'top', page: page.value }) : page;
      }
      case 'traces': {
        const page = await profiles.ask('pprofLens/traces', { ...ask, view });
        return page.ok ? succeed({ kind: 'traces', page: page.value }) : page;
      }
    }
  }

  private tellState(): void {
    if (this.panel === undefined) return;
    this.tellTitle();
    const { session } = this.platform;
    const message: ToPage = { type: 'state', state: panelState(session.shown, session.profiles) };
    void this.panel.webview.postMessage(message);
  }

  private tellTitle(): void {
    if (this.panel === undefined) return;
    const { shown } = this.platform.session;
    this.panel.title =
      shown === undefined ? 'pprof' : plainMessage(`pprof: ${profileLabel(shown.record)}`, 80);
  }

  private options(): vscode.WebviewPanelOptions & vscode.WebviewOptions {
    return {
      enableScripts: true,
      localResourceRoots: [vscode.Uri.joinPath(this.platform.extensionUri, 'out')],
      retainContextWhenHidden: false,
    };
  }
}
