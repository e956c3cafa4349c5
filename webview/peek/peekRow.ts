/** One row of Peek: a caller, the function itself, or a callee. */
import type { PeekRow } from '../../src/protocol/peekRequests';
import { visibleText } from '../displayText';
import { element, setText } from '../element';
import { nameText } from '../nameText';
import { percentCell, valueCell } from '../quantityCell';
import { strings } from '../strings';
import type { DataRowView } from '../table/rowTable';

export function peekRowView(): DataRowView<PeekRow> {
  const kind = element('div', { className: 'cell kind dimmed', role: 'gridcell' });
  const flat = valueCell('flat');
  const flatPercent = percentCell('flat-percent');
  const value = valueCell('cum');
  const percent = percentCell('cum-percent');
  const name = nameText();
  const inline = element('span', { className: 'dimmed inline-mark', text: strings.inlined });
  const noPlace = element('span', { className: 'screen-reader-only' });
  const nameCell = element('div', {
    className: 'cell name',
    role: 'gridcell',
    children: [name.element, inline, noPlace],
  });
  const numbers = [flat, flatPercent, value, percent].map((cell) => cell.element);
  const row = element('div', {
    className: 'row peek-row',
    role: 'row',
    children: [kind, ...numbers, nameCell],
  });
  return {
    element: row,
    show(data) {
      const isFunction = data?.kind === 'function';
      row.classList.toggle('is-function', isFunction);
      setText(kind, data === undefined ? '' : strings.peekKind[data.kind]);
      flat.show(isFunction ? data.flat : undefined);
      flatPercent.show(isFunction ? data.flat.percent : '');
      const passing = data?.kind === 'function' ? data.cum : data?.value;
      value.show(passing);
      percent.show(passing?.percent ?? '');
      name.show(data?.name ?? strings.loading);
      inline.hidden = data === undefined || data.kind === 'function' || !data.inlined;
      setText(noPlace, data?.place === -1 ? strings.noPlace : '');
      row.title = data?.place === -1 ? strings.noPlace : '';
    },
  };
}

/** As `go tool pprof -peek` prints it, with tabs between the columns. */
export function peekRowText(row: PeekRow): string {
  const name = visibleText(row.name);
  if (row.kind === 'function') {
    return [row.flat.text, row.flat.percent, row.cum.text, row.cum.percent, `| ${name}`].join('\t');
  }
  const inline = row.inlined ? ` ${strings.inlined}` : '';
  return [row.value.text, row.value.percent, `|   ${name}${inline}`].join('\t');
}
