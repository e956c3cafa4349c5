/**
 * The graph that a report shows, trimmed as pprof trims it: newTrimmedGraph in internal/report/report.go. The threshold
 * comes from the signed sum of flat, although the legend prints one that comes from the total.
 */
import { isZeroAt, valueAt } from '../../model/valueColumn';
import type { ValueColumn } from '../../model/valueColumn';
import type { NodeSums } from '../sums';
import { entropyScore } from './entropy';
import type { Graph, GraphEdge, InlineMark } from './graph';
import { sortedEdges } from './edgeOrder';
import type { EdgeColumns } from './graphEdges';
import { edgesFrom, edgesInto, magnitudeOf } from './graphEdges';
import type { GraphSamples } from './graphSamples';
import { meanOf } from './graphSamples';
import type { GraphShape } from './graphShape';
import { nodeNames } from './nodeNames';
import { magnitude } from '../magnitude';
import { sortNodes } from './nodeOrder';
import type { FormatTag } from './nodeTags';
import { TagCollector } from './nodeTags';
import { removeRedundantEdges } from './redundantEdges';

export interface TrimOptions {
  /** 0 for all. */
  readonly nodeCount: number;
  readonly nodeFraction: number;
  readonly edgeFraction: number;
  /** `none` where whoever prints has an order of its own. */
  readonly sort: 'flat' | 'cum' | 'none';
  readonly dropNegative: boolean;
  /** `drawn`: nodes are chosen and sorted for a picture, and samples counted by label. */
  readonly purpose: 'listed' | 'drawn';
  /**
   * Which of the shown nodes need edges: all, those that a function names, or none but the edges into nodes that were
   * inlined somewhere, which is enough for `inlineMark`.
   */
  readonly edges: 'all' | 'inlined' | ((node: number) => boolean);
  readonly tags: { readonly byteUnit: string; readonly format: FormatTag };
}

/** A picture has at most so many boxes with labels at one node (maxNodelets in dotgraph.go). */
export const MAX_NODELETS = 4;

export function trimmedGraph(samples: GraphSamples, shape: GraphShape, options: TrimOptions): Graph {
  return new GraphBuilder(samples, shape, options).build();
}

class GraphBuilder {
  private sums: NodeSums = { flat: new Float64Array(0), cum: new Float64Array(0) };
  private kept: Uint8Array | undefined;
  private order = new Uint32Array(0);
  private edges: EdgeColumns | undefined;
  private tags: TagCollector | undefined;
  private readonly nameOf: (node: number) => string;

  constructor(
    private readonly samples: GraphSamples,
    private readonly shape: GraphShape,
    private readonly options: TrimOptions,
  ) {
    this.nameOf = nodeNames(shape);
  }

  build(): Graph {
    const { nodeCount, nodeFraction, edgeFraction, purpose } = this.options;
    this.count(undefined);
    const sum = Number(this.flatSum());
    const nodeCut = cutOf(sum, nodeFraction);
    const edgeCut = cutOf(sum, edgeFraction);
    let droppedNodes = 0;
    if (nodeCut > 0n) {
      const large = this.order.filter((node) => magnitude(valueAt(this.sums.cum, node)) >= nodeCut);
      droppedNodes = this.order.length - large.length;
      if (droppedNodes > 0) this.count(large);
    }
    const originalCount = this.order.length;
    if (purpose === 'drawn') this.connect();
    this.sort();
    if (nodeCount > 0) {
      if (purpose === 'drawn') this.trimSmall(nodeCut, edgeCut);
      const top = this.order.slice(0, this.topCount(nodeCount));
      if (top.length < this.order.length) {
        this.count(top);
        if (purpose === 'drawn') this.connect();
        this.sort();
      }
    }
    if (purpose === 'listed') this.connect();
    const droppedEdges = this.trimSmall(nodeCut, edgeCut);
    if (purpose === 'drawn' && this.edges) removeRedundantEdges(this.edges, this.order, this.nameOf);
    return this.finish({ originalCount, droppedNodes, droppedEdges });
  }

  /** Counts with only these nodes; undefined for all. */
  private count(only: Uint32Array | undefined): void {
    const { shape, options } = this;
    this.kept = only && marked(only, shape.nodeCount);
    this.sums = shape.sums(this.kept);
    const { flat, cum } = this.sums;
    const order = new Uint32Array(shape.nodeCount);
    let count = 0;
    for (let node = 0; node < shape.nodeCount; node++) {
      if (isZeroAt(flat, node) && isZeroAt(cum, node)) continue;
      if (options.dropNegative && isNegative(valueAt(flat, node), valueAt(cum, node))) continue;
      order[count++] = node;
    }
    this.order = order.slice(0, count);
  }

  private flatSum(): bigint {
    let sum = 0n;
    for (const node of this.order) sum += valueAt(this.sums.flat, node);
    return BigInt.asIntN(64, sum);
  }

