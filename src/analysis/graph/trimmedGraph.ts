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
import { edgesFrom, edgesInto, isAtLeast } from './graphEdges';
import type { GraphSamples } from './graphSamples';
import { meanOf } from './graphSamples';
import type { GraphShape } from './graphShape';
import type { NodeInfo } from './nodeInfo';
import { nodeNames } from './nodeNames';
import { magnitude } from '../magnitude';
import { sortNodes } from './nodeOrder';
import type { FormatTag } from './nodeTags';
import { TagCollector } from './nodeTags';
import { removeRedundantEdges } from './redundantEdges';
import { trimmedTreeEdges } from './treeEdges';

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
  /**
   * Each time that pprof builds the graph anew, with fewer nodes, it trims recorded paths once more: what counts from the
   * `build`th time on (the first is 1) where that changes anything.
   */
  readonly shapeOfBuild?: (build: number) => GraphShape | undefined;
}

/** A picture has at most so many boxes with labels at one node (maxNodelets in dotgraph.go). */
export const MAX_NODELETS = 4;

export function trimmedGraph(samples: GraphSamples, shape: GraphShape, options: TrimOptions): Graph {
  return new GraphBuilder(samples, shape, options).build();
}

class GraphBuilder {
  private sums: NodeSums = { flat: new Float64Array(0), cum: new Float64Array(0) };
  private kept: Uint8Array | undefined;
  private order: Uint32Array = new Uint32Array(0);
  private edges: EdgeColumns | undefined;
  private tags: TagCollector | undefined;
  private nameOf: (node: number) => string;
  private builds = 1;

  constructor(
    private readonly samples: GraphSamples,
    private shape: GraphShape,
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
      const large = this.order.filter((node) => isAtLeast(this.sums.cum, node, nodeCut));
      droppedNodes = this.order.length - large.length;
      if (droppedNodes > 0) this.count(this.left(large));
    }
    const originalCount = this.order.length;
    // A call tree is built once, and then only loses edges and nodes.
    const isConnected = purpose === 'drawn' || this.shape.form === 'tree';
    if (isConnected) this.connect();
    this.sort('unordered');
    if (nodeCount > 0) {
      if (isConnected) this.trimSmall(nodeCut, edgeCut);
      const top = this.order.slice(0, this.topCount(nodeCount));
      if (top.length < this.order.length) this.select(top);
    }
    if (!isConnected) this.connect();
    const droppedEdges = this.trimSmall(nodeCut, edgeCut);
    if (purpose === 'drawn' && this.edges) removeRedundantEdges(this.edges, this.order, this.nameOf);
    return this.finish({ originalCount, droppedNodes, droppedEdges });
  }

  /** 1 for nodes that are left when only these are: in a call tree also those that were not shown before. */
  private left(only: Uint32Array): Uint8Array {
    const { shape, order } = this;
    if (shape.form === 'merged') return this.builtAnew(only);
    const left = this.kept?.slice() ?? new Uint8Array(shape.nodeCount).fill(1);
    for (const node of order) left[node] = 0;
    for (const node of only) left[node] = 1;
    return left;
  }

  /** Nodes that are called otherwise after a path lost more of itself are not found again. */
  private builtAnew(only: Uint32Array): Uint8Array {
    const { shape } = this;
    const next = this.options.shapeOfBuild?.(++this.builds);
    if (!next) return marked(only, shape.nodeCount);
    const wanted = new Set(Array.from(only, (node) => infoKey(shape.info(node))));
    this.shape = next;
    this.nameOf = nodeNames(next);
    return Uint8Array.from({ length: next.nodeCount }, (_, node) =>
      Number(wanted.has(infoKey(next.info(node)))),
    );
  }

  private select(top: Uint32Array): void {
    const kept = this.left(top);
    if (this.shape.form === 'tree') {
      this.kept = kept;
      this.order = top;
      this.sums = this.shape.sums(kept);
      if (this.edges) this.edges = trimmedTreeEdges(this.edges, kept);
      this.sort('sortedBefore');
      return;
    }
    this.count(kept);
    if (this.options.purpose === 'drawn') this.connect();
    this.sort('unordered');
  }

  /** Counts with only these nodes; undefined for all. */
  private count(kept: Uint8Array | undefined): void {
    const { shape, options } = this;
    this.kept = kept;
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
    const { flat } = this.sums;
    let sum = 0n;
    // What is in doubles adds up to less than 2^53.
    if (flat instanceof Float64Array) {
      sum = BigInt(this.order.reduce((all, node) => all + (flat[node] as number), 0));
    } else for (const node of this.order) sum += valueAt(flat, node);
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

  private sort(ties: 'unordered' | 'sortedBefore'): void {
    const { order, edges, sums, shape, options } = this;
    if (options.sort === 'none') return;
    const flat = (node: number): bigint => valueAt(sums.flat, node);
    const cum = (node: number): bigint => valueAt(sums.cum, node);
    const nodes = { info: (node: number) => shape.info(node), nameOf: this.nameOf };
    if (edges && options.purpose === 'drawn') {
      const score = (node: number): bigint => entropyScore(edges, node, flat(node), cum(node));
      sortNodes(order, nodes, { score, tie: flat }, ties);
    } else if (options.sort === 'cum') sortNodes(order, nodes, { score: sums.cum, tie: sums.flat }, ties);
    else sortNodes(order, nodes, { score: sums.flat, tie: sums.cum }, ties);
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
    const shown = marked(this.order, this.shape.nodeCount);
    let dropped = 0;
    for (let edge = 0; edge < edges.count; edge++) {
      if (edges.removed[edge] === 1 || shown[edges.targets[edge] as number] === 0) continue;
      if (isAtLeast(edges.weights, edge, edgeCut)) continue;
      edges.removed[edge] = 1;
      dropped++;
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
  const { targetStarts, ofTarget, removed, inline } = edges;
  let [all, inlined] = [0, 0];
  const end = targetStarts[node + 1] as number;
  for (let at = targetStarts[node] as number; at < end; at++) {
    const edge = ofTarget[at] as number;
    if (removed[edge] === 1) continue;
    all++;
    inlined += inline[edge] as number;
  }
  if (inlined === 0) return 'none';
  return inlined === all ? 'all' : 'some';
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

function infoKey({ name, address, file, startLine, line, column, objFile }: NodeInfo): string {
  return JSON.stringify([name, String(address), file, startLine, line, column, objFile]);
}

function marked(nodes: Uint32Array, count: number): Uint8Array {
  const marks = new Uint8Array(count);
  for (const node of nodes) marks[node] = 1;
  return marks;
}
