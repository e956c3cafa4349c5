/** What the layout is given and what it gives: sizes and lines, no text and no colour. */
export interface LayoutNode {
  readonly width: number;
  readonly height: number;
}

export interface LayoutEdge {
  /** Indexes of nodes. */
  readonly from: number;
  readonly to: number;
  /** How hard the edge pulls its ends together and itself straight; 1 or more. */
  readonly weight: number;
  /** Rows between its ends; 1 if absent. */
  readonly minLength?: number;
  /** Room for a label to the right of the line; 0 for none. */
  readonly labelWidth: number;
  readonly labelHeight: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PlacedEdge {
  /** A start, then three points for each cubic piece: two handles and an end. The last one is the tip, on the node. */
  readonly curve: readonly Point[];
  /** Top left of the label; absent when it has none. */
  readonly label?: Point;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  /** Centres. */
  readonly nodes: readonly Point[];
  readonly edges: readonly PlacedEdge[];
}

/** Gaps between boxes of a row, and between rows; a row of labels stands between two rows of nodes. */
export interface Spacing {
  readonly nodeGap: number;
  readonly rowGap: number;
}
