/** Why there are no boxes, or only those from before, and a way to try again. */
import { element, setText } from '../element';
import { strings } from '../strings';
import { uiButton } from '../ui/toolkit';

export interface FlameProblem {
  readonly element: HTMLElement;
  /** `''`: there is none. */
  show(message: string): void;
}

export function flameProblem(onRetry: () => void): FlameProblem {
  const text = element('p', { role: 'alert' });
  const retry = uiButton({ label: strings.tryAgain, kind: 'secondary', onClick: onRetry });
  const bar = element('div', { className: 'notice is-error', children: [text, retry.element] });
  bar.hidden = true;
  return {
    element: bar,
    show(message) {
      bar.hidden = message === '';
      setText(text, message);
    },
  };
}
