/** The page's line to the extension host: messages out, state and answers in. */
import type {
  FromPage,
  PanelAnswer,
  PanelAsk,
  PanelState,
  PanelTab,
  PanelWatch,
  ToPage,
} from '../src/protocol/panelMessages';
import { fail, type Reply } from '../src/protocol/reply';
import { strings } from './strings';
import type { VsCodeApi } from './vscodeApi';

const ANSWER_SECONDS = 60;

/** `outdated`: something else is shown by now, and nobody needs the answer. */
export type AskResult =
  { readonly kind: 'reply'; readonly reply: Reply<PanelAnswer> } | { readonly kind: 'outdated' };

export interface HostListener {
  onState(state: PanelState): void;
  onWatches(watches: readonly PanelWatch[]): void;
  onShowTab(tab: PanelTab): void;
  onFilterProblem(message: string): void;
  /** In a panel beside this one. */
  onSelected(functionName: string): void;
}

interface PendingAsk {
  readonly revision: number;
  readonly timer: number;
  settle(result: AskResult): void;
}

export class HostConnection {
  readonly #api: Pick<VsCodeApi, 'postMessage'>;
  readonly #pending = new Map<number, PendingAsk>();
  #nextId = 1;
  #revision = 0;

  constructor(api: Pick<VsCodeApi, 'postMessage'>) {
    this.#api = api;
  }

  /** Messages are handled from here on; the host is told that the page is there. */
  start(listener: HostListener): void {
    window.addEventListener('message', (event: MessageEvent<unknown>) => {
      if (isToPage(event.data)) this.#receive(event.data, listener);
    });
    this.post({ type: 'ready' });
  }

  post(message: FromPage): void {
    this.#api.postMessage(message);
  }

  /** `revision` is that of the state which the question is about. Never rejects: a host that does not answer in time is a reply with a problem. */
  ask(revision: number, ask: PanelAsk): Promise<AskResult> {
    if (revision !== this.#revision) return Promise.resolve({ kind: 'outdated' });
    const id = this.#nextId++;
    return new Promise((resolve) => {
      const settle = (result: AskResult): void => {
        window.clearTimeout(timer);
        this.#pending.delete(id);
        resolve(result);
      };
      const timer = window.setTimeout(() => {
        settle({ kind: 'reply', reply: fail(strings.timedOut(ANSWER_SECONDS)) });
      }, ANSWER_SECONDS * 1000);
      this.#pending.set(id, { revision, timer, settle });
      this.post({ type: 'ask', id, revision, ask });
    });
  }

  #receive(message: ToPage, listener: HostListener): void {
    switch (message.type) {
      case 'state':
        this.#revision = message.state.revision;
        this.#dropOutdated();
        listener.onState(message.state);
        break;
      case 'answer': {
        const pending = this.#pending.get(message.id);
        if (pending === undefined) break;
        if (pending.revision === message.revision) pending.settle({ kind: 'reply', reply: message.reply });
        else pending.settle({ kind: 'outdated' });
        break;
      }
      case 'watches':
        listener.onWatches(message.watches);
        break;
      case 'showTab':
        listener.onShowTab(message.tab);
        break;
      case 'filterProblem':
        listener.onFilterProblem(message.message);
        break;
      case 'selected':
        listener.onSelected(message.functionName);
        break;
    }
  }

  #dropOutdated(): void {
    for (const pending of [...this.#pending.values()]) {
      if (pending.revision !== this.#revision) pending.settle({ kind: 'outdated' });
    }
  }
}

/** VS Code posts messages of its own into webviews; ours have one of these types. */
function isToPage(data: unknown): data is ToPage {
  if (typeof data !== 'object' || data === null || !('type' in data)) return false;
  return TYPES.some((type) => type === data.type);
}

const TYPES: readonly ToPage['type'][] = [
  'state',
  'answer',
  'watches',
  'showTab',
  'filterProblem',
  'selected',
];
