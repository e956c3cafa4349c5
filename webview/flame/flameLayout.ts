import { element } from '../element';
import { strings } from '../strings';

export interface FlameParts {
  readonly head: readonly HTMLElement[];
  readonly body: readonly HTMLElement[];
  readonly foot: readonly HTMLElement[];
  readonly over: HTMLElement;
}

/** The parts of the tab from top to bottom, and for screen readers what the keys do. */
export function flameLayout({ head, body, foot, over }: FlameParts): HTMLElement {
  const keys = element('p', {
    className: 'screen-reader-only',
    text: strings.flameKeys,
    attributes: { id: 'flame-keys' },
  });
  return element('div', {
    className: 'flame-tab',
    children: [
      element('div', { className: 'flame-head', children: head }),
      ...body,
      element('div', { className: 'flame-foot', children: foot }),
      keys,
      over,
    ],
  });
}
