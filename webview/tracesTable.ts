/** The tab Traces: every stack with its value and labels, one line each for its head, its labels and its frames. */
import type { TraceLine } from '../src/protocol/serverRequests';
import { askedRows, type RowsQuestion } from './askedRows';
import { columnHeader } from './columnHeader';
import { openContextMenu } from './menu/contextMenu';
import { functionMenuItems } from './menu/functionMenu';
import { tableMenuItems } from './menu/tableMenu';
import { shownText } from './displayText';
import { strings } from './strings';
import type { TabContext } from './panelTab';
import { TabTable } from './tabTable';
import { traceLineKey } from './traceLineKey';
import { traceRowText, traceRowView } from './traceRow';

export function createTracesTab(context: TabContext): TabTable<TraceLine> {
  const { host } = context;
  const header = columnHeader('trace-row', TRACE_COLUMNS, () => undefined);
  const table: TabTable<TraceLine> = new TabTable<TraceLine>(
    {
      label: strings.tracesLabel,
      header: header.element,
      createRow: traceRowView,
      keyOf: traceLineKey,
      placeOf: (line) => (line.kind === 'frame' ? line.place : -1),
      onActive: (line) => {
        if (line?.kind === 'frame') host.select(line.name);
      },
      onMenu: (line, at, revision) => {
        const copied = { rowText: traceRowText(line), revision, command: 'traces' } as const;
        const ofTable = tableMenuItems(copied, context);
        if (line.kind !== 'frame') {
          openContextMenu(strings.rowMenu, ofTable, at, table);
          return;
        }
        const items = [...functionMenuItems({ ...line, revision }, host), ...ofTable];
        openContextMenu(strings.functionMenu(shownText(line.name)), items, at, table);
      },
      copyText: traceRowText,
      emptyText: (filter) => (filter === '' ? strings.noTraces : strings.noTraceMatches(shownText(filter))),
      fetchRows: (ask, wanted) => askedRows(QUESTION, ask, wanted),
      valueLength: (line) => (line.kind === 'trace' ? line.value.text.length : 0),
    },
    host,
  );
  return table;
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
