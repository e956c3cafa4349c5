/**
 * The report of `-peek` as far as it is the same for all functions: sums, names, unit and legend. Only edges differ from
 * one function to the next, and those of all at once take minutes of 1,000,000 samples.
 */
import { sortedEdges } from '../../analysis/graph/edgeOrder';
import type { Graph } from '../../analysis/graph/graph';
import { edgesFrom, edgesInto } from '../../analysis/graph/graphEdges';
import { graphReport, shapeOf } from '../graphReport';
import type { OpenView } from '../openView';
import type { GraphReport } from '../report';

export type Neighbours = Pick<Graph, 'edgesIn' | 'edgesOut'>;

export interface PeekedGraph {
  /** Without edges. */
  readonly shown: GraphReport;
  /** The edges into and out of these nodes. */
  neighbours(nodes: Uint32Array): Neighbours;
}

/** Made when the first function is peeked at; it goes with the view. */
export function peekedGraph(view: OpenView): PeekedGraph {
  let peeked = kept.get(view);
  if (peeked === undefined) {
    peeked = newPeekedGraph(view);
    kept.set(view, peeked);
  }
  return peeked;
}

const kept = new WeakMap<OpenView, PeekedGraph>();

function newPeekedGraph(view: OpenView): PeekedGraph {
  const report = view.report('peek', { source: '', matches: () => false });
  const shown = graphReport(report);
  const { shape } = shapeOf(report);
  return {
    shown,
    neighbours(nodes) {
      const wanted = new Uint8Array(shape.nodeCount);
      for (const node of nodes) wanted[node] = 1;
      const edges = shape.edges({ wanted, direction: 'both' });
      const nameOf = (node: number): string => shown.graph.nameOf(node);
      return {
        edgesIn: (node) => sortedEdges(edges, edgesInto(edges, node), nameOf),
        edgesOut: (node) => sortedEdges(edges, edgesFrom(edges, node), nameOf),
      };
    },
  };
}
