/** Graphs written down node by node, for what draws them. */
import type { Graph, GraphEdge, NodeTag, NodeTags } from '../../src/analysis/graph/graph';
import type { NodeInfo } from '../../src/analysis/graph/nodeInfo';
import { printableName } from '../../src/analysis/graph/nodeInfo';
import { DEFAULT_REPORT_OPTIONS } from '../../src/analysis/reportOptions';
import { scaledLabel } from '../../src/analysis/measurement';
import type { GraphReport, Report } from '../../src/report/report';
import { smallProfile } from './smallProfile';

export interface HandMadeNode {
  readonly info: Partial<NodeInfo>;
  readonly flat: number;
  readonly cum: number;
  readonly tags?: NodeTags;
}

export interface HandMadeGraph {
  readonly nodes: readonly HandMadeNode[];
  readonly edges?: readonly (Partial<GraphEdge> & Pick<GraphEdge, 'source' | 'target' | 'weight'>)[];
  readonly total: number;
  readonly unit?: string;
  readonly title?: string;
  readonly labels?: readonly string[];
}

export function handMadeGraph(content: HandMadeGraph): { report: Report; graphReport: GraphReport } {
  const { nodes, labels = ['Type: n'], unit = 'count', title = '' } = content;
  const edges = (content.edges ?? []).map((edge) => ({
    ...{ weightValue: edge.weight, residual: false, inline: false },
    ...edge,
  }));
  const flat = (node: number): bigint => BigInt(nodes[node]?.flat ?? 0);
  const cum = (node: number): bigint => BigInt(nodes[node]?.cum ?? 0);
  const graph: Graph = {
    order: Uint32Array.from(nodes.keys()),
    info: (node) => ({ ...NOWHERE, ...nodes[node]?.info }),
    nameOf: (node) => printableName({ ...NOWHERE, ...nodes[node]?.info }),
    ...{ flat, cum, flatValue: flat, cumValue: cum },
    functionOf: (node) => node,
    edgesIn: (node) => edges.filter(({ target }) => target === node),
    edgesOut: (node) => edges.filter(({ source }) => source === node),
    inlineMark: () => 'none',
    tags: (node) => nodes[node]?.tags ?? { labels: [], numbers: new Map() },
    ...{ originalCount: nodes.length, droppedNodes: 0, droppedEdges: 0 },
  };
  return {
    report: {
      command: 'dot',
      profile: smallProfile({ samples: [] }),
      options: DEFAULT_REPORT_OPTIONS,
      ...{ sampleTypeIndex: 0, sampleTypeLabel: 'n', sampleUnit: unit, total: BigInt(content.total) },
      ...{ labelUnits: new Map(), activeFilters: [], title },
    },
    graphReport: { graph, unit, labels, format: (value) => scaledLabel(value, unit, unit) },
  };
}

const NOWHERE: NodeInfo = { name: '', address: 0n, file: '', startLine: 0, line: 0, column: 0, objFile: '' };

/** A tag with the same flat and cum. */
export function tag(name: string, weight: number, value = 0, unit = ''): NodeTag {
  const sum = BigInt(weight);
  return {
    ...{ name, unit, value: BigInt(value) },
    ...{ flat: sum, flatValue: sum, flatDivisor: 0n, cum: sum, cumValue: sum, cumDivisor: 0n },
  };
}
