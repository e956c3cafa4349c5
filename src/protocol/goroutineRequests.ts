/**
 * Goroutines of an open dump or goroutine profile, of which filters may leave a part. Rows and frames are numbers of that
 * profile whatever is filtered, and valid as long as it is open. Counts cross as text; `share` is only for bars. No answer has more than 2,000 rows.
 */
import type { ProfileId, ViewFilters } from './view';
import type { Place } from './serverRequests';

/** The granularity of the view, or strict to loose; see `analysis/goroutines/goroutineGroup.ts`. */
export const GOROUTINE_SIMILARITIES = ['granularity', 'exact', 'lines', 'functions', 'operation'] as const;

export type GoroutineSimilarity = (typeof GOROUTINE_SIMILARITIES)[number];

export type GoroutineGrouping =
  | { readonly kind: 'stack'; readonly similarity: GoroutineSimilarity }
  | { readonly kind: 'waitReason' }
  | { readonly kind: 'creator' }
  | { readonly kind: 'label'; readonly key: string };

/** Row of a goroutine; what was made of a profile has one row per sample. */
export type GoroutineRow = number;

/** Row of a frame; what a click on it means is asked with `goroutinePlace`. -1 where there is nothing to go to. */
export type GoroutineFrameId = number;

export interface GoroutineFrame {
  readonly frame: GoroutineFrameId;
  /** `main.(*Pool[...]).Run`, `(23 frames left out)`. */
  readonly name: string;
  /** `pool.go:53`; `''` when unknown. */
  readonly at: string;
  readonly origin: 'user' | 'dependency' | 'standardLibrary' | 'nonGo';
  readonly inlined: boolean;
}

export interface GoroutinesRequest {
  readonly profile: ProfileId;
  readonly filters?: ViewFilters;
  readonly by: GoroutineGrouping;
  /** `state:"chan send" minutes:>0`; `''` for all. */
  readonly query: string;
  /** Zero-based group. */
  readonly offset: number;
  readonly limit: number;
}

export interface GoroutineGroupRow {
  /** Equal in all dumps where what makes the group is equal. */
  readonly key: string;
  readonly title: string;
  readonly count: string;
  /** Of all goroutines of the dump, or where percentages are to be relative, of those that filters leave; 0 to 1. */
  readonly share: number;
  /** `''`, `leaked` or `12 leaked`: what Go itself says. */
  readonly leaked: string;
  readonly operation: string;
  /** `2 to 14 min`; `''` where no goroutine says any. */
  readonly wait: string;
  /** At most five. */
  readonly exampleIds: readonly number[];
  /** The first goroutine. */
  readonly row: GoroutineRow;
  /** Innermost first, at most 100. */
  readonly frames: readonly GoroutineFrame[];
  readonly frameCount: number;
  /** Index into `frames` of the innermost frame of the user's own code; -1 where there is none among them. */
  readonly userFrame: number;
  /** Most frequent first, at most five. */
  readonly creators: readonly { readonly frame: GoroutineFrame; readonly count: string }[];
  readonly creatorCount: number;
}

export interface GoroutinesPage {
  readonly groups: readonly GoroutineGroupRow[];
  readonly groupCount: number;
  /** Of the dump, whatever is filtered. */
  readonly total: string;
  /** That filters leave and the query selects. */
  readonly selected: string;
  /** Why there are no groups: what was expected, and the zero-based column where. */
  readonly queryProblem?: { readonly message: string; readonly at: number };
  /** Keys of labels that goroutines have, sorted, at most 100: what can be grouped by. */
  readonly labelKeys: readonly string[];
  /** Whether ids, waits and creators are known, as in dumps; a profile knows none of them. */
  readonly kind: 'dump' | 'profile';
}

export interface GoroutineStackRequest {
  readonly profile: ProfileId;
  readonly row: GoroutineRow;
}

export interface GoroutineStack {
  /** `goroutine 42 [chan send, 14 min, leaked]`, or `20312 goroutines [chan send]` of a profile. */
  readonly title: string;
  readonly operation: string;
  /** What it waits for, and whether that is usual; `''` for reasons that are not known. */
  readonly meaning: string;
  readonly labels: readonly { readonly key: string; readonly value: string }[];
  /** Innermost first, at most 600. */
  readonly frames: readonly GoroutineFrame[];
  readonly frameCount: number;
  readonly creator?: GoroutineFrame;
  /** The goroutine that started it; absent where the dump does not say. */
  readonly creatorId?: number;
  /** Zero-based line of the header in the dump's text; -1 where there is no text. */
  readonly headerLine: number;
}

