/**
 * What everything is shown through: a chip for each filter, menus to add, keep and take back, and the way back to what
 * was looked at before. The host checks a filter before anything changes, and says what is wrong with it.
 */
import type { FromPage, PanelState } from '../../src/protocol/panelMessages';
import type { PatternFilter, ViewFilters } from '../../src/protocol/view';
import { isUnfiltered, MAX_PATTERN_LENGTH, VIEW_GRANULARITIES } from '../../src/protocol/viewFilters';
import { shownText } from '../displayText';
import { element, setText } from '../element';
import { createMenuButton } from '../menu/menuButton';
import { strings } from '../strings';
import { uiButton, uiSelect } from '../ui/toolkit';
import { withFilter } from './changedFilters';
import { createFilterChips } from './filterChips';
import { refineItems, savedItems, type FilterWishes } from './filterMenus';
import { createPatternEditor } from './patternEditor';
import { patternOfFunction } from './patternOfFunction';

type Shown = NonNullable<PanelState['shown']>;

export interface FilterBarOptions {
  /** What is typed into the field above the tabs, `''` for nothing; a new pattern begins with it. */
  readonly searched: () => string;
  /** `''` for none; otherwise a new pattern begins with it. */
  readonly selected: () => string;
  post(message: FromPage): void;
}

export class FilterBar {
  readonly element = element('div', {
    className: 'filter-bar',
    role: 'group',
    attributes: { 'aria-label': strings.filtersLabel },
  });
  readonly #options: FilterBarOptions;
  readonly #problem = element('div', { className: 'notice is-error filter-problem', role: 'alert' });
  readonly #granularity = uiSelect(strings.granularity);
  readonly #back;
  readonly #forward;
  readonly #chips;
  readonly #editor;
  readonly #refine;
  readonly #exempt = element('span', { className: 'dimmed', role: 'status', text: strings.filtersNotHere });
  #shown: Shown | undefined;
  #drawn = '';

  constructor(options: FilterBarOptions) {
    this.#options = options;
    this.#back = this.#stepButton('goBack', strings.goBack, '←');
    this.#forward = this.#stepButton('goForward', strings.goForward, '→');
    this.#granularity.choices = VIEW_GRANULARITIES.map((value) => ({
      value,
      label: strings.granularityName[value],
    }));
    this.#granularity.onChange = (value) => {
      const granularity = VIEW_GRANULARITIES.find((known) => known === value);
      if (granularity !== undefined) this.#set({ ...this.#filters, granularity });
    };
    const wishes: FilterWishes = {
      onEdit: (filter) => {
        this.#edit(filter);
      },
      onFilters: (filters) => {
        this.#set(filters);
      },
    };
    this.#refine = createMenuButton({
      label: strings.refine,
      menuLabel: strings.refineLabel,
      items: () => refineItems(this.#filters, wishes),
    });
    const onFocusLost = (): void => {
      this.#refine.focus();
    };
    this.#chips = createFilterChips({ ...wishes, onFocusLost });
    this.#editor = this.#createEditor();
    this.#problem.hidden = true;
    this.#exempt.hidden = true;
    const parts = [this.#chips.element, this.#exempt, this.#editor.element, this.#problem];
    this.element.append(this.#createControls(), ...parts);
  }

  update(shown: Shown | undefined): void {
    this.#shown = shown;
    this.element.hidden = shown === undefined;
    if (shown === undefined) return;
    this.#back.disabled = !shown.canGoBack;
    this.#forward.disabled = !shown.canGoForward;
    this.#granularity.value = shown.filters.granularity ?? 'functions';
    const now = JSON.stringify(shown.filters);
    if (now === this.#drawn) return;
    this.#drawn = now;
    this.#problem.hidden = true;
    this.#chips.show(shown.filters);
    this.#editor.close();
  }

  /** Says so where filters are in force that the view which is seen does not follow. */
  showReach(reach: 'all' | 'notThisView'): void {
    this.#exempt.hidden = reach === 'all' || isUnfiltered(this.#filters);
  }

  /** A filter was refused: what was shown stays, and what was typed, too. */
  showProblem(message: string): void {
    setText(this.#problem, shownText(message));
    this.#problem.hidden = false;
    this.#granularity.value = this.#filters.granularity ?? 'functions';
    this.#editor.focus();
  }

  get #filters(): ViewFilters {
    return this.#shown?.filters ?? {};
  }

  #set(filters: ViewFilters): void {
    this.#problem.hidden = true;
    this.#options.post({ type: 'setFilters', filters });
  }

  #edit(filter: PatternFilter): void {
    this.#problem.hidden = true;
    this.#editor.edit(filter, this.#filters[filter] ?? this.#firstPattern(filter));
  }

  /** Names of functions say nothing about tags. */
  #firstPattern(filter: PatternFilter): string {
    if (filter.startsWith('tag')) return '';
    const { searched, selected } = this.#options;
    return searched() || patternOfFunction(selected(), this.#filters.granularity);
  }

  #createEditor() {
    return createPatternEditor({
      onPattern: (filter, pattern) => {
        if (pattern === (this.#filters[filter] ?? '')) this.#editor.close();
        else if (pattern.length > MAX_PATTERN_LENGTH) this.showProblem(strings.patternTooLong);
        else this.#set(withFilter(this.#filters, filter, pattern));
      },
      onSave: (name) => {
        this.#options.post({ type: 'saveSettings', name });
      },
      onClose: (filter) => {
        this.#problem.hidden = true;
        if (filter === undefined || !this.#chips.focus(filter)) this.#refine.focus();
      },
    });
  }

  #createControls(): HTMLElement {
    const saved = createMenuButton({
      label: strings.savedFilters,
      menuLabel: strings.savedFiltersLabel,
      items: () =>
        savedItems(this.#shown?.savedSettings ?? [], {
          onSave: () => {
            this.#editor.askName();
          },
          post: (message) => {
            this.#options.post(message);
          },
        }),
    });
    const steps = [this.#back.element, this.#forward.element];
    const children = [...steps, this.#granularity.element, this.#refine.element, saved.element];
    return element('div', { className: 'filter-controls', children });
  }

  #stepButton(type: 'goBack' | 'goForward', label: string, arrow: string) {
    const button = uiButton({
      label: arrow,
      kind: 'secondary',
      onClick: () => {
        this.#options.post({ type });
      },
    });
    button.element.classList.add('step-button');
    button.element.setAttribute('aria-label', label);
    button.element.title = label;
    return button;
  }
}
