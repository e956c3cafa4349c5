import { shownText } from '../displayText';
import { element } from '../element';

export interface ReportSection {
  readonly element: HTMLElement;
  readonly body: HTMLElement;
}

/** A part of the report under its heading. */
export function reportSection(title: string): ReportSection {
  const body = element('div');
  const made = element('section', {
    className: 'memory-section',
    children: [element('h2', { text: title }), body],
  });
  return { element: made, body };
}

/** Sentences come from the server and may quote a profile. */
export function sentence(text: string): HTMLElement {
  return element('p', { text: shownText(text) });
}

/** `caption` is read out and not shown; columns with a class of their own can give way where there is no room. */
export function reportTable(
  caption: string,
  columns: readonly { readonly label: string; readonly className: string }[],
  rows: readonly HTMLElement[],
): HTMLTableElement {
  // A column that needs no word has no head that would be read out as one.
  const head = columns.map(({ label, className }) =>
    label === ''
      ? element('td', { className })
      : element('th', { className, text: label, attributes: { scope: 'col' } }),
  );
  return element('table', {
    className: 'memory-table',
    children: [
      element('caption', { className: 'screen-reader-only', text: caption }),
      element('thead', { children: [element('tr', { children: head })] }),
      element('tbody', { children: rows }),
    ],
  });
}

/** What a row is about, with what it means below. */
export function rowHeader(title: readonly Node[], explanation: string): HTMLElement {
  return element('th', {
    className: 'about',
    attributes: { scope: 'row' },
    children: [
      element('span', { className: 'about-title', children: title }),
      element('span', { className: 'about-meaning dimmed', text: shownText(explanation) }),
    ],
  });
}

export function numberCell(className: string, text: string): HTMLElement {
  return element('td', { className: `number ${className}`, text: shownText(text) });
}
