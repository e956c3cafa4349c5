/**
 * A watched program: snapshots go in one by one, the verdict comes out. Times are milliseconds since 1970, lines are
 * one-based as recorded (0 unknown), and every text is made for people and may hold whatever the program's names hold.
 */
import type { ProfileId } from './view';

/** Names a watch. The extension host gives the ids. */
export type WatchId = number;

/** Adds what open profiles show to the series. Twice the same time is once. */
export interface WatchAddRequest {
  readonly watch: WatchId;
  readonly timeMillis: number;
  /** A goroutine dump, or a goroutine profile. */
  readonly profile: ProfileId;
  /** Heap text with MemStats. */
  readonly memoryProfile?: ProfileId;
  /** `goroutineleak`: what Go itself calls leaked. */
  readonly leakProfile?: ProfileId;
}

export interface WatchAdded {
  /** All goroutines: `20312`. */
  readonly total: string;
  /** The total as a number, to choose how the next look is taken. */
  readonly totalCount: number;
  /** The snapshot, not to be looked into: for `watchRestore`, when the server has died meanwhile. */
  readonly snapshot: string;
}

/** Puts snapshots of `WatchAdded` back, the oldest first, in place of what the server has of this watch. */
export interface WatchRestoreRequest {
  readonly watch: WatchId;
  readonly snapshots: readonly string[];
}

export interface WatchVerdictRequest {
  readonly watch: WatchId;
  /** Of the setting: what the team accepts. */
  readonly accepted: readonly string[];
  /** What the host found of `LeakAnswer.wantedSources`. */
  readonly sources: readonly SourceText[];
}

export interface SourceText {
  readonly recordedPath: string;
  readonly text: string;
}

export interface WatchClearRequest {
  readonly watch: WatchId;
}

/** The verdict over one opened dump or goroutine profile, without a series. */
export interface JudgeProfileRequest {
  readonly profile: ProfileId;
  readonly accepted: readonly string[];
  readonly sources: readonly SourceText[];
}

export interface LeakAnswer {
  readonly status: 'leak' | 'suspicion' | 'clean' | 'tooEarly';
  /** One sentence: `1 leak: leak_demo.go:53 holds 20312 goroutines.` */
  readonly headline: string;
  /** `5 snapshots in 40 s`. */
  readonly basis: string;
  /** Surest and largest first; at most 100. */
  readonly findings: readonly LeakRow[];
  readonly dismissed: readonly { readonly title: string; readonly reason: string }[];
  /** Recorded paths whose text would make the kinds surer; at most 100. */
  readonly wantedSources: readonly string[];
  /** To paste into an issue. */
  readonly markdown: string;
  /** All goroutines first, then groups, largest first, at most 8. Empty for a single snapshot. */
  readonly charts: {
    readonly timesMillis: readonly number[];
    readonly goroutines: readonly LeakSeries[];
    /** Bytes: stacks, heap in use, taken from the system. */
    readonly memory: readonly LeakSeries[];
  };
}

export interface LeakSeries {
  readonly title: string;
  /** One per time; null where there is none. */
  readonly values: readonly (number | null)[];
}

export interface LeakRow {
  /** Equal from verdict to verdict while it is the same leak. */
  readonly key: string;
  readonly sureness: 'proven' | 'likely' | 'possible';
  /** `leak_demo.go:53`. */
  readonly at: string;
  /** `20312 goroutines blocked · chan send · up to 14 min · created at leak_demo.go:42`. */
  readonly summary: string;
  /** `Send without receiver`. */
  readonly kindTitle: string;
  /** Sentences: why this kind, or why it is not known. */
  readonly kindReason: string;
  readonly remedy: string;
  /** Sentences, one for each independent piece of evidence. */
  readonly evidence: readonly string[];
  readonly place: LeakPlace;
  /** Most frequent first, at most 5. */
  readonly creators: readonly LeakPlace[];
  /** An example stack, innermost first, at most 60. */
  readonly frames: readonly LeakPlace[];
  /** What an entry of the allow list would be for it: `leak_demo.go:53` or a function's name. */
  readonly acceptedAs: string;
}

export interface LeakPlace {
  readonly functionName: string;
  /** `''` when unknown. */
  readonly recordedPath: string;
  readonly lineNumber: number;
}

export interface LeakRequests {
  'pprofLens/watchAdd': { request: WatchAddRequest; value: WatchAdded };
  'pprofLens/watchRestore': { request: WatchRestoreRequest; value: null };
  'pprofLens/watchVerdict': { request: WatchVerdictRequest; value: LeakAnswer };
  'pprofLens/watchClear': { request: WatchClearRequest; value: null };
  'pprofLens/judgeProfile': { request: JudgeProfileRequest; value: LeakAnswer };
}
