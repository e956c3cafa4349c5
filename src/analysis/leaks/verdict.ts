/** What is said of a watched program: shapes only. Times are milliseconds since 1970, memory is bytes. */

/** One look at a program. Groups are by operation and innermost line of the user's own code. */
export interface LeakSnapshot {
  readonly timeMillis: number;
  /** All goroutines. */
  readonly total: number;
  readonly groups: readonly SnapshotGroup[];
  /** Whether a `goroutineleak` profile or `(leaked)` marks of this moment say what is proven. */
  readonly hasProof: boolean;
  readonly memory?: SnapshotMemory;
  /** Ids only grow while a program runs. Absent where goroutines are not named. */
  readonly highestId?: number;
}

export interface SnapshotGroup {
  /** Equal in all snapshots of one program. */
  readonly key: string;
  /** `chan send`, as `analysis/goroutines/operation.ts` names it. */
  readonly operation: string;
  /** Innermost frame of the user's own code; of any code when there is none. */
  readonly place: RecordedLine;
  readonly isUserCode: boolean;
  readonly count: number;
  /** How many Go itself calls leaked. */
  readonly provenCount: number;
  readonly shortestWaitMinutes?: number;
  readonly longestWaitMinutes?: number;
  /** Most frequent first; empty where the profile does not say. */
  readonly creators: readonly (RecordedLine & { readonly count: number })[];
  /** An example stack, innermost first, at most 60 frames. */
  readonly frames: readonly RecordedLine[];
  /** Those with the lowest hashes of all ids, so that samples of two snapshots can be compared; see `idSample.ts`. */
  readonly sampleIds?: readonly number[];
}

export interface RecordedLine {
  readonly functionName: string;
  /** As the program recorded it; `''` when unknown. */
  readonly recordedPath: string;
  /** One-based; 0 when unknown. */
  readonly lineNumber: number;
}

export interface SnapshotMemory {
  readonly stackInUse: number;
  readonly heapInUse: number;
  readonly heapAlloc: number;
  readonly sys: number;
  /** All that was ever allocated: less than before means that the program was started again. */
  readonly totalAlloc: number;
}

export const LEAK_KINDS = [
  'sendWithoutReceiver',
  'receiveWithoutSend',
  'rangeWithoutClose',
  'nilChannel',
  'emptySelect',
  'selectWithoutExit',
  'lockNeverReleased',
  'waitGroupNeverDone',
  'condNeverSignalled',
  'timerOrTickerKept',
  'sleepLoop',
  'contextNeverCancelled',
  'ioWithoutDeadline',
  'responseNotClosed',
  'unknown',
] as const;
export type LeakKind = (typeof LEAK_KINDS)[number];

/** `proven`: Go says so. `likely`: several independent signs. `possible`: one sign, or few snapshots. */
export type Sureness = 'proven' | 'likely' | 'possible';

/** Each is independent of the others, so that a reader can weigh them. */
export type Evidence =
  | {
      readonly kind: 'growth';
      readonly counts: readonly number[];
      readonly timesMillis: readonly number[];
      readonly perMinute: number;
      /** Probability that such a rise is chance, 0 to 1. */
      readonly chance: number;
    }
  | { readonly kind: 'proof'; readonly count: number }
  /**
   * Share of the goroutines seen at one look that are at the same line at the next, among `sampled` of them. `stayers`:
   * only of those that were there at two looks, since others come and go there.
   */
  | {
      readonly kind: 'staying';
      readonly whom: 'all' | 'stayers';
      readonly share: number;
      readonly sampled: number;
      readonly spanMillis: number;
    }
  /** Requests being answered whose clients are gone: so many connections are still watched for the client's end. */
  | { readonly kind: 'abandoned'; readonly requests: number; readonly clients: number }
  | { readonly kind: 'crowd'; readonly count: number; readonly share: number }
  | { readonly kind: 'ageing'; readonly firstMinutes: number; readonly lastMinutes: number }
  | {
      readonly kind: 'memory';
      readonly stackBytes: number;
      readonly measured: boolean;
      readonly heapGrowth?: number;
    };

export interface LeakFinding {
  readonly group: SnapshotGroup;
  readonly sureness: Sureness;
  readonly evidence: readonly Evidence[];
  readonly kind: LeakKind;
  /** Whether the goroutine is a request that a server of net/http answers, or a connection kept between requests. */
  readonly role: 'own' | 'request' | 'idleConnection';
  readonly clue: KindClue;
  /** False: the source line was not there, or allows more than one reading. */
  readonly isKindSure: boolean;
  /** What else it may be; empty where the kind is sure. */
  readonly otherKinds: readonly LeakKind[];
}

/** What told the kind. */
export type KindClue =
  | {
      readonly from: 'source';
      /** The line, without the space around it, at most 200 characters: `results <- fetch(url)`. */
      readonly code: string;
      /** What is waited for: `results`, `ctx.Done()`, `time.Sleep`. */
      readonly subject: string;
      /** Of a `select`: what each case says, `default` among them. */
      readonly cases: readonly string[];
    }
  /** A function that the line calls, directly or not: `net/http.(*persistConn).roundTrip`. */
  | { readonly from: 'library'; readonly functionName: string }
  | { readonly from: 'operation' };

/** Why something that was looked at is no leak. */
export type DismissReason =
  | { readonly kind: 'accepted'; readonly pattern: string }
  /** As many as before, over the whole watch. */
  | { readonly kind: 'steady' }
  /** It grew and stopped growing. */
  | { readonly kind: 'settled' }
  /** It grew and fell again. */
  | { readonly kind: 'cycles' }
  /** More of them, but others: they come and go. */
  | { readonly kind: 'turnover'; readonly share: number }
  | { readonly kind: 'healthy'; readonly what: HealthyKind };

export const HEALTHY_KINDS = [
  'idleConnection',
  'companion',
  'acceptLoop',
  'signalHandler',
  'runtime',
  'profileRequest',
] as const;
export type HealthyKind = (typeof HEALTHY_KINDS)[number];

export interface LeakVerdict {
  readonly status: 'leak' | 'suspicion' | 'clean' | 'tooEarly';
  readonly snapshotCount: number;
  readonly spanMillis: number;
  /** Surest and largest first. */
  readonly findings: readonly LeakFinding[];
  /** Groups that grew or stand but are accepted or known to be healthy, with the reason; largest first. */
  readonly dismissed: readonly { readonly group: SnapshotGroup; readonly reason: DismissReason }[];
  /** Recorded paths whose text would make the kinds surer. */
  readonly wantedSources: readonly string[];
}
