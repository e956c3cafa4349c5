/** One line of a report. */
import type { TextLine } from '../../src/protocol/textRequests';
import { visibleText } from '../displayText';
import { element, setText } from '../element';
import { countText, strings } from '../strings';
import type { DataRowView } from '../table/rowTable';

export function textRowView(): DataRowView<TextLine> {
  const number = element('div', { className: 'cell number line-number dimmed', role: 'gridcell' });
  const text = element('div', { className: 'cell line-text', role: 'gridcell' });
  const row = element('div', { className: 'row text-row', role: 'row', children: [number, text] });
  return {
    element: row,
    show(line) {
      setText(number, line === undefined ? '' : countText(line.lineNumber));
      setText(text, line === undefined ? strings.loading : shownLine(line.text));
    },
  };
}

/** More of one line costs layout and is in what is copied. */
const SHOWN_LENGTH = 2000;
const TAB_WIDTH = 8;

/** Tabs as the spaces that they stand for, and everything else that is invisible made visible. */
export function shownLine(text: string): string {
  const begin = text.length <= SHOWN_LENGTH ? text : `${text.slice(0, SHOWN_LENGTH)}…`;
  let spaced = '';
  for (const [index, part] of begin.split('\t').entries()) {
    if (index > 0) spaced += ' '.repeat(TAB_WIDTH - (spaced.length % TAB_WIDTH));
    spaced += part;
  }
  return visibleText(spaced);
}
