/** The tabs by name, each made when it is first seen, and their places in the page. */
import type { PanelState, PanelTab, PanelWatch } from '../src/protocol/panelMessages';
import { element } from './element';
import { createFlameTab } from './flame/flameTab';
import { createGoroutinesTab } from './goroutines/goroutinesTab';
import { createGraphTab } from './graph/graphTab';
import { createLeaksTab } from './leaks/leaksTab';
import { createListTab } from './list/listTab';
import { createMemoryTab } from './memory/memoryTab';
import type { PanelTabView, TabContext } from './panelTab';
import { createPeekTab } from './peek/peekTab';
import { createTagsTab } from './tags/tagsTab';
import { createTextTab } from './text/textTab';
import { createTopTab } from './topTable';
import { createTracesTab } from './tracesTable';

const MAKERS: Readonly<Record<PanelTab, (context: TabContext) => PanelTabView>> = {
  top: createTopTab,
  flame: createFlameTab,
  graph: createGraphTab,
  peek: createPeekTab,
  list: createListTab,
  traces: createTracesTab,
  tags: createTagsTab,
  goroutines: createGoroutinesTab,
  leaks: createLeaksTab,
  memory: createMemoryTab,
  text: createTextTab,
};

export class PanelTabs {
  readonly #contextOf: (tab: PanelTab) => TabContext;
  readonly #views = new Map<PanelTab, PanelTabView>();
  readonly #places = new Map<PanelTab, HTMLElement>();
  #shown: PanelState['shown'];
  #watches: readonly PanelWatch[] = [];

  constructor(contextOf: (tab: PanelTab) => TabContext) {
    this.#contextOf = contextOf;
  }

  /** Where the tab's view stands, or will stand. */
  placeOf(tab: PanelTab): HTMLElement {
    const known = this.#places.get(tab);
    if (known !== undefined) return known;
    const place = element('div', { className: 'tab-place' });
    this.#places.set(tab, place);
    return place;
  }

  view(tab: PanelTab): PanelTabView {
    const known = this.#views.get(tab);
    if (known !== undefined) return known;
    const view = MAKERS[tab](this.#contextOf(tab));
    this.#views.set(tab, view);
    this.placeOf(tab).replaceChildren(view.element);
    view.update?.(this.#shown);
    view.updateWatches?.(this.#watches);
    return view;
  }

  update(shown: PanelState['shown']): void {
    this.#shown = shown;
    for (const view of this.#views.values()) {
      view.update?.(shown);
      if (shown === undefined) view.clear();
    }
  }

  updateWatches(watches: readonly PanelWatch[]): void {
    this.#watches = watches;
    for (const view of this.#views.values()) view.updateWatches?.(watches);
  }
}