/** Both are open. Frames and rows of a group are of `profile`; of groups that are only in the base, of `base`. */
export interface CompareGoroutinesRequest {
  readonly profile: ProfileId;
  readonly base: ProfileId;
  /** Of both. */
  readonly filters?: ViewFilters;
  readonly similarity: GoroutineSimilarity;
  readonly offset: number;
  readonly limit: number;
}

export interface ComparedGroupRow {
  readonly where: 'onlyBase' | 'onlyProfile' | 'both';
  readonly countBefore: string;
  readonly countAfter: string;
  /** `+19312`, `-3`, `0`. */
  readonly change: string;
  readonly group: GoroutineGroupRow;
}

export interface ComparedGoroutines {
  /** Largest change first. */
  readonly groups: readonly ComparedGroupRow[];
  readonly groupCount: number;
  /** Goroutines by id; absent where one of the two does not know ids. */
  readonly goroutines?: { readonly onlyBase: string; readonly onlyProfile: string; readonly both: string };
}

export interface GoroutineTreeRequest {
  readonly profile: ProfileId;
  readonly filters?: ViewFilters;
  /** As for groups; goroutines that it selects, and whoever they go back to. Absent: all. */
  readonly query?: string;
  /** Zero-based node in the order in which the tree is read. */
  readonly offset: number;
  readonly limit: number;
}

export interface GoroutineTreeNode {
  readonly depth: number;
  /** `goroutine 42`, `20312 goroutines`, `goroutine 3, which has ended`, `goroutine 3, which filters leave out`. */
  readonly title: string;
  /** `''` for one that has ended or that filters leave out. */
  readonly count: string;
  /** As of a group. */
  readonly share: number;
  /** -1 for one that has ended or that filters leave out. */
  readonly row: GoroutineRow;
  readonly operation: string;
  readonly wait: string;
  /** The frame to look at; absent for one that has ended, is left out or has no stack. */
  readonly place?: GoroutineFrame;
  /** Nodes below it, which follow it directly. */
  readonly below: number;
}

export interface GoroutineTree {
  readonly nodes: readonly GoroutineTreeNode[];
  readonly nodeCount: number;
  /** Why there are no nodes, as for groups. */
  readonly queryProblem?: { readonly message: string; readonly at: number };
  /** `parents`: somebody's creator is known; `none`: nobody's is, as in profiles and before Go 1.21. */
  readonly knows: 'parents' | 'none';
}

/** Also of block and mutex profiles. */
export interface UserLinesRequest {
  readonly profile: ProfileId;
  readonly filters?: ViewFilters;
  /** All recorded paths that are the same local file; their lines are united in the answer's order. */
  readonly recordedPaths: readonly string[];
}

export interface UserLine {
  readonly lineNumber: number;
  readonly functionName: string;
  /** Whole: `20312 goroutines blocked · chan send · up to 14 min · created at leak_demo.go:42`. */
  readonly text: string;
  /** Most frequent first; empty where the profile does not say. */
  readonly creators: readonly GoroutineFrame[];
  /** Of the first goroutine at this line; -1 in block and mutex profiles. */
  readonly row: GoroutineRow;
}

export interface UserLines {
  /** Ascending by line number for each recorded path. Empty for profiles that do not say where anything waits. */
  readonly lines: readonly UserLine[];
}

export interface GoroutinePlaceRequest {
  readonly profile: ProfileId;
  readonly frame: GoroutineFrameId;
}

export interface GoroutineRequests {
  'pprofLens/goroutines': { request: GoroutinesRequest; value: GoroutinesPage };
  'pprofLens/goroutineStack': { request: GoroutineStackRequest; value: GoroutineStack };
  'pprofLens/compareGoroutines': { request: CompareGoroutinesRequest; value: ComparedGoroutines };
  'pprofLens/goroutineTree': { request: GoroutineTreeRequest; value: GoroutineTree };
  'pprofLens/userLines': { request: UserLinesRequest; value: UserLines };
  'pprofLens/goroutinePlace': { request: GoroutinePlaceRequest; value: Place };
}
