/** The call graph as `go tool pprof -svg` draws it, laid out by the server; the page gives it its colours. */
import type { PlaceId, Quantity, ViewSpec } from './view';

/** What is drawn. Both fields absent: what pprof draws when not told otherwise. */
export interface GraphChoice {
  /** How many nodes at most, boxes of labels included. */
  readonly nodeCount?: number;
  /** One node for each way to a function: pprof's `-call_tree`. */
  readonly callTree?: true;
}

export interface GraphRequest extends GraphChoice {
  readonly view: ViewSpec;
}

/** A picture's own coordinates: its upper left corner is (0, 0), and a letter of 14 is as high as on paper. */
export interface GraphPicture {
  readonly width: number;
  readonly height: number;
  /** Nodes, heaviest in pprof's eyes first, and after them the boxes for labels. */
  readonly boxes: readonly GraphBox[];
  readonly lines: readonly GraphLine[];
  /** The lines that pprof prints into a box of their own. */
  readonly legend: readonly string[];
  /** How many lines there are; more than a few hundred would be a black cloth, and the lightest are not drawn. */
  readonly allLineCount: number;
  /** How many nodes there would be without a limit to their number. */
  readonly allNodeCount: number;
}

export type GraphBox = GraphNode | GraphTags;

interface BoxPlace {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly text: GraphText;
}

export interface GraphNode extends BoxPlace {
  readonly kind: 'node';
  /** As in Top. */
  readonly name: string;
  readonly flat: Quantity;
  readonly cum: Quantity;
  /** From -1 (blue in pprof's pictures) over 0 (grey) to 1 (red). */
  readonly heat: number;
  /** The function's line with the highest flat, then cum. */
  readonly place: PlaceId;
}

/** Samples of a node with the same labels, or with numeric labels of one range. */
export interface GraphTags extends BoxPlace {
  readonly kind: 'tags';
  readonly weight: string;
  /** Path data of the side that shows behind the front. */
  readonly back: string;
}

/** Lines of text below each other. */
export interface GraphText {
  readonly lines: readonly string[];
  readonly fontSize: number;
  /** The middle of the lines in a box, their beginning beside a line. */
  readonly x: number;
  /** Where the first line's letters stand. */
  readonly y: number;
  readonly lineHeight: number;
}

export interface GraphLine {
  /** Positions of boxes. */
  readonly from: number;
  readonly to: number;
  readonly kind: 'call' | 'tags';
  /** `main.main -> main.work (0.3s)`. */
  readonly title: string;
  readonly weight: string;
  /** As a node's. */
  readonly heat: number;
  /** 1 to 6. */
  readonly thickness: number;
  /** `dotted`: over functions that are not drawn. */
  readonly style: 'solid' | 'dotted';
  readonly inline: boolean;
  /** Path data of the line and of the tip of its arrow. */
  readonly shaft: string;
  readonly head: string;
  /** What the line covers: left, top, right, bottom. */
  readonly bounds: readonly [number, number, number, number];
  readonly label?: GraphText;
}

/** The text of the file that pprof's `-svg` would write of the same choice. */
export interface GraphSvg {
  readonly text: string;
}

export interface GraphRequests {
  'pprofLens/graph': { request: GraphRequest; value: GraphPicture };
  'pprofLens/graphSvg': { request: GraphRequest; value: GraphSvg };
}

/** What the panel's page asks. */
export interface GraphAsk extends GraphChoice {
  readonly kind: 'graph';
}

export interface GraphAnswer {
  readonly kind: 'graph';
  readonly picture: GraphPicture;
}

/** What the panel's page says: the person then chooses the file. */
export interface SaveGraphMessage extends GraphChoice {
  readonly type: 'saveGraph';
  readonly revision: number;
}

/** A picture of more nodes than these is not asked for: the server would lay it out for seconds. */
export const MOST_GRAPH_NODES = 400;
