/** Above Peek's table: which function is in the middle, and the way back to the one before. */
import { shownText } from '../displayText';
import { element, setText } from '../element';
import { nameText } from '../nameText';
import { strings } from '../strings';
import { uiButton } from '../ui/toolkit';
import type { PeekSteps } from './peekSteps';

export interface PeekBar {
  readonly element: HTMLElement;
  update(steps: PeekSteps, selected: string): void;
  /** The function that the rows are of. */
  showName(name: string): void;
}

export function createPeekBar({
  onBack,
  onForward,
}: {
  readonly onBack: () => void;
  readonly onForward: () => void;
}): PeekBar {
  const back = uiButton({ label: strings.peekBack, kind: 'secondary', onClick: onBack });
  const forward = uiButton({ label: strings.peekForward, kind: 'secondary', onClick: onForward });
  back.element.title = strings.peekBackTitle;
  forward.element.title = strings.peekForwardTitle;
  const name = nameText();
  const heading = element('h2', { className: 'function-name', children: [name.element] });
  const hint = element('p', { className: 'function-hint dimmed' });
  return {
    element: element('div', {
      className: 'function-bar',
      children: [
        element('div', { className: 'buttons', children: [back.element, forward.element] }),
        heading,
        hint,
      ],
    }),
    update(steps, selected) {
      back.disabled = !steps.canGoBack;
      forward.disabled = !steps.canGoForward;
      setText(hint, selected === '' ? strings.heaviestShown : strings.peekHint);
      if (selected !== '') name.show(selected);
    },
    showName(shown) {
      heading.hidden = shown === '';
      name.show(shownText(shown));
    },
  };
}
