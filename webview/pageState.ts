/** What the page remembers when it is hidden and made anew: tab, order, filter, position. */
import { MAX_KEPT_PAGE, PANEL_TABS, type PanelTab } from '../src/protocol/panelMessages';
import type { TopColumn } from '../src/protocol/serverRequests';
import { TEXT_COMMANDS, type TextCommand } from '../src/protocol/textRequests';
import type { BaseMode } from '../src/protocol/view';
import { FIRST_FLAME_CHOICES, parseFlameChoices, type FlameChoices } from './flame/flameChoices';
import { UNCHOSEN, type GroupingValue } from './goroutines/grouping';
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
  grouping: UNCHOSEN,
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

/** What a page is given when it is made. */
export interface PageSeed {
  /** Which page it is, so that the host knows it again. */
  readonly page: string;
  /** What the host has kept of it; `''` for nothing. */
  readonly kept: string;
  /** The host keeps this until it has another one. */
  keep(text: string): void;
}

/**
 * Holds the state and stores it: at once, but at most every tenth of a second. The host keeps it as well, since what
 * VS Code stores is written later and lost when the window is loaded again right after a change; positions change with
 * every turn of the wheel and are told to the host when that has come to rest.
 */
export class PageStateStore {
  readonly #api: Pick<VsCodeApi, 'getState' | 'setState'>;
  readonly #seed: PageSeed;
  #state: PageState;
  /** Of what VS Code has and what the host has, the one with more changes is the newer one. */
  #changeCount: number;
  #timer: number | undefined;
  #keepTimer: number | undefined;
  #planned: 'no' | 'soon' | 'atRest' = 'no';

  constructor(api: Pick<VsCodeApi, 'getState' | 'setState'>, seed: PageSeed = UNKEPT) {
    this.#api = api;
    this.#seed = seed;
    const [own, kept] = [api.getState(), parseJson(seed.kept)];
    this.#state = parsePageState(changeCountOf(kept) > changeCountOf(own) ? kept : own);
    this.#changeCount = Math.max(0, changeCountOf(kept), changeCountOf(own));
    // From here on VS Code can say which page this is.
    api.setState(this.#stored);
    window.addEventListener('pagehide', () => {
      this.#store();
      this.#keep();
    });
  }

  get state(): PageState {
    return this.#state;
  }

  change(fields: Partial<PageState>): void {
    this.#state = { ...this.#state, ...fields };
    this.#changeCount += 1;
    this.#timer ??= window.setTimeout(() => {
      this.#store();
    }, STORE_MILLIS);
    const isPosition = Object.keys(fields).every((field) => POSITIONS.has(field));
    this.#planKeep(isPosition ? 'atRest' : 'soon');
  }

  #planKeep(when: 'soon' | 'atRest'): void {
    if (this.#planned === 'soon') return;
    window.clearTimeout(this.#keepTimer);
    this.#planned = when;
    this.#keepTimer = window.setTimeout(
      () => {
        this.#keep();
      },
      when === 'soon' ? STORE_MILLIS : REST_MILLIS,
    );
  }

  #store(): void {
    window.clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#api.setState(this.#stored);
  }

  #keep(): void {
    if (this.#planned === 'no') return;
    window.clearTimeout(this.#keepTimer);
    this.#planned = 'no';
    const text = JSON.stringify(this.#stored);
    if (text.length <= MAX_KEPT_PAGE) this.#seed.keep(text);
  }

  get #stored(): object {
    return { ...this.#state, page: this.#seed.page, changeCount: this.#changeCount };
  }
}

const STORE_MILLIS = 100;
const REST_MILLIS = 1000;
const POSITIONS: ReadonlySet<string> = new Set<keyof PageState>(['topRow', 'graphPlace']);

const UNKEPT: PageSeed = { page: '', kept: '', keep: () => undefined };

/** -1 for what is no state of a page; 0 for one of a version that did not count. */
function changeCountOf(stored: unknown): number {
  if (typeof stored !== 'object' || stored === null) return -1;
  return rowNumber(asRecord(stored)['changeCount']);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
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
