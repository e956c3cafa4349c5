/**
 * What a heap text says of the program's memory. Numbers are text, with their unit, because int64 does not fit into a
 * double; `share` and the values of charts are only for drawing.
 */
import type { PlaceId, ProfileId } from './view';

export interface MemoryRequest {
  readonly profile: ProfileId;
  /** An earlier text of the same program to compare with. */
  readonly base?: ProfileId;
  /** A goroutine profile of about the same moment, for the stack bytes of each. */
  readonly goroutines?: ProfileId;
  /** When profile and base were fetched, milliseconds since 1970; absent where the files do not tell. */
  readonly timeMillis?: number;
  readonly baseTimeMillis?: number;
}

export type MemoryAnswer =
  /** Not a heap text, or one without MemStats; `reason` is whole sentences. */
  { readonly kind: 'noStats'; readonly reason: string } | MemoryReport;

export interface MemoryReport {
  readonly kind: 'stats';
  /** Every figure of the text, in its order; at most 256. */
  readonly figures: readonly MemoryFigureRow[];
  readonly identities: readonly MemoryIdentityRow[];
  /** Absent where the text does not say enough. */
  readonly where?: MemoryWhere;
  readonly pauses?: MemoryPauses;
  readonly comparison?: MemoryComparisonReport;
  /** Why there is no comparison although a base is set; whole sentences. */
  readonly comparisonProblem?: string;
  /** To paste into an issue. */
  readonly markdown: string;
}

export interface MemoryFigureRow {
  /** As in the text; `Stack in use` and `Stack from the system` for its pairs. */
  readonly name: string;
  /** `46.47MB`, `2,908`, `13.5 s ago`. */
  readonly text: string;
  /** Exactly as the text has it; `''` where `text` is that. */
  readonly exact: string;
  /** One sentence, what it means. */
  readonly explanation: string;
  /** Only with a base that says it too. */
  readonly base?: string;
  /** With a sign: `+12.3MB`; `0` where nothing changed. */
  readonly difference?: string;
  /** `+1.2MB/s`; absent where the time between the two is not known. */
  readonly rate?: string;
}

export interface MemoryIdentityRow {
  /** `HeapSys = HeapIdle + HeapInuse`. */
  readonly equation: string;
  /** `63.34MB = 16.88MB + 46.47MB`. */
  readonly figures: string;
  readonly state: 'holds' | 'doesNotHold' | 'notSaid';
  /** One or two sentences. */
  readonly meaning: string;
}

export type MemoryPartId =
  'objects' | 'freeInSpans' | 'idleKept' | 'stacks' | 'runtime' | 'unexplained' | 'returned';

export interface MemoryPartRow {
  readonly id: MemoryPartId;
  /** `Allocated objects`. */
  readonly title: string;
  readonly text: string;
  /** Of what has been taken from the system. */
  readonly percent: string;
  readonly share: number;
  /** One sentence, what it means and what would make it smaller. */
  readonly explanation: string;
}

export interface MemoryWhere {
  /** The answer in a few sentences, the most important first. */
  readonly sentences: readonly string[];
  /** In the order of the bar; those with nothing in them are left out. */
  readonly parts: readonly MemoryPartRow[];
}

export interface MemoryPauses {
  /** `15 pauses of 15 collections: 3.1ms in all, …`. */
  readonly summary: string;
  /** The oldest first, at most 256. */
  readonly bars: readonly {
    /** `collection 15, 14:03:22: 1.13ms`. */
    readonly text: string;
    /** Of the longest. */
    readonly share: number;
  }[];
  readonly longest: string;
}

export interface MemoryComparisonReport {
  /** What grew, by how much, how fast; the most important first. */
  readonly sentences: readonly string[];
  readonly parts: readonly { readonly title: string; readonly difference: string; readonly sign: -1 | 1 }[];
}

export type MemoryRecordColumn = 'inUseObjects' | 'inUseBytes' | 'allocatedObjects' | 'allocatedBytes';

export interface MemoryRecordsRequest {
  readonly profile: ProfileId;
  readonly sort: MemoryRecordColumn;
  /** `sampled`: what the text has; `estimated`: what that stands for. */
  readonly by: 'sampled' | 'estimated';
  /** Zero-based. */
  readonly offset: number;
  readonly limit: number;
}

export interface MemoryRecordsPage {
  readonly rowCount: number;
  /** In the order in which they are shown. */
  readonly columns: readonly MemoryRecordColumn[];
  /** How the two kinds of values are related, one sentence. */
  readonly note: string;
  readonly rows: readonly MemoryRecordRow[];
}

export interface MemoryRecordRow {
  /** One for each of `columns`. */
  readonly values: readonly { readonly sampled: string; readonly estimated: string }[];
  /** The innermost frames, at most 4. */
  readonly frames: readonly { readonly name: string; readonly at: string; readonly place: PlaceId }[];
  readonly frameCount: number;
}

export interface MemorySeriesRequest {
  /** Texts of one program; those without MemStats are left out. At most 64 are looked at. */
  readonly profiles: readonly {
    readonly profile: ProfileId;
    /** When it was fetched; absent: the time of its last collection is taken. */
    readonly timeMillis?: number;
  }[];
}

export interface MemorySeriesAnswer {
  readonly timesMillis: readonly number[];
  /** Bytes, for drawing. */
  readonly lines: readonly { readonly title: string; readonly values: readonly (number | null)[] }[];
}

export interface MemoryRequests {
  'pprofLens/memory': { request: MemoryRequest; value: MemoryAnswer };
  'pprofLens/memoryRecords': { request: MemoryRecordsRequest; value: MemoryRecordsPage };
  'pprofLens/memorySeries': { request: MemorySeriesRequest; value: MemorySeriesAnswer };
}
