/** The filters in force, one chip each; what has the focus keeps it when the filters change. */
import type { PatternFilter, ViewFilters } from '../../src/protocol/view';
import { FILTER_SWITCHES, PATTERN_FILTERS } from '../../src/protocol/viewFilters';
import { shownText } from '../displayText';
import { element } from '../element';
import { strings } from '../strings';
import { withFilter, withSwitch } from './changedFilters';
import { filterChip } from './filterChip';
import type { FilterWishes } from './filterMenus';

export interface FilterChips {
  readonly element: HTMLElement;
  show(filters: ViewFilters): void;
  /** Whether there is a chip of that filter to go to. */
  focus(filter: PatternFilter): boolean;
}

export function createFilterChips(wishes: FilterWishes & { onFocusLost(): void }): FilterChips {
  const list = element('ul', { className: 'chips', attributes: { 'aria-label': strings.activeFilters } });
  return {
    element: list,
    show(filters) {
      const focused = [...list.children].findIndex((chip) => chip.contains(document.activeElement));
      const chips = [...patternChips(filters, wishes), ...switchChips(filters, wishes)];
      list.replaceChildren(...chips, ...(chips.length > 1 ? [resetItem(wishes)] : []));
      list.hidden = chips.length === 0;
      if (focused === -1) return;
      // The one that has taken the place of the removed one, so that several go with as many keystrokes.
      const next = chips[Math.min(focused, chips.length - 1)];
      if (next === undefined) wishes.onFocusLost();
      else next.querySelector('button')?.focus();
    },
    focus(filter) {
      const chip = list.querySelector<HTMLElement>(`[data-filter="${filter}"] .chip-text`);
      chip?.focus();
      return chip !== null;
    },
  };
}

function patternChips(filters: ViewFilters, { onEdit, onFilters }: FilterWishes): HTMLElement[] {
  return PATTERN_FILTERS.flatMap((filter) => {
    const pattern = filters[filter];
    if (pattern === undefined || pattern === '') return [];
    const name = strings.filterName[filter];
    const chip = filterChip({
      name,
      text: `${name}: ${shownText(pattern)}`,
      onEdit: () => {
        onEdit(filter);
      },
      onRemove: () => {
        onFilters(withFilter(filters, filter, ''));
      },
    });
    chip.dataset['filter'] = filter;
    return [chip];
  });
}

function switchChips(filters: ViewFilters, { onFilters }: FilterWishes): HTMLElement[] {
  return FILTER_SWITCHES.filter((name) => filters[name] === true).map((name) =>
    filterChip({
      name: strings.switchName[name],
      text: strings.switchName[name],
      onRemove: () => {
        onFilters(withSwitch(filters, name, 'off'));
      },
    }),
  );
}

function resetItem({ onFilters }: FilterWishes): HTMLElement {
  const reset = element('button', {
    className: 'chip-reset',
    text: strings.resetFilters,
    attributes: { type: 'button' },
  });
  reset.addEventListener('click', () => {
    onFilters({});
  });
  return element('li', { children: [reset] });
}
