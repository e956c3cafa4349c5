/** The tab Traces: every stack with its value and labels, one line each for its head, its labels and its frames. */
import type { TraceLine } from '../src/protocol/serverRequests';
import { askedRows, type RowsQuestion } from './askedRows';
import { columnHeader } from './columnHeader';
import { shownText } from './displayText';
import { strings } from './strings';
import { TabTable, type TabHost } from './tabTable';
import { traceLineKey } from './traceLineKey';
import { traceRowText, traceRowView } from './traceRow';

export function createTracesTable(host: TabHost): TabTable<TraceLine> {
  const header = columnHeader('trace-row', TRACE_COLUMNS, () => undefined);
  return new TabTable<TraceLine>(
    {
      label: strings.tracesLabel,
      header: header.element,
      createRow: traceRowView,
      keyOf: traceLineKey,
      placeOf: (line) => (line.kind === 'frame' ? line.place : -1),
      copyText: traceRowText,
      emptyText: (filter) => (filter === '' ? strings.noTraces : strings.noTraceMatches(shownText(filter))),
      fetchRows: (ask, wanted) => askedRows(QUESTION, ask, wanted),
      valueLength: (line) => (line.kind === 'trace' ? line.value.text.length : 0),
    },
    host,
  );
}

const QUESTION: RowsQuestion<TraceLine> = {
  kind: 'traces',
  askFor: (filter, offset, limit) => ({ kind: 'traces', filter, offset, limit }),
  pageOf: (answer) => {
    if (answer.kind !== 'traces') return undefined;
    const { lines, lineCount, traceCount, allTraceCount } = answer.page;
    const summary = strings.traceCount(traceCount, allTraceCount);
    return { rows: lines, rowCount: lineCount, summary, legend: [] };
  },
};

const TRACE_COLUMNS = [
  { className: 'number value', label: strings.value, title: strings.valueTitle },
  { className: 'number value-percent', label: strings.percent, title: strings.percentTitle },
  { className: 'stack', label: strings.stack, title: strings.stackTitle },
] as const;
