/** `go tool pprof -dot`, to the byte. Source: pprof's internal/graph/dotgraph.go, 2026-11. */
import { dotEscape } from './dot/dotEscape';
import type { DrawnEdge, DrawnGraph, DrawnNode, TagBox } from './dot/drawnGraph';
import { drawnGraph } from './dot/drawnGraph';
import type { GraphReport, Report, ReportText } from './report';

export function dotText(report: Report, graphReport: GraphReport): ReportText {
  return { ok: true, pieces: dotPieces(drawnGraph(report, graphReport)) };
}

function* dotPieces(drawn: DrawnGraph): Iterable<string> {
  const title = drawn.title === '' ? 'unnamed' : drawn.title;
  yield `digraph "${dotEscape(title)}" {\nnode [style=filled fillcolor="#f8f8f8"]\n`;
  yield legendText(drawn);
  for (const node of drawn.nodes) {
    yield nodeText(node);
    for (const box of node.tagBoxes) yield tagBoxText(box);
  }
  for (const edge of drawn.edges) yield edgeText(edge);
  yield '}\n';
}

function legendText({ legend, title }: DrawnGraph): string {
  const [first] = legend;
  if (first === undefined) return '';
  const label = legend.map(dotEscape).join('\\l');
  const tooltip = title === '' ? '' : ` tooltip="${dotEscape(title)}"`;
  return `subgraph cluster_L { "${dotEscape(first)}" [shape=box fontsize=16 label="${label}\\l"${tooltip}] }\n`;
}

function nodeText(node: DrawnNode): string {
  const { number, lineColor, fillColor } = node;
  const label = [...node.nameLines.map(dotEscape), ...node.valueLines].join('\\n');
  return (
    `N${number} [label="${label}" id="node${number}" fontsize=${node.fontSize} shape=box ` +
    `tooltip="${dotEscape(node.fullName)} (${node.cum})" color="${lineColor}" fillcolor="${fillColor}"]\n`
  );
}

/** Labels are printed as they are: a quote in one makes this dot invalid, in pprof too. */
function tagBoxText({ id, parent, label, weight, dotted }: TagBox): string {
  const style = dotted ? ' style="dotted"' : '';
  return (
    `${id} [label = "${label}" id="${id}" fontsize=8 shape=box3d tooltip="${weight}"]\n` +
    `${parent} -> ${id} [label=" ${weight}" weight=100 tooltip="${weight}" labeltooltip="${weight}"${style}]\n`
  );
}

function edgeText(edge: DrawnEdge): string {
  const tooltip = `"${dotEscape(edge.names)} (${edge.weight})"`;
  const attributes = [
    `label=" ${edge.weight}${edge.inline ? '\\n (inline)' : ''}"`,
    ...(edge.pull > 1 ? [`weight=${edge.pull}`] : []),
    ...(edge.thickness > 1 ? [`penwidth=${edge.thickness}`] : []),
    ...(edge.color === undefined ? [] : [`color="${edge.color}"`]),
    `tooltip=${tooltip}`,
    `labeltooltip=${tooltip}`,
    ...(edge.residual ? ['style="dotted"'] : []),
    ...(edge.leavesTagged ? ['minlen=2'] : []),
  ];
  return `N${edge.from} -> N${edge.to} [${attributes.join(' ')}]\n`;
}
