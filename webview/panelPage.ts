/** The whole page: head, problems, tabs, or what to do when nothing is shown. */
import type { FromPage, PanelState, PanelTab, PanelWatch } from '../src/protocol/panelMessages';
import { createEmptyState } from './emptyState';
import { element, setText } from './element';
import { createFilterField } from './filterField';
import { createHeader } from './header';
import type { HostConnection, HostListener } from './hostConnection';
import type { PageStateStore } from './pageState';
import { GoroutinesTab } from './goroutines/goroutinesTab';
import { LeaksTab } from './leaks/leaksTab';
import { MemoryTab } from './memory/memoryTab';
import { createProblemsNotice } from './problemsNotice';
import { strings } from './strings';
import type { TabHost } from './tabTable';
import { createTopTable } from './topTable';
import { createTracesTable } from './tracesTable';
import { uiTabs } from './ui/toolkit';

export class PanelPage implements HostListener {
  readonly element = element('div', { className: 'page' });
  readonly #connection: HostConnection;
  readonly #store: PageStateStore;
  readonly #count = element('div', { className: 'count dimmed', role: 'status' });
  readonly #announcer = element('div', { className: 'screen-reader-only', role: 'status' });
  readonly #problems = createProblemsNotice();
  readonly #header;
  readonly #filter;
  readonly #tables;
  readonly #tabs;
  readonly #empty;
  #state: PanelState | undefined;
  #isWatching = false;

