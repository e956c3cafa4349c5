/** One line of Traces: the head of a trace, a label, or a frame. */
import type { TraceLine } from '../src/protocol/serverRequests';
import { shownText, visibleText } from './displayText';
import { element, setText } from './element';
import { nameText } from './nameText';
import { percentCell, valueCell } from './quantityCell';
import { strings } from './strings';
import type { DataRowView } from './table/rowTable';

export function traceRowView(): DataRowView<TraceLine> {
  const value = valueCell('value');
  const percent = percentCell('value-percent');
  const lead = element('span', { className: 'lead' });
  const name = nameText();
  const after = element('span', { className: 'dimmed after' });
  const inlined = element('span', { className: 'dimmed inline-mark', text: strings.inlined });
  const noPlace = element('span', { className: 'screen-reader-only' });
  const stack = element('div', {
    className: 'cell stack',
    role: 'gridcell',
    children: [lead, name.element, after, inlined, noPlace],
  });
  const row = element('div', {
    className: 'row trace-row',
    role: 'row',
    children: [value.element, percent.element, stack],
  });
  return {
    element: row,
    show(line) {
      const shown = describe(line);
      row.classList.toggle('is-trace', line?.kind === 'trace');
      row.classList.toggle('is-label', line?.kind === 'label');
      row.classList.toggle('is-frame', line?.kind === 'frame');
      value.show(line?.kind === 'trace' ? line.value : undefined);
      percent.show(line?.kind === 'trace' ? line.value.percent : '');
      setText(lead, shown.lead, shown.lead);
      lead.hidden = shown.lead === '';
      name.show(shown.name);
      name.element.hidden = shown.name === '';
      setText(after, shown.after, shown.after);
      after.hidden = shown.after === '';
      inlined.hidden = !(line?.kind === 'frame' && line.inlined);
      const placeless = line?.kind === 'frame' && line.place === -1;
      setText(noPlace, placeless ? strings.noPlace : '');
      row.title = placeless ? strings.noPlace : '';
    },
  };
}

interface Shown {
  /** Before the name: `#3`, `key: value`. */
  readonly lead: string;
  readonly name: string;
  /** After it, dimmed: `leak_demo.go:53`, `8 frames`. */
  readonly after: string;
}

function describe(line: TraceLine | undefined): Shown {
  switch (line?.kind) {
    case undefined:
      return { lead: '', name: '', after: strings.loading };
    case 'trace':
      return { lead: strings.ordinal(line.ordinal), name: '', after: strings.frameCount(line.frameCount) };
    case 'label':
      return { lead: strings.labelLine(shownText(line.key), shownText(line.value)), name: '', after: '' };
    case 'frame':
      return { lead: '', name: line.name, after: shownText(line.at) };
  }
}

/** What copying the line gives: `12	100%	#1 (8 frames)`, `  bytes: 4096`, `    main.leak leak_demo.go:53`. */
export function traceRowText(line: TraceLine): string {
  switch (line.kind) {
    case 'trace': {
      const head = `${strings.ordinal(line.ordinal)} (${strings.frameCount(line.frameCount)})`;
      return [line.value.text, line.value.percent, head].join('\t');
    }
    case 'label':
      return strings.labelLine(visibleText(line.key), visibleText(line.value));
    case 'frame': {
      const parts = [visibleText(line.name), visibleText(line.at), line.inlined ? strings.inlined : ''];
      return parts.filter((part) => part !== '').join(' ');
    }
  }
}
