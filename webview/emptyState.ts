/** What the page says before anything is shown: what it is for, and the two ways to begin. */
import { element } from './element';
import { strings } from './strings';
import { uiButton } from './ui/toolkit';

export interface EmptyStateOptions {
  onFetch(): void;
  onOpen(): void;
}

export function createEmptyState(options: EmptyStateOptions): HTMLElement {
  const fetchButton = uiButton({
    label: strings.fetchProfile,
    kind: 'primary',
    onClick: () => {
      options.onFetch();
    },
  });
  const openButton = uiButton({
    label: strings.openProfile,
    kind: 'secondary',
    onClick: () => {
      options.onOpen();
    },
  });
  return element('section', {
    className: 'empty-state',
    children: [
      element('h1', { text: strings.nothingShownTitle }),
      element('p', { text: strings.nothingShown }),
      element('div', { className: 'buttons', children: [fetchButton.element, openButton.element] }),
    ],
  });
}
