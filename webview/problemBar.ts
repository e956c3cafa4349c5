/** Why something cannot be shown, or only as it was before, and a way to try again. */
import { element, setText } from './element';
import { strings } from './strings';
import { uiButton } from './ui/toolkit';

export interface ProblemBar {
  readonly element: HTMLElement;
  /** `''`: there is none. */
  show(message: string): void;
}

export function problemBar(onRetry: () => void): ProblemBar {
  const text = element('p', { role: 'alert' });
  const retry = uiButton({ label: strings.tryAgain, kind: 'secondary', onClick: onRetry });
  const bar = element('div', { className: 'notice is-error', children: [text, retry.element] });
  bar.hidden = true;
  return {
    element: bar,
    show(message) {
      // Shown first and filled then: an alert is read out when its text changes.
      bar.hidden = message === '';
      setText(text, message);
    },
  };
}
