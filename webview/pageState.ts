/** What the page remembers when it is hidden and made anew: tab, order, filter, position. */
import { PANEL_TABS, type PanelTab } from '../src/protocol/panelMessages';
import type { TopColumn } from '../src/protocol/serverRequests';
import { TEXT_COMMANDS, type TextCommand } from '../src/protocol/textRequests';
import type { BaseMode } from '../src/protocol/view';
import { FIRST_FLAME_CHOICES, parseFlameChoices, type FlameChoices } from './flame/flameChoices';
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
  readonly flame: FlameChoices;
  /** How the next base that is picked will be subtracted. */
  readonly baseMode: BaseMode;
  /** The selected function as Top names it, `''` for none; the same in all tabs. */
  readonly selected: string;
  /** The report of the Text tab, and what peek and list look for there. */
  readonly textCommand: TextCommand;
  readonly textArgument: string;
  /** The Graph tab's: 0 for as many nodes as pprof draws. */
  readonly graphNodeCount: number;
  readonly graphShape: 'graph' | 'tree';
  /** What of the graph is seen, in the words of `graph/viewport.ts`; empty for the usual. */
  readonly graphPlace: readonly number[];
  /** The row at the upper edge, zero-based; 12.5 when the twelfth is half out of sight. Absent: the first. */
  readonly topRow: Readonly<Partial<Record<PanelTab, number>>>;
}

export const FIRST_STATE: PageState = {
  tab: 'top',
  sort: 'flat',
  descending: true,
  filter: '',
  query: '',
  grouping: FIRST_GROUPING,
  flame: FIRST_FLAME_CHOICES,
  baseMode: 'base',
  selected: '',
  textCommand: 'top',
  textArgument: '',
  graphNodeCount: 0,
  graphShape: 'graph',
  graphPlace: [],
  topRow: {},
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
    flame: parseFlameChoices(fields['flame']),
    baseMode: oneOf(fields['baseMode'], ['base', 'diffBase'], FIRST_STATE.baseMode),
    selected: typeof fields['selected'] === 'string' ? fields['selected'] : FIRST_STATE.selected,
    textCommand: oneOf(fields['textCommand'], TEXT_COMMANDS, FIRST_STATE.textCommand),
    textArgument:
      typeof fields['textArgument'] === 'string' ? fields['textArgument'] : FIRST_STATE.textArgument,
    graphNodeCount: rowNumber(fields['graphNodeCount']),
    graphShape: oneOf(fields['graphShape'], ['graph', 'tree'], FIRST_STATE.graphShape),
    graphPlace: finiteNumbers(fields['graphPlace']),
    topRow: Object.fromEntries(
      PANEL_TABS.flatMap((tab) => (tab in rows ? [[tab, rowNumber(rows[tab])]] : [])),
    ),
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

function finiteNumbers(value: unknown): readonly number[] {
  if (!Array.isArray(value)) return [];
  return value.filter((one): one is number => typeof one === 'number' && Number.isFinite(one)).slice(0, 8);
}

function rowNumber(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : 0;
}
