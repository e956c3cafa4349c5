/** What the menus of the filter bar offer. */
import type { FromPage } from '../../src/protocol/panelMessages';
import type { PatternFilter, ViewFilters } from '../../src/protocol/view';
import { FILTER_SWITCHES, PATTERN_FILTERS } from '../../src/protocol/viewFilters';
import { shownText } from '../displayText';
import type { MenuItem } from '../menu/menuList';
import { strings } from '../strings';
import { withSwitch } from './changedFilters';

export interface FilterWishes {
  readonly onEdit: (filter: PatternFilter) => void;
  readonly onFilters: (filters: ViewFilters) => void;
}

export function refineItems(filters: ViewFilters, { onEdit, onFilters }: FilterWishes): readonly MenuItem[] {
  const patterns = PATTERN_FILTERS.map((filter): MenuItem => ({
    label: strings.addFilter(strings.filterName[filter]),
    ...(filter === 'tagFocus' && { startsGroup: true }),
    onChoose: () => {
      onEdit(filter);
    },
  }));
  const switches = FILTER_SWITCHES.map((name, index): MenuItem => {
    const state = filters[name] === true ? 'on' : 'off';
    return {
      label: strings.switchName[name],
      state,
      ...(index === 0 && { startsGroup: true }),
      onChoose: () => {
        onFilters(withSwitch(filters, name, state === 'on' ? 'off' : 'on'));
      },
    };
  });
  const reset: MenuItem = {
    label: strings.resetFilters,
    startsGroup: true,
    onChoose: () => {
      onFilters({});
    },
  };
  return [...patterns, ...switches, reset];
}

export function savedItems(
  names: readonly string[],
  { onSave, post }: { readonly onSave: () => void; readonly post: (message: FromPage) => void },
): readonly MenuItem[] {
  const each = (
    label: (name: string) => string,
    type: 'applySettings' | 'deleteSettings',
  ): readonly MenuItem[] =>
    names.map((name, index) => ({
      label: label(shownText(name)),
      ...(index === 0 && { startsGroup: true }),
      onChoose: () => {
        post({ type, name });
      },
    }));
  return [
    { label: strings.saveFilters, onChoose: onSave },
    ...each(strings.useFilters, 'applySettings'),
    ...each(strings.deleteFilters, 'deleteSettings'),
  ];
}
