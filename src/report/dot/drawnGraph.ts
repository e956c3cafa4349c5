/**
 * What a drawing of a call graph shows, in words and numbers, before it is text of dot or a picture.
 * Source: ComposeDot in pprof's internal/graph/dotgraph.go, 2026-11.
 */
import type { GraphReport, Report } from '../report';
import { drawnEdges } from './drawnEdges';
import { drawnNode } from './drawnNode';
import { heaviestFlat } from './fontSize';
import type { Tagged } from './tagBoxes';
import { tagBoxes } from './tagBoxes';

export interface DrawnGraph {
  /** Name of the main binary, `''` when unknown. */
  readonly title: string;
  readonly legend: readonly string[];
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly DrawnEdge[];
}

export interface DrawnNode {
  /** Counted from 1: `N1`. */
  readonly number: number;
  /** The graph's own number for it. */
  readonly node: number;
  /** The name, in pieces that stand below each other. */
  readonly nameLines: readonly string[];
  /** `0.64s (42.95%)`, `of 0.9s (60%)`: one or two lines. */
  readonly valueLines: readonly string[];
  readonly fontSize: number;
  /** For the tooltip, with the cumulative value. */
  readonly fullName: string;
  readonly cum: string;
  /** Of cum in the total, with its sign. */
  readonly share: number;
  readonly lineColor: string;
  readonly fillColor: string;
  readonly tagBoxes: readonly TagBox[];
}

/** A small box below a node: samples with the same labels, or with numeric labels of a range. */
export interface TagBox {
  /** `N1_0`, `NN1_0_0`. */
  readonly id: string;
  /** The box or node that it hangs on. */
  readonly parent: string;
  /** Two characters `\n` stand between labels; nothing is escaped. */
  readonly label: string;
  readonly weight: string;
  readonly dotted: boolean;
}

export interface DrawnEdge {
  /** Numbers of nodes; 0 for a node that is not shown. */
  readonly from: number;
  readonly to: number;
  readonly weight: string;
  readonly value: bigint;
  /** Of the weight in the total, with its sign. */
  readonly share: number;
  readonly inline: boolean;
  readonly residual: boolean;
  /** How hard dot should pull the ends together, 1 to 101, and how thick the line is, 1 to 6. */
  readonly pull: number;
  readonly thickness: number;
  /** Absent when there is no total to compare with. */
  readonly color: string | undefined;
  /** `main.main -> main.work`, with `...` over nodes that are not shown. */
  readonly names: string;
  /** The node that it leaves has tag boxes, which need a row of their own. */
  readonly leavesTagged: boolean;
}

export function drawnGraph(report: Report, graphReport: GraphReport): DrawnGraph {
  const { graph, labels } = graphReport;
  const maxFlat = heaviestFlat(graph);
  const tagged = new Set<number>();
  const nodes = Array.from(graph.order, (node, index) => {
    const boxes = tagBoxes(tagsToDraw(graphReport, node), index + 1);
    if (boxes.length > 0) tagged.add(node);
    return drawnNode({ report, graphReport, maxFlat }, node, index + 1, boxes);
  });
  return {
    title: report.title,
    legend: labels,
    nodes,
    edges: drawnEdges(graphReport, report.total, tagged),
  };
}

function tagsToDraw({ graph, format }: GraphReport, node: number): Tagged {
  // Leaves also stand for callees that are not shown, so that their tags count with those.
  return {
    tags: graph.tags(node),
    sum: graph.edgesOut(node).length > 0 ? 'flat' : 'cum',
    format,
  };
}