  private connect(): void {
    const { samples, shape, options, kept, order } = this;
    if (options.edges === 'inlined') {
      const inlined = shape.inlinedNodes();
      const wanted = marked(
        order.filter((node) => inlined[node] === 1),
        shape.nodeCount,
      );
      if (wanted.includes(1)) this.edges = shape.edges({ kept, wanted, direction: 'in' });
      return;
    }
    const wanted = options.edges === 'all' ? undefined : marked(order.filter(options.edges), shape.nodeCount);
    this.edges = shape.edges({ kept, wanted, direction: 'both' });
    if (options.purpose === 'listed') return;
    this.tags = new TagCollector(samples, options.tags.byteUnit, options.tags.format);
    this.tags.collect((row, visit) => shape.visit(row, kept, visit));
  }

  private sort(): void {
    const { order, edges, sums, shape, options } = this;
    if (options.sort === 'none') return;
    const flat = (node: number): bigint => valueAt(sums.flat, node);
    const cum = (node: number): bigint => valueAt(sums.cum, node);
    if (edges && options.purpose === 'drawn') {
      const score = (node: number): bigint => entropyScore(edges, node, flat(node), cum(node));
      sortNodes(order, { info: (node) => shape.info(node), nameOf: this.nameOf }, { score, tie: flat });
    } else if (options.sort === 'cum')
      sortNodes(order, { info: (node) => shape.info(node), nameOf: this.nameOf }, { score: cum, tie: flat });
    else
      sortNodes(order, { info: (node) => shape.info(node), nameOf: this.nameOf }, { score: flat, tie: cum });
  }

  /** In a picture, boxes with labels count as nodes. */
  private topCount(nodeCount: number): number {
    if (this.options.purpose === 'listed' || !this.tags) return nodeCount;
    let count = 0;
    for (const [index, node] of this.order.entries()) {
      count += 1 + Math.min(this.tags.flatCount(node), MAX_NODELETS);
      if (count >= nodeCount) return index + 1;
    }
    return nodeCount;
  }

  /** Removes small tags, and small edges into shown nodes; says how many edges. */
  private trimSmall(nodeCut: bigint, edgeCut: bigint): number {
    this.tags?.trim(nodeCut);
    const { edges } = this;
    if (!edges) return 0;
    let dropped = 0;
    for (const node of this.order) {
      for (const edge of edgesInto(edges, node)) {
        if (magnitudeOf(edges, edge) >= edgeCut) continue;
        edges.removed[edge] = 1;
        dropped++;
      }
    }
    return dropped;
  }

  private finish(counts: Pick<Graph, 'originalCount' | 'droppedNodes' | 'droppedEdges'>): Graph {
    const { shape, sums, order, edges, tags, kept } = this;
    const divisors = shape.divisors(kept);
    const divided = (column: ValueColumn, by: ValueColumn | undefined, node: number): bigint =>
      by ? meanOf(valueAt(column, node), valueAt(by, node)) : valueAt(column, node);
    const shown = (numbers: (of: EdgeColumns) => number[]): readonly GraphEdge[] =>
      edges ? sortedEdges(edges, numbers(edges), this.nameOf) : [];
    return {
      ...counts,
      order,
      info: (node) => shape.info(node),
      nameOf: (node) => this.nameOf(node),
      functionOf: (node) => shape.functionOf(node),
      flat: (node) => valueAt(sums.flat, node),
      cum: (node) => valueAt(sums.cum, node),
      flatValue: (node) => divided(sums.flat, divisors?.flat, node),
      cumValue: (node) => divided(sums.cum, divisors?.cum, node),
      edgesIn: (node) => shown((of) => edgesInto(of, node)),
      edgesOut: (node) => shown((of) => edgesFrom(of, node)),
      inlineMark: (node) => (edges ? inlineMark(edges, node) : 'none'),
      tags: (node) => tags?.of(node) ?? { labels: [], numbers: new Map() },
    };
  }
}

function inlineMark(edges: EdgeColumns, node: number): InlineMark {
  const into = edgesInto(edges, node);
  const inlined = into.filter((edge) => edges.inline[edge] === 1).length;
  if (inlined === 0) return 'none';
  return inlined === into.length ? 'all' : 'some';
}

/** Go's int64(float64(sum) * fraction), without its sign; what no int64 holds, as of a fraction `nan`, cuts nothing. */
export function cutOf(sum: number, fraction: number): bigint {
  const cut = Math.trunc(sum * fraction);
  return Math.abs(cut) < 2 ** 63 ? magnitude(BigInt(cut)) : 0n;
}

/** What `drop_negative` leaves out: isNegative in graph.go. */
export function isNegative(flat: bigint, cum: bigint): boolean {
  return flat < 0n || (flat === 0n && cum < 0n);
}

function marked(nodes: Uint32Array, count: number): Uint8Array {
  const marks = new Uint8Array(count);
  for (const node of nodes) marks[node] = 1;
  return marks;
}
