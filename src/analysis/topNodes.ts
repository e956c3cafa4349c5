/**
 * The functions that `go tool pprof -top` shows, with its trimming: newTrimmedGraph in pprof's
 * internal/report/report.go. The threshold comes from the signed sum of flat, although the legend prints one that
 * comes from the total.
 */
import type { Profile } from '../model/profile';
import { isZeroAt, sumOf, valueAt } from '../model/valueColumn';
import type { InlineMark } from './inlineMarks';
import { inlineMarks } from './inlineMarks';
import type { NodeTable } from './nodes';
import { functionNodesOf } from './nodes';
import type { NodeSums } from './sums';
import { sumNodes } from './sums';
import type { Weights } from './weights';

/** pprof's defaults of `-nodefraction` and `-edgefraction`. */
export const DEFAULT_NODE_FRACTION = 0.005;
export const DEFAULT_EDGE_FRACTION = 0.001;

export interface TopNodes {
  readonly nodes: NodeTable;
  readonly sums: NodeSums;
  /** Nodes that are shown, in no order. */
  readonly shown: Uint32Array;
  /** How many nodes were too small to be shown. */
  readonly droppedNodes: number;
  readonly inline: readonly InlineMark[];
  readonly nodeFraction: number;
}

export interface TopOptions {
  readonly nodeFraction: number;
  readonly edgeFraction: number;
}

export function topNodes(profile: Profile, weights: Weights, options: TopOptions): TopNodes {
  const nodes = functionNodesOf(profile);
  const all = sumNodes(profile, nodes, weights);
  const flatSum = Number(sumOf(all.flat));
  const nodeCut = Math.abs(Math.trunc(flatSum * options.nodeFraction));
  const edgeCut = Math.abs(Math.trunc(flatSum * options.edgeFraction));
  const kept = new Uint8Array(nodes.count);
  let counted = 0;
  let keptCount = 0;
  for (let node = 0; node < nodes.count; node++) {
    if (isZeroAt(all.flat, node) && isZeroAt(all.cum, node)) continue;
    counted++;
    if (nodeCut > 0 && magnitude(valueAt(all.cum, node)) < BigInt(nodeCut)) continue;
    kept[node] = 1;
    keptCount++;
  }
  const shown = new Uint32Array(keptCount);
  for (let node = 0, at = 0; node < nodes.count; node++) if (kept[node] === 1) shown[at++] = node;
  return {
    nodes,
    sums: keptCount === counted ? all : sumNodes(profile, nodes, weights, kept),
    shown,
    droppedNodes: counted - keptCount,
    inline: inlineMarks(profile, nodes, weights, {
      kept: keptCount === counted ? allOf(nodes) : kept,
      edgeCut,
    }),
    nodeFraction: options.nodeFraction,
  };
}

/** Without dropped nodes pprof does not rebuild its graph, so that nodes which cancelled out still have their edges. */
function allOf(nodes: NodeTable): Uint8Array {
  return new Uint8Array(nodes.count).fill(1);
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}
