/** What the parts of `analysis/goroutines` give each other and the reports. */
import type { NodeStacks } from './nodeStacks';

/**
 * Four levels of likeness, strict to loose:
 * - `exact`: same frames at the same lines, same state, flags, creator and labels;
 * - `lines`: same frames at the same lines;
 * - `functions`: same functions in the same order, at any line;
 * - `operation`: the same operation at the same innermost line of the user's own code.
 */
export const SIMILARITIES = ['exact', 'lines', 'functions', 'operation'] as const;
export type Similarity = (typeof SIMILARITIES)[number];

export type GroupBy =
  | { readonly kind: 'stack'; readonly similarity: Similarity }
  /** The same nodes of a view, as its granularity makes them of frames. */
  | { readonly kind: 'nodes'; readonly stacks: NodeStacks }
  | { readonly kind: 'waitReason' }
  | { readonly kind: 'creator' }
  | { readonly kind: 'label'; readonly key: string };

export interface GoroutineGroup {
  /** Equal for the groups of two dumps that mean the same; not for people. */
  readonly key: string;
  /** For people: `main.leak leak_demo.go:53`, `chan send`, `tenant=acme`. */
  readonly title: string;
  /** Rows of the dump's `GoroutineTable`, ascending. */
  readonly rows: Uint32Array;
  /** Goroutines, which are more than rows in what was made of a profile. */
  readonly count: number;
  /** How many are marked `(leaked)`. */
  readonly leakedCount: number;
  /** Minutes; absent where no goroutine of the group says any. */
  readonly shortestWait?: number;
  readonly longestWait?: number;
  /** At most five, in the order of the dump. */
  readonly exampleIds: readonly number[];
  /** Row of the first goroutine's stack. */
  readonly stack: number;
  /** `chan send`, as `operation.ts` names it; of the first goroutine. */
  readonly operation: string;
  /** Row of `DumpFrameTable` of the innermost frame of the user's own code; -1 where there is none. */
  readonly userFrame: number;
  /** Most frequent first; rows of `DumpFrameTable`. */
  readonly creators: readonly { readonly frame: number; readonly count: number }[];
}
