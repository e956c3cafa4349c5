/** Above List's table: which function it is, and how much of its file is shown. */
import { element, setText } from '../element';
import { nameText } from '../nameText';
import { strings } from '../strings';
import { uiButton } from '../ui/toolkit';
import type { ListExtent } from './listRows';

export interface ListBar {
  readonly element: HTMLElement;
  showExtent(extent: ListExtent): void;
  /** Without a source there is no whole file. */
  setExtents(possible: 'both' | 'function'): void;
  /** What is listed; `''` for nothing. */
  showName(name: string, hint: string): void;
}

export function createListBar(onExtent: () => void): ListBar {
  const whole = uiButton({ label: strings.listWhole, kind: 'secondary', onClick: onExtent });
  whole.element.title = strings.listWholeTitle;
  const name = nameText();
  const heading = element('h2', { className: 'function-name', children: [name.element] });
  const hint = element('p', { className: 'function-hint dimmed' });
  return {
    element: element('div', { className: 'function-bar', children: [whole.element, heading, hint] }),
    showExtent(extent) {
      whole.element.setAttribute('aria-pressed', String(extent === 'file'));
      whole.element.setAttribute('appearance', extent === 'file' ? 'primary' : 'secondary');
    },
    setExtents(possible) {
      whole.disabled = possible === 'function';
    },
    showName(shown, said) {
      heading.hidden = shown === '';
      name.show(shown);
      setText(hint, said);
    },
  };
}
