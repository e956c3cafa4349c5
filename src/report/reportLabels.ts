/** The lines above a report that say what it shows: reportLabels in pprof's internal/report/report.go, 2026-11. */
import { cutOf } from '../analysis/graph/trimmedGraph';
import type { Graph } from '../analysis/graph/graph';
import { bytesOfText, textOfBytes } from '../model/byteText';
import { formatValue } from './graphReport';
import { percentage } from '../analysis/measurement';
import { profileLabels } from './profileLabels';
import type { Report } from './report';

export function reportLabels(report: Report, graph: Graph, unit: string): string[] {
  const { options, total, command } = report;
  const isDrawn = command === 'dot' || command === 'svg';
  const labels = isDrawn || !options.compactLabels ? profileLabels(report, unit) : [];
  labels.push(...filterLabels(report.activeFilters));
  const format = (value: bigint): string => formatValue(report, value, unit);
  let shown = 0n;
  for (const node of graph.order) shown = BigInt.asIntN(64, shown + graph.flatValue(node));
  const share = percentage(shown, total).trim();
  labels.push(`Showing nodes accounting for ${format(shown)}, ${share} of ${format(total)} total`);
  if (total !== 0n) {
    const cut = (fraction: number): string => format(cutOf(Number(total), fraction));
    if (graph.droppedNodes > 0) {
      labels.push(`Dropped ${counted(graph.droppedNodes, 'node')} (cum <= ${cut(options.nodeFraction)})`);
    }
    if (isDrawn && graph.droppedEdges > 0) {
      labels.push(`Dropped ${counted(graph.droppedEdges, 'edge')} (freq <= ${cut(options.edgeFraction)})`);
    }
    const { length } = graph.order;
    if (length > 0 && length < graph.originalCount) {
      labels.push(`Showing top ${length} nodes out of ${graph.originalCount}`);
    }
  }
  if (isDrawn) labels.push('\nSee https://git.io/JfYMW for how to read the graph');
  return labels;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function filterLabels(filters: readonly string[]): string[] {
  if (filters.length === 0) return [];
  return ['Active filters:', ...filters.map((filter) => `   ${cut80(filter)}`)];
}

/** pprof cuts after 80 bytes, wherever in a character that is. */
function cut80(text: string): string {
  const bytes = bytesOfText(text);
  return bytes.length > 80 ? `${textOfBytes(bytes.subarray(0, 80))}…` : text;
}
