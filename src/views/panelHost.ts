import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { COMMANDS, VIEWS } from '../contributions';
import type { Platform } from '../platform/platform';
import { profileLabel } from '../platform/profileNames';
import { plainMessage } from '../platform/plainText';
import type { FromPage, PanelAnswer, PanelAsk, PanelTab, ToPage } from '../protocol/panelMessages';
import { fail, succeed, type Reply } from '../protocol/reply';
import type { PlaceId, ProfileId } from '../protocol/view';
import { readFromPage } from './panelGuards';
import { panelHtml } from './panelHtml';
import { panelState } from './panelState';
import { answerGoroutines, goroutineLine } from './panelGoroutines';
import { answerMemory, memoryMarkdown } from './panelMemory';
import { leakLine, panelWatch } from './panelWatch';

export interface PanelActions {
  openPlace(request: { revision: number; place: PlaceId; focus: 'editor' | 'stay' }): Promise<void>;
  openRecorded(line: {
    recordedPath: string;
    lineNumber: number;
    profile: ProfileId;
    focus: 'editor' | 'stay';
  }): Promise<void>;
}

/** The panel beside the editor: one at most, told of every change, and answered to every question. */
export class PanelHost implements vscode.WebviewPanelSerializer, vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private readonly subscriptions: readonly { dispose(): unknown }[];
  private wantedTab: PanelTab | undefined;
  private isReady = false;

  constructor(
    private readonly platform: Platform,
    private readonly actions: PanelActions,
  ) {
    this.subscriptions = [
      vscode.window.registerWebviewPanelSerializer(VIEWS.panel, this),
      platform.session.onDidChange(() => {
        this.tellState();
      }),
      platform.watches.onDidChange(() => {
        this.tellWatches();
      }),
    ];
  }

  get isOpen(): boolean {
    return this.panel !== undefined;
  }

  /** A page that is not there yet is told when it says that it is ready. */
  showTab(tab: PanelTab, focus: 'panel' | 'stay'): void {
    this.wantedTab = tab;
    this.show(focus);
    this.tellTab();
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
    this.isReady = false;
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
        this.isReady = true;
        this.tellState();
        this.tellWatches();
        this.tellTab();
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
      case 'openProfile':
      case 'watchTarget':
      case 'copyLeaks':
        await vscode.commands.executeCommand(COMMANDS[message.type]);
        return;
      case 'stopWatching':
        this.platform.watches.stop(message.watch);
        return;
      case 'acceptLeak':
        await vscode.commands.executeCommand(COMMANDS.acceptLeak, message);
        return;
      case 'openLeakLine':
        await this.openLeakLine(message);
        return;
      case 'fetchMemoryText': {
        const origin = session.shown?.record.origin;
        const argument =
          origin?.kind === 'fetched' && origin.target !== '' ? { target: origin.target } : undefined;
        await vscode.commands.executeCommand(COMMANDS.fetchMemoryText, argument);
        return;
      }
      case 'copyMemory':
        await this.copyMemory(message.revision);
        return;
      case 'openGoroutineFrame':
        await this.openGoroutineFrame(message);
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
      case 'goroutines':
      case 'comparedGoroutines':
        return answerGoroutines(profiles, view, ask);
      case 'memory':
      case 'memorySeries':
      case 'memoryRecords':
        return answerMemory(profiles, session, ask);
    }
  }

  private async openLeakLine(message: FromPage & { readonly type: 'openLeakLine' }): Promise<void> {
    const state = this.platform.watches.find(message.watch);
    const line = state && leakLine(state, message);
    if (line === undefined || line.recordedPath === '') return;
    const { recordedPath, lineNumber } = line;
    const profile = state?.profile ?? -1;
    await this.actions.openRecorded({ recordedPath, lineNumber, profile, focus: 'editor' });
  }

  private async copyMemory(revision: number): Promise<void> {
    const answer = await this.answer(revision, { kind: 'memory' });
    const text = answer.ok ? memoryMarkdown(answer.value) : undefined;
    if (text !== undefined) await vscode.env.clipboard.writeText(text);
  }

  private async openGoroutineFrame(
    message: FromPage & { readonly type: 'openGoroutineFrame' },
  ): Promise<void> {
    const { session, profiles } = this.platform;
    const view = session.viewAt(message.revision);
    const line = view && (await goroutineLine(profiles, view, message));
    if (line === undefined) return;
    const { place, profile } = line;
    if (!place.ok) {
      void vscode.window.showWarningMessage(plainMessage(place.problem.message));
      return;
    }
    const { recordedPath, lineNumber, functionName } = place.value;
    if (recordedPath === '') {
      const text = vscode.l10n.t('The profile does not say in which file {0} is.', functionName);
      void vscode.window.showInformationMessage(plainMessage(text));
      return;
    }
    const focus = message.takeFocus ? 'editor' : 'stay';
    await this.actions.openRecorded({ recordedPath, lineNumber, profile, focus });
  }

  private tellWatches(): void {
    const message: ToPage = { type: 'watches', watches: this.platform.watches.states.map(panelWatch) };
    void this.panel?.webview.postMessage(message);
  }

  private tellTab(): void {
    if (this.wantedTab === undefined || !this.isReady) return;
    const message: ToPage = { type: 'showTab', tab: this.wantedTab };
    this.wantedTab = undefined;
    void this.panel?.webview.postMessage(message);
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
