/** The whole page: head, problems, tabs, or what to do when nothing is shown. */
import {
  PANEL_TABS,
  type FromPage,
  type PanelState,
  type PanelTab,
  type PanelWatch,
} from '../src/protocol/panelMessages';
import { createEmptyState } from './emptyState';
import { element, setText } from './element';
import { createExportMenu } from './export/exportMenu';
import { pictureOf } from './export/pictureOf';
import { shownReport } from './export/shownReport';
import { createFilterField, isTyping } from './filterField';
import { FilterBar } from './filters/filterBar';
import { patternOfFunction } from './filters/patternOfFunction';
import { createHeader } from './header';
import type { HostConnection, HostListener } from './hostConnection';
import { FollowedFunction } from './menu/followedFunction';
import type { PageStateStore } from './pageState';
import type { TabHost } from './panelTab';
import { PanelTabs } from './panelTabs';
import { createProblemsNotice } from './problemsNotice';
import { endsOfShortened } from './shortenedName';
import { strings } from './strings';
import { uiTabs } from './ui/toolkit';

export class PanelPage implements HostListener {
  readonly element = element('main', { className: 'page' });
  readonly #connection: HostConnection;
  readonly #store: PageStateStore;
  readonly #count = element('div', { className: 'count dimmed', role: 'status' });
  readonly #announcer = element('div', { className: 'screen-reader-only', role: 'status' });
  readonly #problems = createProblemsNotice();
  readonly #header;
  readonly #filterBar;
  readonly #filter;
  readonly #views;
  readonly #tabs;
  readonly #empty;
  readonly #followed = new FollowedFunction((revision, ask) => this.#connection.ask(revision, ask));
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
      onBase: (profile, how) => {
        store.change({ baseMode: how.mode });
        this.#post({ type: 'setBase', profile, ...how });
      },
      onBaseFile: (how) => {
        this.#post({ type: 'openBase', ...how });
      },
    });
    this.#filterBar = new FilterBar({
      selected: () => store.state.selected,
      searched: () => {
        this.#filter.settle();
        return this.#view.field === 'filter' ? store.state.filter : '';
      },
      post: (message) => {
        this.#post(message);
      },
    });
    this.#filter = this.#createFilter();
    this.#views = new PanelTabs((tab) => ({
      host: this.#tabHost(tab),
      store,
      post: (message) => {
        this.#post(message);
      },
    }));
    this.#tabs = this.#createTabs();
    this.#empty = createEmptyState({
      onFetch: () => {
        this.#post({ type: 'fetchProfile' });
      },
      onOpen: () => {
        this.#post({ type: 'openProfile' });
      },
    });
    const content = [
      this.#header.element,
      this.#filterBar.element,
      this.#problems.element,
      this.#tabs.element,
    ];
    this.element.append(...content, this.#empty, this.#announcer);
    this.#showTabState();
    this.#showOnly('nothing');
    this.#listenForSteps();
  }

  onState(state: PanelState): void {
    this.#state = state;
    this.#followed.update(state);
    if (state.shown === undefined) {
      this.#problems.update([]);
      this.#filterBar.update(undefined);
      this.#views.update(undefined);
      this.#showTabState();
      this.#showWhatThereIs();
      return;
    }
    this.#header.update(state.shown, state.baseChoices);
    this.#filterBar.update(state.shown);
    this.#problems.update(state.shown.problems, state.shown.hints);
    this.#views.update(state.shown);
    this.#showTabState();
    this.element.classList.toggle('is-difference', state.shown.base !== undefined);
    this.#showWhatThereIs();
    this.#load();
  }

  onWatches(watches: readonly PanelWatch[]): void {
    this.#isWatching = watches.length > 0;
    this.#views.updateWatches(watches);
    this.#showWhatThereIs();
  }

  onFilterProblem(message: string): void {
    this.#filterBar.showProblem(message);
  }

  onSelected(selected: string): void {
    if (selected === this.#store.state.selected) return;
    this.#store.change({ selected });
    this.#load();
  }

  onShowTab(tab: PanelTab): void {
    this.#tabs.value = tab;
    this.#changeTab(tab);
  }

  /** The keys and the mouse's buttons with which browsers and editors go back and forward. */
  #listenForSteps(): void {
    const step = (event: Event, type: 'goBack' | 'goForward'): void => {
      event.preventDefault();
      // VS Code listens at the window of the page, and would leave the editor's place as well.
      event.stopPropagation();
      this.#post({ type });
    };
    document.addEventListener('keydown', (event) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || isTyping(event)) return;
      if (event.key === 'ArrowLeft') step(event, 'goBack');
      if (event.key === 'ArrowRight') step(event, 'goForward');
    });
    document.addEventListener('mouseup', (event) => {
      if (event.button === 3) step(event, 'goBack');
      if (event.button === 4) step(event, 'goForward');
    });
  }

  #createFilter() {
    return createFilterField({
      first: this.#store.state.filter,
      onFilter: (filter) => {
        this.#store.change(this.#view.field === 'query' ? { query: filter } : { filter });
        this.#load();
      },
      onLeave: () => {
        this.#view.focus();
      },
    });
  }

  /** Of the tab that is seen. */
  get #view() {
    return this.#views.view(this.#store.state.tab);
  }

  #createTabs() {
    const end = element('div', {
      className: 'tabs-end',
      children: [this.#count, this.#filter.element, this.#createExport()],
    });
    const tabs = uiTabs<PanelTab>(
      strings.panelLabel,
      PANEL_TABS.map((tab) => ({
        value: tab,
        label: strings.tabName[tab],
        content: this.#views.placeOf(tab),
      })),
      this.#store.state.tab,
      end,
    );
    tabs.onChange = (tab) => {
      this.#changeTab(tab);
    };
    return tabs;
  }

  #createExport(): HTMLElement {
    return createExportMenu({
      revision: () => (this.#state?.shown === undefined ? undefined : this.#state.revision),
      report: () => shownReport(this.#store.state, this.#state?.shown?.filters.granularity),
      picture: () => pictureOf(this.#view),
      post: (message) => {
        this.#post(message);
      },
      announce: (text) => {
        setText(this.#announcer, '');
        setText(this.#announcer, text);
      },
    }).element;
  }

  #tabHost(tab: PanelTab): TabHost {
    const { state } = this.#store;
    return {
      ask: (revision, ask) => this.#connection.ask(revision, ask),
      openPlace: (revision, place, takeFocus) => {
        this.#post({ type: 'openPlace', revision, place, takeFocus });
      },
      goToFunction: (of) => {
        void this.#followed.placeOf(of).then(({ revision, place }) => {
          this.#post({ type: 'openPlace', revision, place, takeFocus: true });
        });
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
      select: (selected) => {
        if (selected === this.#store.state.selected) return;
        this.#post({ type: 'select', functionName: selected });
        this.onSelected(selected);
      },
      showTab: (wanted) => {
        this.onShowTab(wanted);
        this.#view.focus();
      },
      addFilter: (filter, pattern) => {
        this.#post({ type: 'addFilter', filter, pattern });
      },
      filterByFunction: (filter, { name, revision, place }) => {
        const pattern = patternOfFunction(name, this.#state?.shown?.filters.granularity);
        const isWhole = place === -1 || endsOfShortened(name) === undefined;
        const of = isWhole ? {} : { of: { revision, place } };
        this.#post({ type: 'addFilter', filter, pattern, ...of });
      },
      copyText: (text) => {
        void navigator.clipboard.writeText(text);
      },
      startRow: state.topRow[tab] ?? 0,
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
    const { field, showsCount, ignoresFilters } = this.#view;
    this.#filterBar.showReach(ignoresFilters === true ? 'notThisView' : 'all');
    this.#filter.element.hidden = field === 'none';
    this.#tabs.element.classList.toggle('has-no-field', field === 'none');
    this.#count.hidden = !showsCount;
    this.#filter.show(field === 'query' ? query : filter, strings.filterPlaceholder[tab]);
  }

  /** Only the tab that is seen asks; the other one does when it is chosen. */
  #load(): void {
    if (this.#state?.shown === undefined) return;
    const { filter, query, selected } = this.#store.state;
    const { revision } = this.#state;
    const view = this.#view;
    view.load({ revision, filter: view.field === 'query' ? query : filter, selected });
  }

  /** A program can be watched before anything of it is shown. */
  #showWhatThereIs(): void {
    const isShown = this.#state?.shown !== undefined;
    if (this.#state === undefined && !this.#isWatching) return;
    this.#showOnly(isShown || this.#isWatching ? 'content' : 'empty');
    this.#header.element.hidden = !isShown;
    this.#filterBar.element.hidden = !isShown;
  }

  /** Before the first state nothing is known, and to say that nothing is shown would be wrong. */
  #showOnly(part: 'nothing' | 'empty' | 'content'): void {
    const isContent = part === 'content';
    this.#header.element.hidden = !isContent;
    this.#filterBar.element.hidden = !isContent;
    this.#tabs.element.hidden = !isContent;
    this.#empty.hidden = part !== 'empty';
  }

  #post(message: FromPage): void {
    this.#connection.post(message);
  }
}
