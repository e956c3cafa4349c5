/** The report that `-svg` would print of a view, with a person's choice of how much is drawn. */
import type { GraphChoice } from '../../protocol/graphRequests';
import { MOST_GRAPH_NODES } from '../../protocol/graphRequests';
import type { DrawnGraph } from '../dot/drawnGraph';
import { drawnGraph } from '../dot/drawnGraph';
import { graphReport } from '../graphReport';
import type { OpenView } from '../openView';
import { keptPage } from '../openView';
import type { GraphReport, Report } from '../report';

export interface ViewGraph {
  readonly report: Report;
  readonly graphReport: GraphReport;
  readonly drawn: DrawnGraph;
}

export function viewGraph(view: OpenView, choice: GraphChoice): ViewGraph {
  const report = graphReportOf(view, choice);
  const { nodeCount, callTree } = report.options;
  return keptPage(view, `graph ${nodeCount} ${callTree}`, () => {
    const made = graphReport(report);
    return { report, graphReport: made, drawn: drawnGraph(report, made) };
  });
}

function graphReportOf(view: OpenView, { nodeCount, callTree }: GraphChoice): Report {
  const report = view.report('svg');
  const { options } = report;
  return {
    ...report,
    options: {
      ...options,
      nodeCount: boundedCount(nodeCount ?? options.nodeCount),
      callTree: callTree ?? options.callTree,
    },
  };
}

/** 0 means all to pprof, and a profile may have a million nodes. */
function boundedCount(wanted: number): number {
  return Number.isInteger(wanted) && wanted > 0 ? Math.min(wanted, MOST_GRAPH_NODES) : MOST_GRAPH_NODES;
}
