import type { TopPage, TopRequest, TopRow } from '../protocol/serverRequests';
import { percentage } from '../analysis/measurement';
import type { OpenView } from './openView';
import { keptPage } from './openView';
import { compareNames } from '../analysis/graph/compareNames';
import { nodePlace } from './nodePlace';
import { quantity } from './quantity';
import { shortened } from './shortened';
import type { TopReportRow } from './topReport';
import { byCum, byFlat } from './topReport';

/** pprof prints half a dozen; a profile may have a million comments. */
const MAX_LEGEND_LINES = 50;

/** A window of the top report's rows. */
export function topPage(view: OpenView, request: Omit<TopRequest, 'view'>): TopPage {
  const report = view.top;
  const order = orderedRows(view, request);
  const rows = filteredRows(view, request, order);
  const style = { ...view.style, to: report.unit };
  const shown = rows.slice(request.offset, request.offset + request.limit);
  return {
    rows: shown.map(({ row, running }): TopRow => ({
      name: shortened(row.name),
      flat: quantity(row.flat, style),
      sumPercent: percentage(running, style.total).trim(),
      cum: quantity(row.cum, style),
      inline: row.inline,
      place: nodePlace(view, row.node),
    })),
    rowCount: rows.length,
    allRowCount: order.length,
    legend: [...view.warnings, ...report.labels].slice(0, MAX_LEGEND_LINES).map(shortened),
  };
}

interface OrderedRow {
  readonly row: TopReportRow;
  /** Sum of flat down to here. */
  readonly running: bigint;
}

const ORDERS = {
  flat: byFlat,
  cum: byCum,
  name: (a: TopReportRow, b: TopReportRow): number => compareNames(a.name, b.name),
} as const;

function orderedRows(view: OpenView, { sort, descending }: Omit<TopRequest, 'view'>): readonly OrderedRow[] {
  return keptPage(view, `top ${sort} ${descending}`, () => {
    const rows = [...view.top.rows].sort(ORDERS[sort]);
    // Values are compared largest first, names smallest first.
    if (descending === (sort === 'name')) rows.reverse();
    let running = 0n;
    return rows.map((row) => {
      running = BigInt.asIntN(64, running + row.flat);
      return { row, running };
    });
  });
}

function filteredRows(
  view: OpenView,
  { sort, descending, filter }: Omit<TopRequest, 'view'>,
  order: readonly OrderedRow[],
): readonly OrderedRow[] {
  if (filter === '') return order;
  const wanted = filter.toLowerCase();
  return keptPage(view, `top ${sort} ${descending} ${filter}`, () =>
    order.filter(({ row }) => row.name.toLowerCase().includes(wanted)),
  );
}
