/**
 * A graph in rows. An edge over several rows becomes a chain of points, one a row; its label is one of these, in the
 * middle, with room to its right.
 */
export interface Layered {
  /** Nodes and, after them, points of chains. */
  readonly count: number;
  readonly realCount: number;
  /** Rows from above, each from left to right. */
  readonly rows: number[][];
  readonly rowOf: Int32Array;
  /** Room to the left and to the right of the centre line, and height. */
  readonly lefts: Float64Array;
  readonly rights: Float64Array;
  readonly heights: Float64Array;
  /** Pieces of edges from one row to the next. */
  readonly uppers: Int32Array;
  readonly lowers: Int32Array;
  readonly weights: Float64Array;
  /** For each edge its nodes and points from above; without points if it is too long to have any. */
  readonly chains: readonly Int32Array[];
  /** For each edge the point that is its label, or -1. */
  readonly labelPoints: Int32Array;
}

/** An edge that points down. */
export interface DownEdge {
  readonly upper: number;
  readonly lower: number;
  readonly weight: number;
  readonly labelWidth: number;
  readonly labelHeight: number;
}

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly height: number;
}

export function layered(boxes: readonly Box[], edges: readonly DownEdge[], rowOfNode: Int32Array): Layered {
  const longest = longestChain(edges, rowOfNode);
  const draft = new Draft(boxes, rowOfNode);
  const labelPoints = new Int32Array(edges.length).fill(-1);
  const chains = edges.map((edge, index) => {
    const span = (rowOfNode[edge.lower] as number) - (rowOfNode[edge.upper] as number);
    if (span > longest) return Int32Array.of(edge.upper, edge.lower);
    const labelStep = edge.labelWidth > 0 && span > 1 ? Math.floor(span / 2) : -1;
    const chain = Int32Array.from({ length: span + 1 }, (_, step) => {
      if (step === 0) return edge.upper;
      if (step === span) return edge.lower;
      return draft.addPoint((rowOfNode[edge.upper] as number) + step, step === labelStep ? edge : undefined);
    });
    if (labelStep >= 0) labelPoints[index] = chain[labelStep] as number;
    draft.addPieces(chain, edge.weight);
    return chain;
  });
  return { ...draft.finish(), chains, labelPoints };
}

/** Graphs of thousands of nodes would drown in points; the longest edges go straight there. */
const MOST_POINTS = 150_000;

function longestChain(edges: readonly DownEdge[], rowOf: Int32Array): number {
  const spans = edges.map(({ upper, lower }) => (rowOf[lower] as number) - (rowOf[upper] as number));
  let sum = 0;
  for (const span of spans.sort((a, b) => a - b)) {
    sum += span;
    if (sum > MOST_POINTS) return Math.max(1, span - 1);
  }
  return Infinity;
}

/** A line's own room: half of a thick one. */
const POINT_ROOM = 3;

class Draft {
  private readonly rowOf: number[];
  private readonly lefts: number[];
  private readonly rights: number[];
  private readonly heights: number[];
  private readonly uppers: number[] = [];
  private readonly lowers: number[] = [];
  private readonly weights: number[] = [];
  private readonly realCount: number;

  constructor(boxes: readonly Box[], rowOfNode: Int32Array) {
    this.realCount = boxes.length;
    this.rowOf = [...rowOfNode];
    this.lefts = boxes.map(({ left }) => left);
    this.rights = boxes.map(({ right }) => right);
    this.heights = boxes.map(({ height }) => height);
  }

  addPoint(row: number, label: DownEdge | undefined): number {
    this.rowOf.push(row);
    this.lefts.push(POINT_ROOM);
    this.rights.push(POINT_ROOM + (label?.labelWidth ?? 0));
    this.heights.push(label?.labelHeight ?? 0);
    return this.rowOf.length - 1;
  }

  addPieces(chain: Int32Array, weight: number): void {
    for (let step = 1; step < chain.length; step++) {
      const [upper, lower] = [chain[step - 1] as number, chain[step] as number];
      this.uppers.push(upper);
      this.lowers.push(lower);
      const points = Number(upper >= this.realCount) + Number(lower >= this.realCount);
      this.weights.push(weight * (STRAIGHTNESS[points] as number));
    }
  }

  finish(): Omit<Layered, 'chains' | 'labelPoints'> {
    const rows: number[][] = [];
    for (const [node, row] of this.rowOf.entries()) {
      while (rows.length <= row) rows.push([]);
      rows[row]?.push(node);
    }
    return {
      count: this.rowOf.length,
      realCount: this.realCount,
      rows,
      rowOf: Int32Array.from(this.rowOf),
      lefts: Float64Array.from(this.lefts),
      rights: Float64Array.from(this.rights),
      heights: Float64Array.from(this.heights),
      uppers: Int32Array.from(this.uppers),
      lowers: Int32Array.from(this.lowers),
      weights: Float64Array.from(this.weights),
    };
  }
}

/** Pieces between two points of a chain should be straight above all: section 4 of the paper in networkSimplex.ts. */
const STRAIGHTNESS = [1, 2, 8];
