/** Says what of the profile could be read only in part, and what else to know of it. */
import { shownText } from './displayText';
import { element } from './element';
import { strings } from './strings';

/** More than this many sentences at once would push the tables out of sight. */
const SHOWN_AT_ONCE = 2;

export interface ProblemsNotice {
  readonly element: HTMLElement;
  update(problems: readonly string[], hints?: readonly string[]): void;
}

export function createProblemsNotice(): ProblemsNotice {
  const notice = element('div', { className: 'notice is-warning', role: 'status' });
  notice.hidden = true;
  let shown = '';
  return {
    element: notice,
    update(problems, hints = []) {
      notice.hidden = problems.length === 0 && hints.length === 0;
      notice.classList.toggle('is-warning', problems.length > 0);
      const now = [...problems, '', ...hints].join('\n');
      if (now === shown) return;
      shown = now;
      const lines = problems.map((problem) => element('li', { text: shownText(problem) }));
      const inPart = [
        element('strong', { text: strings.readInPart }),
        element('ul', { children: lines.slice(0, SHOWN_AT_ONCE) }),
        ...more(lines.slice(SHOWN_AT_ONCE)),
      ];
      notice.replaceChildren(
        ...hints.map((hint) => element('p', { text: shownText(hint) })),
        ...(lines.length > 0 ? inPart : []),
      );
    },
  };
}

function more(lines: readonly HTMLElement[]): HTMLElement[] {
  if (lines.length === 0) return [];
  const summary = element('summary', { text: strings.moreProblems(lines.length) });
  return [element('details', { children: [summary, element('ul', { children: lines })] })];
}
