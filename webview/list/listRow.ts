/** One row of List: a function's head, or a line of its source with flat and cum. */
import type { Quantity } from '../../src/protocol/view';
import { shownText, visibleText } from '../displayText';
import { element, setText } from '../element';
import { valueCell } from '../quantityCell';
import { strings } from '../strings';
import type { DataRowView } from '../table/rowTable';
import { goTokens } from './goTokens';
import { shownValue, type ListRow } from './listRows';

/** More of one line costs layout; it is in what is copied. */
const SHOWN_LENGTH = 2000;
const TAB_WIDTH = 4;

export function listRowView(): DataRowView<ListRow> {
  const flat = valueCell('flat');
  const cum = valueCell('cum');
  const number = element('div', { className: 'cell number line-number dimmed', role: 'gridcell' });
  const source = element('div', { className: 'cell source', role: 'gridcell' });
  const row = element('div', {
    className: 'row list-row',
    role: 'row',
    children: [flat.element, cum.element, number, source],
  });
  let shown: ListRow | undefined;
  return {
    element: row,
    show(data) {
      if (data !== undefined && data === shown) return;
      shown = data;
      flat.show(data?.kind === 'line' ? dotted(data.line?.flat) : data?.routine.flat);
      cum.show(data?.kind === 'line' ? dotted(data.line?.cum) : data?.routine.cum);
      row.classList.toggle('is-routine', data?.kind === 'routine');
      row.dataset['heat'] = data?.kind === 'line' && data.line !== undefined ? String(data.line.heat) : '';
      setText(number, data?.kind === 'line' ? String(data.lineNumber) : '');
      source.replaceChildren(...sourceNodes(data));
    },
  };
}

/** pprof prints a dot where there is nothing. */
function dotted(value: Quantity | undefined): Quantity | undefined {
  return value && { ...value, text: shownValue(value) };
}

/** As `go tool pprof -list` prints it, with tabs between the columns. */
export function listRowText(row: ListRow): string {
  if (row.kind === 'routine') {
    const { functionName, fileName, flat, cum } = row.routine;
    return [flat.text, cum.text, cum.percent, visibleText(functionName), visibleText(fileName)].join('\t');
  }
  const { line, lineNumber, text = '' } = row;
  return `${shownValue(line?.flat)}\t${shownValue(line?.cum)}\t${lineNumber}:${text}`;
}

/** How many columns the source takes. */
export function shownColumns(row: ListRow): number {
  if (row.kind === 'routine') return 0;
  return row.text === undefined ? row.routine.fileName.length + 10 : spaced(row.text).length;
}

function sourceNodes(row: ListRow | undefined): readonly Node[] {
  if (row === undefined) return [element('span', { className: 'dimmed', text: strings.loading })];
  if (row.kind === 'routine') {
    const { functionName, fileName, cum } = row.routine;
    return [
      element('span', { className: 'routine-name', text: shownText(functionName) }),
      element('span', { className: 'dimmed', text: strings.listRoutine(shownText(fileName), cum.percent) }),
    ];
  }
  if (row.text === undefined) {
    const at = `${shownText(row.routine.fileName)}:${row.lineNumber}`;
    return [element('span', { className: 'dimmed', text: at })];
  }
  return goTokens(spaced(row.text), row.state).map(({ kind, text }) =>
    kind === 'plain'
      ? document.createTextNode(visibleText(text))
      : element('span', { className: `go-${kind}`, text: visibleText(text) }),
  );
}

/** Tabs as the spaces that they stand for. */
function spaced(text: string): string {
  const begin = text.length <= SHOWN_LENGTH ? text : `${text.slice(0, SHOWN_LENGTH)}…`;
  let result = '';
  for (const [index, part] of begin.split('\t').entries()) {
    if (index > 0) result += ' '.repeat(TAB_WIDTH - (result.length % TAB_WIDTH));
    result += part;
  }
  return result;
}
