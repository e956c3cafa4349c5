/** What every tab is to the page around it. A new tab is such a view and a line in `panelTabs.ts`. */
import type { FromPage, PanelAsk, PanelState, PanelTab, PanelWatch } from '../src/protocol/panelMessages';
import type { PatternFilter } from '../src/protocol/view';
import type { AskResult } from './hostConnection';
import type { PageStateStore } from './pageState';

export interface PanelTabView {
  /** In it `aria-busy` says what is still on its way, `data-settled="false"` what still moves: tests wait for both. */
  readonly element: HTMLElement;
  /** What is typed into the field above the tabs: a part of names, a query with a language of its own, nothing. */
  readonly field: 'filter' | 'query' | 'none';
  /** Set where all is shown whatever filters are in force; the page then says so. */
  readonly ignoresFilters?: true;
  /** Whether `showCount` says something here. */
  readonly showsCount: boolean;
  /** What is shown was changed; undefined when nothing is shown any more. */
  update?(shown: PanelState['shown']): void;
  /** What is watched, with every look. */
  updateWatches?(watches: readonly PanelWatch[]): void;
  /** Called while the tab is seen, whenever something of the content may be different. */
  load(content: TabContent): void;
  /** Nothing is shown any more. */
  clear(): void;
  focus(): void;
  /** Draws what is shown as PNG, to be saved, if there is something; absent where the tab draws nothing, or on a canvas. */
  picture?(): Promise<Blob | undefined> | undefined;
}

export interface TabContent {
  readonly revision: number;
  /** Of the field above the tabs, `''` for none. */
  readonly filter: string;
  /** The selected function as Top names it, `''` for none. */
  readonly selected: string;
}

export interface NamedPlace {
  readonly name: string;
  /** Of the place. */
  readonly revision: number;
  /** -1 where there is nothing to go to. */
  readonly place: number;
}

/** What the tab asks of the page around it. */
export interface TabHost {
  ask(revision: number, ask: PanelAsk): Promise<AskResult>;
  openPlace(revision: number, place: number, takeFocus: boolean): void;
  /** The same for a function of a menu that may have been open for long. */
  goToFunction(of: NamedPlace): void;
  onMove(topRow: number): void;
  onClearFilter(): void;
  /** How many rows there are; shown, and read out when it changes. */
  showCount(summary: string): void;
  announce(text: string): void;
  /** Makes this function the selected one of all tabs. */
  select(functionName: string): void;
  showTab(tab: PanelTab): void;
  /** Adds one to the filters of what is shown, everywhere. */
  addFilter(filter: PatternFilter, pattern: string): void;
  /** The same for what a row of the view counts, whatever the granularity makes of its name. */
  filterByFunction(filter: PatternFilter, row: NamedPlace): void;
  copyText(text: string): void;
  /** The row that stood at the upper edge when the page was last hidden. */
  readonly startRow: number;
}

/** What a tab is made with. */
export interface TabContext {
  readonly host: TabHost;
  readonly store: PageStateStore;
  readonly post: (message: FromPage) => void;
}
