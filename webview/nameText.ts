/** A function's name on one line; where there is no room, its package path gives way first. */
import { shownText, splitName } from './displayText';
import { element, setText } from './element';

export interface NameText {
  readonly element: HTMLElement;
  show(name: string): void;
}

export function nameText(): NameText {
  const path = element('span', { className: 'name-path' });
  const rest = element('span', { className: 'name-rest' });
  const both = element('span', { className: 'name-text', children: [path, rest] });
  return {
    element: both,
    show(name) {
      const shown = shownText(name);
      if (both.title === shown && both.textContent === shown) return;
      const parts = splitName(shown);
      setText(path, parts.path);
      setText(rest, parts.rest);
      path.hidden = parts.path === '';
      both.title = shown;
    },
  };
}
