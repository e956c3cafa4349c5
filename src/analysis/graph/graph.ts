import type { NodeInfo } from './nodeInfo';

/**
 * A report's graph after trimming: the shown nodes in order, and the edges between them. Nodes are named by small
 * numbers, which mean something only within this graph.
 */
export interface Graph {
  /** The shown nodes, in the order of the report. */
  readonly order: Uint32Array;
  info(node: number): NodeInfo;
  /** `printableName` of its info, made once. */
  nameOf(node: number): string;
  /** Sums as collected. With `mean`, what is printed is `flatValue` and `cumValue`. */
  flat(node: number): bigint;
  cum(node: number): bigint;
  flatValue(node: number): bigint;
  cumValue(node: number): bigint;
  /** Nodes of the same function have the same number; with call trees, of the same function under the same caller. */
  functionOf(node: number): number;
  /** Edges into and out of a node, sorted as pprof sorts them; the other end may be a node that is not shown. */
  edgesIn(node: number): readonly GraphEdge[];
  edgesOut(node: number): readonly GraphEdge[];
  /** Whether the edges into a node are all inlined calls, some of them, or none. */
  inlineMark(node: number): InlineMark;
  /** Of a shown node, for dot only: samples by their text labels, and by the numeric label `bytes`. */
  tags(node: number): NodeTags;
  /** Nodes before the node count cut some off. */
  readonly originalCount: number;
  readonly droppedNodes: number;
  readonly droppedEdges: number;
}

export type InlineMark = 'none' | 'all' | 'some';

export interface GraphEdge {
  readonly source: number;
  readonly target: number;
  readonly weight: bigint;
  /** With `mean` the weight divided; else the weight. */
  readonly weightValue: bigint;
  /** Goes over nodes that are not shown. */
  readonly residual: boolean;
  readonly inline: boolean;
}

export interface NodeTags {
  /** By label text: all `key:value` of a sample, sorted, joined by the two characters `\n`. */
  readonly labels: readonly NodeTag[];
  /** By the label text that the samples have (`''` for none). */
  readonly numbers: ReadonlyMap<string, readonly NodeTag[]>;
}

export interface NodeTag {
  readonly name: string;
  readonly unit: string;
  readonly value: bigint;
  readonly flat: bigint;
  readonly flatValue: bigint;
  /** With `mean` what `flat` is divided by, else 0: groups of tags are divided as a whole. */
  readonly flatDivisor: bigint;
  readonly cum: bigint;
  readonly cumValue: bigint;
  readonly cumDivisor: bigint;
}
