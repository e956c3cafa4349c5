/** `-tree` and `-peek`: each function between its callers and callees. Source: printTree in pprof's report.go. */
import type { GraphEdge } from '../analysis/graph/graph';
import { printableName } from '../analysis/graph/nodeInfo';
import { percentage } from '../analysis/measurement';
import { padded } from './padded';
import type { GraphReport, Report, ReportText } from './report';
import { textPieces } from './textPieces';

export function treeText(report: Report, graphReport: GraphReport): ReportText {
  const { order } = graphReport.graph;
  return {
    ok: true,
    pieces: textPieces(tree(report, graphReport, { shown: order, names: nodeNames(graphReport) })),
  };
}

/** The tree's entries whose printed name the pattern matches; none is an error, and then nothing is printed. */
export function peekText(report: Report, graphReport: GraphReport): ReportText {
  const { pattern } = report;
  if (!pattern) return treeText(report, graphReport);
  const names = nodeNames(graphReport);
  const shown = graphReport.graph.order.filter((node) => pattern.matches(names(node)));
  if (shown.length === 0) {
    return { ok: false, message: `no matches found for regexp: ${pattern.source}` };
  }
  return { ok: true, pieces: textPieces(tree(report, graphReport, { shown, names })) };
}

const SEPARATOR = '----------------------------------------------------------+-------------\n';
const LEGEND = '      flat  flat%   sum%        cum   cum%   calls calls% + context \t \t \n';

interface Entries {
  readonly shown: Uint32Array;
  readonly names: (node: number) => string;
}

function* tree({ total }: Report, graphReport: GraphReport, entries: Entries): Generator<string> {
  const { graph } = graphReport;
  const format = (value: bigint, width: number): string => padded(graphReport.format(value), width);
  yield `${graphReport.labels.join('\n')}\n${SEPARATOR}${LEGEND}`;
  const { shown, names } = entries;
  let running = 0n;
  for (const node of shown) {
    const [flat, cum] = [graph.flatValue(node), graph.cumValue(node)];
    const edgeLine = (edge: GraphEdge, other: number): string =>
      `${format(edge.weight, 50)} ${percentage(edge.weight, cum)} |   ${names(other)}${edge.inline ? ' (inline)' : ''}\n`;
    yield SEPARATOR;
    for (const edge of graph.edgesIn(node)) yield edgeLine(edge, edge.source);
    running = BigInt.asIntN(64, running + flat);
    const flatColumns = `${format(flat, 10)} ${percentage(flat, total)} ${percentage(running, total)}`;
    const cumColumns = `${format(cum, 10)} ${percentage(cum, total)}`;
    yield `${flatColumns} ${cumColumns}                | ${names(node)}\n`;
    for (const edge of graph.edgesOut(node)) yield edgeLine(edge, edge.target);
  }
  if (graph.order.length > 0) yield SEPARATOR;
}

/** Names are asked for once per edge; each is made once. */
function nodeNames({ graph }: GraphReport): (node: number) => string {
  const made = new Map<number, string>();
  return (node) => {
    let name = made.get(node);
    if (name === undefined) {
      name = printableName(graph.info(node));
      made.set(node, name);
    }
    return name;
  };
}
