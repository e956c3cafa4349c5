/** The tab Top: functions with flat and cum, in an order that the person chooses. */
import type { TopColumn, TopRow } from '../src/protocol/serverRequests';
import { askedRows, type RowsQuestion } from './askedRows';
import { columnHeader } from './columnHeader';
import { openContextMenu } from './menu/contextMenu';
import { functionMenuItems } from './menu/functionMenu';
import { tableMenuItems } from './menu/tableMenu';
import { shownText } from './displayText';
import { strings } from './strings';
import type { PanelTabView, TabContext } from './panelTab';
import { TabTable } from './tabTable';
import { topRowText, topRowView } from './topRow';

interface TopOrder {
  readonly sort: TopColumn;
  readonly descending: boolean;
}

export function createTopTab(context: TabContext): PanelTabView {
  const { store } = context;
  const { sort, descending } = store.state;
  const table = createTopTable(context, { sort, descending }, (order) => {
    store.change(order);
  });
  return {
    element: table.element,
    field: 'filter',
    showsCount: true,
    load(content) {
      table.load(content);
      if (content.selected !== '') table.pointAt(content.selected);
    },
    clear: () => {
      table.clear();
    },
    focus: () => {
      table.focus();
    },
  };
}

function createTopTable(
  context: TabContext,
  firstOrder: TopOrder,
  onOrder: (order: TopOrder) => void,
): TabTable<TopRow> {
  const { host } = context;
  let order = firstOrder;
  const header = columnHeader('top-row', TOP_COLUMNS, (column) => {
    order = nextOrder(order, column);
    header.showOrder(order.sort, order.descending);
    onOrder(order);
    table.reload(0);
  });
  header.showOrder(order.sort, order.descending);
  const question: RowsQuestion<TopRow> = {
    kind: 'top',
    askFor: (filter, offset, limit) => ({ kind: 'top', ...order, filter, offset, limit }),
    pageOf: (answer) =>
      answer.kind !== 'top'
        ? undefined
        : { ...answer.page, summary: strings.functionCount(answer.page.rowCount, answer.page.allRowCount) },
  };
  const table: TabTable<TopRow> = new TabTable<TopRow>(
    {
      label: strings.topLabel,
      header: header.element,
      createRow: topRowView,
      keyOf: (index, rowAt) => rowAt(index)?.name,
      placeOf: (row) => row.place,
      onActive: (row) => {
        if (row !== undefined) host.select(row.name);
      },
      onMenu: (row, at, revision) => {
        const copied = { rowText: topRowText(row), revision, command: 'top' } as const;
        const items = [...functionMenuItems({ ...row, revision }, host), ...tableMenuItems(copied, context)];
        openContextMenu(strings.functionMenu(shownText(row.name)), items, at, table);
      },
      copyText: topRowText,
      emptyText: (filter) =>
        filter === '' ? strings.noFunctions : strings.noFunctionMatches(shownText(filter)),
      fetchRows: (ask, wanted) => askedRows(question, ask, wanted),
      valueLength: (row) => Math.max(row.flat.text.length, row.cum.text.length),
    },
    host,
  );
  return table;
}

/** Numbers start with the largest, names with A; the same column again turns the order round. */
function nextOrder(order: TopOrder, column: TopColumn): TopOrder {
  if (order.sort === column) return { sort: column, descending: !order.descending };
  return { sort: column, descending: column !== 'name' };
}

const TOP_COLUMNS = [
  { className: 'number flat', label: strings.flat, title: strings.flatTitle, sort: 'flat' },
  { className: 'number flat-percent', label: strings.flatPercent, title: strings.flatPercentTitle },
  { className: 'number sum-percent', label: strings.sumPercent, title: strings.sumPercentTitle },
  { className: 'number cum', label: strings.cum, title: strings.cumTitle, sort: 'cum' },
  { className: 'number cum-percent', label: strings.cumPercent, title: strings.cumPercentTitle },
  { className: 'name', label: strings.name, title: strings.nameTitle, sort: 'name' },
] as const;
