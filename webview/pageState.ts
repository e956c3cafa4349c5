/** What the page remembers when it is hidden and made anew: tab, order, filter, position. */
import { PANEL_TABS, type PanelTab } from '../src/protocol/panelMessages';
import type { TopColumn } from '../src/protocol/serverRequests';
import type { BaseMode } from '../src/protocol/view';
import { FIRST_GROUPING, type GroupingValue } from './goroutines/grouping';
import type { VsCodeApi } from './vscodeApi';

export interface PageState {
  readonly tab: PanelTab;
  readonly sort: TopColumn;
  readonly descending: boolean;
  readonly filter: string;
  /** The Goroutines tab's; it has a language of its own. */
  readonly query: string;
  readonly grouping: GroupingValue;
  /** How the next base that is picked will be subtracted. */
  readonly baseMode: BaseMode;
  /** The row at the upper edge, zero-based; 12.5 when the twelfth is half out of sight. */
  readonly topRow: Readonly<Record<PanelTab, number>>;
}

export const FIRST_STATE: PageState = {
  tab: 'top',
  sort: 'flat',
  descending: true,
  filter: '',
  query: '',
  grouping: FIRST_GROUPING,
  baseMode: 'base',
  topRow: { top: 0, traces: 0, goroutines: 0, memory: 0, leaks: 0 },
};

/** Stored state may come from another version of the page: each field is taken only if it makes sense. */
export function parsePageState(stored: unknown): PageState {
  const fields = asRecord(stored);
  const rows = asRecord(fields['topRow']);
  return {
    tab: oneOf(fields['tab'], PANEL_TABS, FIRST_STATE.tab),
    sort: oneOf(fields['sort'], ['flat', 'cum', 'name'], FIRST_STATE.sort),
    descending: typeof fields['descending'] === 'boolean' ? fields['descending'] : FIRST_STATE.descending,
    filter: typeof fields['filter'] === 'string' ? fields['filter'] : FIRST_STATE.filter,
    query: typeof fields['query'] === 'string' ? fields['query'] : FIRST_STATE.query,
    grouping: typeof fields['grouping'] === 'string' ? fields['grouping'] : FIRST_STATE.grouping,
    baseMode: oneOf(fields['baseMode'], ['base', 'diffBase'], FIRST_STATE.baseMode),
    topRow: {
      top: rowNumber(rows['top']),
      traces: rowNumber(rows['traces']),
      goroutines: rowNumber(rows['goroutines']),
      memory: rowNumber(rows['memory']),
      leaks: rowNumber(rows['leaks']),
    },
  };
}

/** Holds the state and stores it: at once, but at most every tenth of a second, since scrolling changes it often. */
export class PageStateStore {
  readonly #api: Pick<VsCodeApi, 'getState' | 'setState'>;
  #state: PageState;
  #timer: number | undefined;

  constructor(api: Pick<VsCodeApi, 'getState' | 'setState'>) {
    this.#api = api;
    this.#state = parsePageState(api.getState());
    window.addEventListener('pagehide', () => {
      this.#store();
    });
  }

  get state(): PageState {
    return this.#state;
  }

  change(fields: Partial<PageState>): void {
    this.#state = { ...this.#state, ...fields };
    this.#timer ??= window.setTimeout(() => {
      this.#store();
    }, 100);
  }

  #store(): void {
    window.clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#api.setState(this.#state);
  }
}

function asRecord(value: unknown): Partial<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function oneOf<T extends string>(value: unknown, allowed: readonly T[], otherwise: T): T {
  return allowed.find((choice) => choice === value) ?? otherwise;
}

function rowNumber(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : 0;
}
