/**
 * Stands for VS Code and the extension host: takes the page's messages and answers from generated rows.
 * Runs in the page, before the page's own script; a test steers it through `window.scriptedHost`.
 */
import type {
  FromPage,
  PanelAnswer,
  PanelAsk,
  PanelState,
  ToPage,
} from '../../../src/protocol/panelMessages';
import { fail, succeed } from '../../../src/protocol/reply';
import type { VsCodeApi } from '../../../webview/vscodeApi';
import {
  comparedPage,
  goroutinesPage,
  goroutineTree,
  USUAL_GOROUTINES,
  type GeneratedGoroutines,
} from './generatedGoroutines';
import { GeneratedRows, type GeneratedProfile } from './generatedProfile';
import './pageReader';
import { flameAnswer } from './scriptedFlame';
import { listAnswer, NO_FUNCTIONS, peekAnswer, type ScriptedFunctions } from './scriptedFunctions';
import { graphAnswer, NO_GRAPH, type ScriptedGraph } from './scriptedGraph';
import { memoryAnswer, NO_MEMORY, type ScriptedMemory } from './scriptedMemory';
import { NO_REPORTS, tagsAnswer, textAnswer, type ScriptedReports } from './scriptedReports';

export interface HostScript {
  readonly profile: GeneratedProfile;
  /** Sent when the page says that it is ready. */
  readonly state: PanelState;
  /** What `getState` gives. */
  readonly saved: unknown;
  /** What the host has kept of the page; `''` for nothing. */
  readonly kept: string;
  /** The texts of another language as the host gives them along, as JSON; `''` for English. */
  readonly messages: string;
}

type Ask = Extract<FromPage, { type: 'ask' }>;

export class ScriptedHost implements VsCodeApi {
  readonly received: FromPage[] = [];
  /** Content security policy violations. */
  readonly violations: string[] = [];
  /** `hold` keeps asks until `release`, `ignore` forgets them, `fail` answers with `failure`. */
  mode: 'answer' | 'hold' | 'ignore' | 'fail' = 'answer';
  failure = 'The profile server stopped. Fetch the profile again.';
  saved: unknown;
  goroutines: GeneratedGoroutines = USUAL_GOROUTINES;
  functions: ScriptedFunctions = NO_FUNCTIONS;
  graph: ScriptedGraph = NO_GRAPH;
  memory: ScriptedMemory = NO_MEMORY;
  reports: ScriptedReports = NO_REPORTS;
  #rows: GeneratedRows;
  #state: PanelState;
  readonly #held: { readonly message: Ask; readonly rows: GeneratedRows }[] = [];
  /** Asks that nothing has been answered to yet. */
  readonly #unanswered = new Set<number>();

  constructor(script: HostScript) {
    this.#rows = new GeneratedRows(script.profile);
    this.#state = script.state;
    this.saved = script.saved;
    document.addEventListener('securitypolicyviolation', (event) => {
      this.violations.push(`${event.violatedDirective} ${event.sourceFile} ${event.sample}`);
    });
  }

  postMessage(message: FromPage): void {
    this.received.push(structuredClone(message));
    if (message.type === 'ask') this.#unanswered.add(message.id);
    if (window.tellRealHost !== undefined) {
      void window.tellRealHost(message).then((said) => {
        for (const one of said) this.send(one);
      });
      return;
    }
    if (message.type === 'ready') this.show({});
    if (message.type === 'ask') this.#take(message);
  }

  getState(): unknown {
    return this.saved;
  }

  setState(state: unknown): void {
    this.saved = structuredClone(state);
  }

  /** Changes the state, and the profile if one is given, and tells the page. */
  show(change: Partial<PanelState>, profile?: GeneratedProfile): void {
    this.#state = { ...this.#state, ...change };
    if (profile !== undefined) this.#rows = new GeneratedRows(profile);
    this.send({ type: 'state', state: this.#state });
  }

  get state(): PanelState {
    return this.#state;
  }

  get unansweredCount(): number {
    return this.#unanswered.size;
  }

  send(message: ToPage): void {
    if (message.type === 'answer') this.#unanswered.delete(message.id);
    // Like a real host, in a task of its own and as a copy.
    const channel = new MessageChannel();
    channel.port1.onmessage = (event: MessageEvent<ToPage>) => {
      channel.port1.close();
      window.dispatchEvent(new MessageEvent('message', { data: event.data }));
    };
    channel.port2.postMessage(message);
  }

  /** Answers what was held, the last ask first if so wanted: answers need not come in the order of the asks. */
  release(order: 'first first' | 'last first' = 'first first'): void {
    this.mode = 'answer';
    const held = this.#held.splice(0);
    if (order === 'last first') held.reverse();
    for (const { message, rows } of held) this.#answer(message, rows);
  }

  get heldCount(): number {
    return this.#held.length;
  }

  #take(message: Ask): void {
    switch (this.mode) {
      case 'answer':
        this.#answer(message, this.#rows);
        break;
      case 'hold':
        this.#held.push({ message, rows: this.#rows });
        break;
      case 'ignore':
        break;
      case 'fail':
        this.send({ type: 'answer', id: message.id, revision: message.revision, reply: fail(this.failure) });
        break;
    }
  }

  #answer({ id, revision, ask }: Ask, rows: GeneratedRows): void {
    if (ask.kind === 'flame') {
      void flameAnswer(ask).then((answer) => {
        this.send({ type: 'answer', id, revision, reply: succeed(answer) });
      });
      return;
    }
    this.send({ type: 'answer', id, revision, reply: succeed(this.#answerTo(ask, rows)) });
  }

  #answerTo(ask: Exclude<PanelAsk, { kind: 'flame' }>, rows: GeneratedRows): PanelAnswer {
    switch (ask.kind) {
      case 'top':
        return { kind: 'top', page: rows.top(ask, ask.offset, ask.limit) };
      case 'traces':
        return { kind: 'traces', page: rows.traces(ask.filter, ask.offset, ask.limit) };
      case 'goroutines':
        return { kind: 'goroutines', page: goroutinesPage(this.goroutines, ask) };
      case 'goroutineTree':
        return { kind: 'goroutineTree', tree: goroutineTree(this.goroutines, ask) };
      case 'comparedGoroutines':
        return { kind: 'comparedGoroutines', page: comparedPage(this.goroutines, ask) };
      case 'peek':
        return peekAnswer(this.functions, ask);
      case 'list':
        return listAnswer(this.functions, ask);
      case 'graph':
        return graphAnswer(this.graph, ask);
      case 'tags':
        return tagsAnswer(this.reports, ask);
      case 'text':
        return textAnswer(this.reports, ask);
      case 'memory':
      case 'memorySeries':
      case 'memoryRecords':
        return memoryAnswer(this.memory, ask);
    }
  }
}

declare global {
  interface Window {
    /** Absent: this file answers. Else the test does (realHost.ts), and this gives what is said to the page. */
    tellRealHost?: (message: FromPage) => Promise<readonly ToPage[]>;
    hostScript: HostScript;
    scriptedHost: ScriptedHost;
    acquireVsCodeApi: () => VsCodeApi;
  }
}

window.scriptedHost = new ScriptedHost(window.hostScript);
window.acquireVsCodeApi = () => window.scriptedHost;
const root = document.getElementById('root');
if (root !== null) {
  const { kept, messages } = window.hostScript;
  Object.assign(root.dataset, { page: '0123456789abcdef', kept, messages });
}
