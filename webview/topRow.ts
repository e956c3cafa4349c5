/** One function of Top. */
import type { TopRow } from '../src/protocol/serverRequests';
import { visibleText } from './displayText';
import { element, setText } from './element';
import { nameText } from './nameText';
import { percentCell, valueCell } from './quantityCell';
import { strings } from './strings';
import type { DataRowView } from './table/rowTable';

export function topRowView(): DataRowView<TopRow> {
  const flat = valueCell('flat');
  const flatPercent = percentCell('flat-percent');
  const sumPercent = percentCell('sum-percent');
  const cum = valueCell('cum');
  const cumPercent = percentCell('cum-percent');
  const name = nameText();
  const inline = element('span', { className: 'dimmed inline-mark' });
  const noPlace = element('span', { className: 'screen-reader-only' });
  const nameCell = element('div', {
    className: 'cell name',
    role: 'gridcell',
    children: [name.element, inline, noPlace],
  });
  const cells = [flat, flatPercent, sumPercent, cum, cumPercent].map((cell) => cell.element);
  const row = element('div', { className: 'row top-row', role: 'row', children: [...cells, nameCell] });
  return {
    element: row,
    show(data) {
      flat.show(data?.flat);
      flatPercent.show(data?.flat.percent ?? '');
      sumPercent.show(data?.sumPercent ?? '');
      cum.show(data?.cum);
      cumPercent.show(data?.cum.percent ?? '');
      name.show(data?.name ?? strings.loading);
      setText(inline, data?.inline ?? '');
      inline.hidden = inline.textContent === '';
      setText(noPlace, data?.place === -1 ? strings.noPlace : '');
      row.title = data?.place === -1 ? strings.noPlace : '';
    },
  };
}

/** The row as `go tool pprof -top` would print it, with tabs between the columns. */
export function topRowText(row: TopRow): string {
  const name = row.inline === '' ? visibleText(row.name) : `${visibleText(row.name)} ${row.inline}`;
  return [row.flat.text, row.flat.percent, row.sumPercent, row.cum.text, row.cum.percent, name].join('\t');
}
