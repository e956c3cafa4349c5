/** The top report: rows in pprof's order, the table's unit and the lines above it. Source: TextItems in report.go. */
import { compareNames } from '../analysis/graph/compareNames';
import type { Graph } from '../analysis/graph/graph';
import { magnitude } from '../analysis/magnitude';
import { graphReport } from './graphReport';
import type { GraphReport, Report } from './report';

export interface TopReport extends GraphReport {
  readonly report: Report;
  readonly rows: readonly TopReportRow[];
}

export interface TopReportRow {
  readonly node: number;
  readonly name: string;
  readonly flat: bigint;
  readonly cum: bigint;
  /** `''`, `(inline)`, `(partial-inline)`. */
  readonly inline: string;
}

const INLINE_SUFFIX = { none: '', all: '(inline)', some: '(partial-inline)' } as const;

export function topReport(report: Report): TopReport {
  const shown = graphReport(report);
  const rows = Array.from(shown.graph.order, (node) => topRow(shown.graph, node));
  return { ...shown, report, rows };
}

export function topRow(graph: Graph, node: number): TopReportRow {
  return {
    node,
    name: graph.nameOf(node),
    flat: graph.flatValue(node),
    cum: graph.cumValue(node),
    inline: INLINE_SUFFIX[graph.inlineMark(node)],
  };
}

/** |flat|, then name, then |cum|: FlatNameOrder in pprof's internal/graph/graph.go. */
export function byFlat(a: TopReportRow, b: TopReportRow): number {
  return compareMagnitudes(a.flat, b.flat) || compareNames(a.name, b.name) || compareMagnitudes(a.cum, b.cum);
}

/** CumNameOrder. */
export function byCum(a: TopReportRow, b: TopReportRow): number {
  return compareMagnitudes(a.cum, b.cum) || compareNames(a.name, b.name) || compareMagnitudes(a.flat, b.flat);
}

/** Largest first. */
function compareMagnitudes(a: bigint, b: bigint): number {
  const [x, y] = [magnitude(a), magnitude(b)];
  return x === y ? 0 : x > y ? -1 : 1;
}
