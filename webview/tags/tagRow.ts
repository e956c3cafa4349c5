/** One line of Tags: a key with all its samples, or one of its values. */
import type { TagLine } from '../../src/protocol/tagsRequests';
import { shownText, visibleText } from '../displayText';
import { element, setText } from '../element';
import { percentCell, valueCell } from '../quantityCell';
import { strings } from '../strings';
import type { DataRowView } from '../table/rowTable';

export function tagRowView(): DataRowView<TagLine> {
  const value = valueCell('value');
  const percent = percentCell('value-percent');
  const fold = element('span', { className: 'fold', attributes: { 'aria-hidden': 'true' } });
  const text = element('span', { className: 'tag-text' });
  const after = element('span', { className: 'dimmed after' });
  const tag = element('div', { className: 'cell tag', role: 'gridcell', children: [fold, text, after] });
  const row = element('div', {
    className: 'row tag-row',
    role: 'row',
    children: [value.element, percent.element, tag],
  });
  return {
    element: row,
    show(line) {
      row.classList.toggle('is-key', line?.kind === 'key');
      value.show(line?.value);
      percent.show(line?.value.percent ?? '');
      fold.hidden = line?.kind !== 'key';
      const shown =
        line === undefined ? strings.loading : shownText(line.kind === 'key' ? line.key : line.text);
      setText(text, shown, shown);
      setText(after, line?.kind === 'key' ? strings.tagValues(line.valueCount) : '');
      after.hidden = after.textContent === '';
    },
  };
}

/** As `go tool pprof -tags` would have it, with tabs between the columns: `12	100%	tenant: acme`. */
export function tagRowText(line: TagLine): string {
  const { text, percent } = line.value;
  const tag =
    line.kind === 'key' ? visibleText(line.key) : `${visibleText(line.key)}: ${visibleText(line.text)}`;
  return [text, percent, tag].join('\t');
}
