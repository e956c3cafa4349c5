/** What can be done with a function wherever it is shown. */
import type { PanelTab } from '../../src/protocol/panelMessages';
import type { PatternFilter } from '../../src/protocol/view';
import type { NamedPlace, TabHost } from '../panelTab';
import { strings } from '../strings';
import type { MenuItem } from './menuList';

export function functionMenuItems(of: NamedPlace, host: TabHost): readonly MenuItem[] {
  const { name, place } = of;
  const goTo: MenuItem = {
    label: strings.goToSource,
    onChoose: () => {
      host.goToFunction(of);
    },
  };
  const filters = FILTERS.map((filter, index): MenuItem => ({
    label: strings.filterByFunction[filter],
    ...(index === 0 && { startsGroup: true }),
    onChoose: () => {
      host.filterByFunction(filter, of);
    },
  }));
  const views = VIEWS.map((tab, index): MenuItem => ({
    label: strings.showIn(strings.tabName[tab]),
    ...(index === 0 && place !== -1 && { startsGroup: true }),
    onChoose: () => {
      host.select(name);
      host.showTab(tab);
    },
  }));
  const copy: MenuItem = {
    label: strings.copyName,
    startsGroup: true,
    onChoose: () => {
      host.copyText(name);
    },
  };
  return [...(place === -1 ? [] : [goTo]), ...views, ...filters, copy];
}

const FILTERS = ['focus', 'ignore', 'hide', 'showFrom'] as const satisfies readonly PatternFilter[];
const VIEWS: readonly PanelTab[] = ['top', 'flame', 'graph', 'peek', 'list'];
