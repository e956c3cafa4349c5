/** The call graph for the panel: the very scene that `-svg` prints, as data that the page draws in its own colours. */
import type { Layout, PlacedEdge, Point } from '../../layout/layoutTypes';
import type { GraphBox, GraphChoice, GraphLine, GraphPicture, GraphText } from '../../protocol/graphRequests';
import type { DrawnNode } from '../dot/drawnGraph';
import { heatOf } from '../dot/heatColor';
import type { OpenView } from '../openView';
import { keptPage } from '../openView';
import { quantity } from '../quantity';
import { shortened } from '../shortened';
import { backData, frontOf } from '../svg/boxSvg';
import type { SceneBox, SceneLine } from '../svg/graphScene';
import { graphScene, labelGap } from '../svg/graphScene';
import { arrowShape } from '../svg/lineSvg';
import type { TextBlock } from '../svg/textBlock';
import { BASE_LINE, MOST_LINES } from '../svg/textBlock';
import { LINE_HEIGHT } from '../svg/textWidth';
import { placesOfNodes } from './placesOfNodes';
import type { ViewGraph } from './viewGraph';
import { viewGraph } from './viewGraph';

/**
 * pprof draws all edges, however many a node count above the usual 80 brings. A random graph of 150 nodes has 7,000 of
 * them, which take five seconds to lay out and show nothing; with so many it takes half a second.
 */
export const MOST_GRAPH_LINES = 600;

export function graphPicture(view: OpenView, choice: GraphChoice): GraphPicture {
  const shown = viewGraph(view, choice);
  const { nodeCount, callTree } = shown.report.options;
  return keptPage(view, `graph picture ${nodeCount} ${callTree}`, () => pictureOf(view, shown));
}

function pictureOf(view: OpenView, shown: ViewGraph): GraphPicture {
  const { graphReport, drawn } = shown;
  // The heaviest come first.
  const scene = graphScene({ ...drawn, edges: drawn.edges.slice(0, MOST_GRAPH_LINES) });
  const { layout, boxes, lines } = scene;
  const nodeOf = nodesOfView(view, shown);
  return {
    ...sizeOf(layout),
    boxes: boxes.map((box, index) => boxOf(box, layout.nodes[index] ?? ORIGIN, nodeOf(index))),
    lines: lines.map((line, index) => lineOf(line, layout.edges[index] ?? { curve: [] })),
    legend: [...view.warnings, ...drawn.legend].slice(0, MOST_LINES).map(shortened),
    allLineCount: lines.length + Math.max(0, drawn.edges.length - MOST_GRAPH_LINES),
    allNodeCount: graphReport.graph.originalCount,
  };
}

type NodeValues = Pick<Extract<GraphBox, { kind: 'node' }>, 'name' | 'flat' | 'cum' | 'heat' | 'place'>;

/** What the view knows of the node at this position; undefined for what is no node. */
function nodesOfView(
  view: OpenView,
  { report, graphReport, drawn }: ViewGraph,
): (index: number) => NodeValues | undefined {
  const { graph, unit } = graphReport;
  const style = { ...view.style, to: unit };
  const placeOf = placesOfNodes(view, graph, report.options.callTree ? 'tree' : 'graph');
  return (index) => {
    const node: DrawnNode | undefined = drawn.nodes[index];
    return (
      node && {
        name: shortened(graph.nameOf(node.node)),
        flat: quantity(graph.flatValue(node.node), style),
        cum: quantity(graph.cumValue(node.node), style),
        heat: rounded(heatOf(node.share), 1000),
        place: placeOf(node.node),
      }
    );
  };
}

const ORIGIN: Point = { x: 0, y: 0 };

function boxOf(box: SceneBox, centre: Point, values: NodeValues | undefined): GraphBox {
  const front = frontOf(box, centre, ORIGIN);
  const { left, top, width, height } = front;
  const textTop = top + (height - box.text.height) / 2;
  const place = {
    ...{ left: tenths(left), top: tenths(top), width, height },
    text: textOf(box.text, { x: left + width / 2, y: textTop }),
  };
  return values
    ? { kind: 'node', ...place, ...values }
    : { kind: 'tags', ...place, weight: shortened(box.title), back: backData(front) };
}

function lineOf(line: SceneLine, { curve, label }: PlacedEdge): GraphLine {
  const { from, to, call, thickness, style } = line;
  const shape = arrowShape(line, curve, ORIGIN);
  const text = label && textOf(line.label, { x: label.x + labelGap(line), y: label.y });
  return {
    ...{ from, to, thickness, style, kind: call ? 'call' : 'tags' },
    title: shortened(line.title),
    weight: shortened(line.label.lines[0] ?? ''),
    heat: call ? rounded(heatOf(call.share), 1000) : 0,
    inline: call?.inline ?? false,
    shaft: shape?.shaft ?? '',
    head: shape?.head ?? '',
    bounds: boundsOf(curve, label && { at: label, block: line.label, gap: labelGap(line) }, thickness),
    ...(text && { label: text }),
  };
}

function textOf({ lines, fontSize }: TextBlock, at: Point): GraphText {
  const lineHeight = fontSize * LINE_HEIGHT;
  return { lines, fontSize, x: tenths(at.x), y: tenths(at.y + BASE_LINE * lineHeight), lineHeight };
}

interface PlacedLabel {
  readonly at: Point;
  readonly block: TextBlock;
  readonly gap: number;
}

/** Of the curve's points and handles, between which it lies, with the arrow's wings and the label. */
function boundsOf(
  curve: readonly Point[],
  label: PlacedLabel | undefined,
  thickness: number,
): [number, number, number, number] {
  const points = label
    ? [
        ...curve,
        label.at,
        { x: label.at.x + label.gap + label.block.width, y: label.at.y + label.block.height },
      ]
    : curve;
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  if (points.length === 0) return [0, 0, 0, 0];
  const wings = 3 + thickness;
  return [
    tenths(Math.min(...xs) - wings),
    tenths(Math.min(...ys) - wings),
    tenths(Math.max(...xs) + wings),
    tenths(Math.max(...ys) + wings),
  ];
}

function sizeOf({ width, height }: Layout): { readonly width: number; readonly height: number } {
  return { width: tenths(width), height: tenths(height) };
}

function tenths(value: number): number {
  return rounded(value, 10);
}

function rounded(value: number, by: number): number {
  return Math.round(value * by) / by;
}