  constructor(connection: HostConnection, store: PageStateStore) {
    this.#connection = connection;
    this.#store = store;
    this.#header = createHeader({
      firstMode: store.state.baseMode,
      onSampleType: (sampleType) => {
        this.#post({ type: 'setSampleType', sampleType });
      },
      onBase: (profile, mode) => {
        store.change({ baseMode: mode });
        this.#post({ type: 'setBase', profile, mode });
      },
    });
    this.#filter = this.#createFilter();
    this.#tables = this.#createTables();
    this.#tabs = this.#createTabs();
    this.#empty = createEmptyState({
      onFetch: () => {
        this.#post({ type: 'fetchProfile' });
      },
      onOpen: () => {
        this.#post({ type: 'openProfile' });
      },
    });
    const content = [this.#header.element, this.#problems.element, this.#tabs.element];
    this.element.append(...content, this.#empty, this.#announcer);
    this.#showTabState();
    this.#showOnly('nothing');
  }

  onState(state: PanelState): void {
    this.#state = state;
    if (state.shown === undefined) {
      this.#problems.update([]);
      this.#tables.top.clear();
      this.#tables.traces.clear();
      this.#tables.goroutines.clear();
      this.#tables.memory.clear();
      this.#showTabState();
      this.#showWhatThereIs();
      return;
    }
    this.#header.update(state.shown, state.baseChoices);
    this.#problems.update(state.shown.problems);
    this.#tables.goroutines.update(state.shown);
    this.#showTabState();
    this.element.classList.toggle('is-difference', state.shown.base !== undefined);
    this.#showWhatThereIs();
    this.#load();
  }

  onWatches(watches: readonly PanelWatch[]): void {
    this.#isWatching = watches.length > 0;
    this.#tables.leaks.update(watches);
    this.#showWhatThereIs();
  }

  onShowTab(tab: PanelTab): void {
    this.#tabs.value = tab;
    this.#changeTab(tab);
  }

  #createFilter() {
    return createFilterField({
      first: this.#store.state.filter,
      onFilter: (filter) => {
        this.#store.change(this.#store.state.tab === 'goroutines' ? { query: filter } : { filter });
        this.#load();
      },
      onLeave: () => {
        this.#tables[this.#store.state.tab].focus();
      },
    });
  }

  #createTables() {
    const { sort, descending } = this.#store.state;
    return {
      top: createTopTable(this.#tabHost('top'), { sort, descending }, (order) => {
        this.#store.change(order);
      }),
      traces: createTracesTable(this.#tabHost('traces')),
      goroutines: new GoroutinesTab({
        host: this.#tabHost('goroutines'),
        firstGrouping: this.#store.state.grouping,
        onGrouping: (grouping) => {
          this.#store.change({ grouping });
        },
        post: (message) => {
          this.#post(message);
        },
      }),
      memory: new MemoryTab(this.#tabHost('memory'), (message) => {
        this.#post(message);
      }),
      leaks: new LeaksTab((message) => {
        this.#post(message);
      }),
    };
  }

  #createTabs() {
    const end = element('div', { className: 'tabs-end', children: [this.#count, this.#filter.element] });
    const tabs = uiTabs<PanelTab>(
      strings.panelLabel,
      [
        { value: 'top', label: strings.tabTop, content: this.#tables.top.element },
        { value: 'traces', label: strings.tabTraces, content: this.#tables.traces.element },
        { value: 'goroutines', label: strings.tabGoroutines, content: this.#tables.goroutines.element },
        { value: 'memory', label: strings.tabMemory, content: this.#tables.memory.element },
        { value: 'leaks', label: strings.tabLeaks, content: this.#tables.leaks.element },
      ],
      this.#store.state.tab,
      end,
    );
    tabs.onChange = (tab) => {
      this.#changeTab(tab);
    };
    return tabs;
  }

  #tabHost(tab: PanelTab): TabHost {
    const { state } = this.#store;
    return {
      ask: (revision, ask) => this.#connection.ask(revision, ask),
      openPlace: (revision, place, takeFocus) => {
        this.#post({ type: 'openPlace', revision, place, takeFocus });
      },
      onMove: (topRow) => {
        this.#store.change({ topRow: { ...this.#store.state.topRow, [tab]: topRow } });
      },
      onClearFilter: () => {
        this.#filter.clear();
      },
      showCount: (summary) => {
        if (this.#store.state.tab === tab) setText(this.#count, summary);
      },
      announce: (text) => {
        setText(this.#announcer, '');
        setText(this.#announcer, text);
      },
      startRow: state.topRow[tab],
    };
  }

  #changeTab(tab: PanelTab): void {
    this.#filter.settle();
    this.#store.change({ tab });
    this.#showTabState();
    this.#load();
  }

  #showTabState(): void {
    const { tab, filter, query } = this.#store.state;
    const { goroutines } = this.#tables;
    const isGoroutines = tab === 'goroutines';
    const isReport = tab === 'leaks' || tab === 'memory';
    this.#filter.element.hidden = isGoroutines ? !goroutines.takesQuery : isReport;
    this.#count.hidden = isGoroutines ? !goroutines.hasRows : isReport;
    this.#filter.show(isGoroutines ? query : filter, strings.filterPlaceholder[tab]);
  }

  /** Only the tab that is seen asks; the other one does when it is chosen. */
  #load(): void {
    if (this.#state?.shown === undefined) return;
    const { tab, filter, query } = this.#store.state;
    if (tab === 'leaks') return;
    const { revision } = this.#state;
    this.#tables[tab].load({ revision, filter: tab === 'goroutines' ? query : filter });
  }

  /** A program can be watched before anything of it is shown. */
  #showWhatThereIs(): void {
    const isShown = this.#state?.shown !== undefined;
    if (this.#state === undefined && !this.#isWatching) return;
    this.#showOnly(isShown || this.#isWatching ? 'content' : 'empty');
    this.#header.element.hidden = !isShown;
  }

  /** Before the first state nothing is known, and to say that nothing is shown would be wrong. */
  #showOnly(part: 'nothing' | 'empty' | 'content'): void {
    const isContent = part === 'content';
    this.#header.element.hidden = !isContent;
    this.#tabs.element.hidden = !isContent;
    this.#empty.hidden = part !== 'empty';
  }

  #post(message: FromPage): void {
    this.#connection.post(message);
  }
}
