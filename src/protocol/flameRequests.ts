/** The flame graph: of all call paths only what is wide enough to be seen crosses. */
import type { PlaceId, Quantity, ViewSpec } from './view';

export interface FlameWindow {
  /** The part of the whole width that is looked at: from 0 to 1. */
  readonly from: number;
  readonly to: number;
  /** Narrower boxes are not wanted; a share of the whole width. */
  readonly minWidth: number;
  /** `''`: everything from its root. Else callers and callees of the function that Top names so. */
  readonly pivot: string;
  /** RE2, ignoring case, of functions' names and files; what is no expression is looked for as it stands. */
  readonly search: string;
  /** Names of boxes from the root down: where the person had zoomed to before the profile was another one. */
  readonly path: readonly string[];
}

export interface FlameRequest extends FlameWindow {
  readonly view: ViewSpec;
}

/** What boxes of the same kind have in common. */
export interface FlameFunction {
  /** As Top names it; `''` for the root of everything. */
  readonly name: string;
  /** What is written on a box. */
  readonly label: string;
  /** Import path or folder, which gives the colour; `''` when unknown. */
  readonly package: string;
  readonly isInlined: boolean;
  /** Whether the search is for it. */
  readonly isMatch: boolean;
}

export interface FlameBox {
  /** Names the box among all of this revision and pivot. */
  readonly node: number;
  /** Index of the box that it stands on; -1 for none. */
  readonly parent: number;
  /** 0 for the root or the pivot, then 1, 2, … away from it; callers of a pivot have -1, -2, …. */
  readonly row: number;
  /** Shares of the whole width. */
  readonly x: number;
  readonly width: number;
  /** Index into `FlamePage.functions`. */
  readonly of: number;
  readonly cum: Quantity;
  readonly flat: Quantity;
  /** In a difference: net change of what the width stands for, from -1 (all of it went) to 1 (all of it came). */
  readonly lean: number;
  /** The box's line with most of its weight: `leak_demo.go:53`, `''` when unknown. */
  readonly at: string;
  readonly place: PlaceId;
  /** Of all children, wide enough or not. */
  readonly childCount: number;
}

export interface FlamePage {
  /** Parents before their children. */
  readonly boxes: readonly FlameBox[];
  readonly functions: readonly FlameFunction[];
  /** Some values are below zero: widths are increase plus decrease. */
  readonly isDifference: boolean;
  /** What the search finds, each sample once; absent without search. */
  readonly found?: Quantity;
  /** Where `path` leads by now; absent when not even its first box is there. */
  readonly zoom?: { readonly x: number; readonly width: number; readonly depth: number };
  /** `boxes`: only the widest. `work`: it would have taken longer; ask again for the rest. */
  readonly left: 'nothing' | 'boxes' | 'work';
}

export interface FlameRequests {
  'pprofLens/flame': { request: FlameRequest; value: FlamePage };
}

/** What the panel's page asks. */
export interface FlameAsk extends FlameWindow {
  readonly kind: 'flame';
}

export interface FlameAnswer {
  readonly kind: 'flame';
  readonly page: FlamePage;
}
