/**
 * What the panel's page and the extension host say to each other. The page asks for the rows that it shows and holds
 * no profile; it sends ids, never paths. Every `ask` is answered, with a problem if need be.
 */
import type {
  ComparedGoroutines,
  GoroutineFrameId,
  GoroutineGrouping,
  GoroutinesPage,
  GoroutineSimilarity,
  GoroutineTree,
} from './goroutineRequests';
import type { FlameAnswer, FlameAsk } from './flameRequests';
import type { GraphAnswer, GraphAsk, SaveGraphMessage } from './graphRequests';
import type { CopyMessage, ExportMessage, ExportPictureMessage } from './exportRequests';
import type { LeakAnswer } from './leakRequests';
import type { FindSourceMessage, ListAnswer, ListAsk, OpenSourceLineMessage } from './listRequests';
import type {
  MemoryAnswer,
  MemoryRecordColumn,
  MemoryRecordsPage,
  MemorySeriesAnswer,
} from './memoryRequests';
import type { PeekAnswer, PeekAsk } from './peekRequests';
import type { Reply } from './reply';
import type { TopColumn, TopPage, TracesPage } from './serverRequests';
import type { TagsAnswer, TagsAsk } from './tagsRequests';
import type { TextAnswer, TextAsk } from './textRequests';
import type { BaseSpec, PatternFilter, PlaceId, ProfileId, ViewFilters } from './view';

/** In the order in which they stand. */
export const PANEL_TABS = [
  'top',
  'flame',
  'graph',
  'peek',
  'list',
  'traces',
  'tags',
  'goroutines',
  'leaks',
  'memory',
  'text',
] as const;
export type PanelTab = (typeof PANEL_TABS)[number];

export interface PanelProfile {
  readonly id: ProfileId;
  /** `goroutine · localhost:6060 · 14:03:22`. */
  readonly label: string;
}

export interface PanelState {
  /** Grows with each change of what is shown. Answers to older revisions are dropped. */
  readonly revision: number;
  /** Absent: nothing is shown yet. */
  readonly shown?: {
    readonly profile: PanelProfile;
    readonly base?: PanelProfile & Omit<BaseSpec, 'profile'>;
    readonly sampleTypes: readonly { readonly type: string; readonly unit: string; readonly total: string }[];
    readonly sampleType: number;
    /** What could be read only in part; whole sentences, shown above the tables. */
    readonly problems: readonly string[];
    /** What to know of it although all of it was read. */
    readonly hints?: readonly string[];
    readonly filters: ViewFilters;
    readonly canGoBack: boolean;
    readonly canGoForward: boolean;
    /** Names under which filters are kept, in their order. */
    readonly savedSettings: readonly string[];
  };
  /** Every profile that may be picked as base, newest first, without the shown one. */
  readonly baseChoices: readonly PanelProfile[];
}

/** A watched program as the page shows it: findings are named by their position in the list, never by a path. */
export interface PanelWatch {
  readonly id: number;
  readonly targetLabel: string;
  readonly isRunning: boolean;
  /** `20312 goroutines · 1 leak`. */
  readonly description: string;
  readonly intervalSeconds: number;
  /** Why the last look failed; whole sentences. */
  readonly problem?: string;
  /** What cannot be had of this program; whole sentences. */
  readonly missing: readonly string[];
  readonly verdict?: PanelVerdict;
}

export interface PanelVerdict extends Pick<
  LeakAnswer,
  'status' | 'headline' | 'basis' | 'dismissed' | 'charts'
> {
  readonly findings: readonly PanelFinding[];
}

export interface PanelFinding {
  readonly key: string;
  readonly sureness: 'proven' | 'likely' | 'possible';
  readonly at: string;
  readonly summary: string;
  readonly kindTitle: string;
  readonly kindReason: string;
  readonly remedy: string;
  readonly evidence: readonly string[];
  readonly functionName: string;
  /** `leak_demo.go:42`, with the function that is there. */
  readonly creators: readonly PanelFrame[];
  readonly frames: readonly PanelFrame[];
}

export interface PanelFrame {
  readonly functionName: string;
  /** `leak_demo.go:42`; `''` when unknown. */
  readonly at: string;
}

export type GoroutineFrameOwner = 'shown' | 'base';

export type PanelAsk =
  | FlameAsk
  | PeekAsk
  | ListAsk
  | TagsAsk
  | TextAsk
  | GraphAsk
  | {
      readonly kind: 'top';
      readonly sort: TopColumn;
      readonly descending: boolean;
      readonly filter: string;
      readonly offset: number;
      readonly limit: number;
    }
  | { readonly kind: 'traces'; readonly filter: string; readonly offset: number; readonly limit: number }
  | {
      readonly kind: 'goroutines';
      readonly by: GoroutineGrouping;
      /** `state:"chan send" minutes:>0`; `''` for all. */
      readonly query: string;
      /** Zero-based group. */
      readonly offset: number;
      readonly limit: number;
    }
  /** Who started whom; the query as for groups. */
  | {
      readonly kind: 'goroutineTree';
      readonly query: string;
      /** Zero-based node. */
      readonly offset: number;
      readonly limit: number;
    }
  /** The shown profile's goroutines beside those of its base. */
  | {
      readonly kind: 'comparedGoroutines';
      readonly similarity: GoroutineSimilarity;
      readonly offset: number;
      readonly limit: number;
    }
  /** What the shown heap text says of the program's memory, beside its base. */
  | { readonly kind: 'memory' }
  /** All heap texts of the same program that are in the list, over time. */
  | { readonly kind: 'memorySeries' }
  | {
      readonly kind: 'memoryRecords';
      readonly sort: MemoryRecordColumn;
      readonly by: 'sampled' | 'estimated';
      /** Zero-based record. */
      readonly offset: number;
      readonly limit: number;
    };

export type PanelAnswer =
  | FlameAnswer
  | PeekAnswer
  | ListAnswer
  | TagsAnswer
  | TextAnswer
  | GraphAnswer
  | { readonly kind: 'top'; readonly page: TopPage }
  | { readonly kind: 'traces'; readonly page: TracesPage }
  | { readonly kind: 'goroutines'; readonly page: GoroutinesPage }
  | { readonly kind: 'goroutineTree'; readonly tree: GoroutineTree }
  | { readonly kind: 'comparedGoroutines'; readonly page: ComparedGoroutines }
  | { readonly kind: 'memory'; readonly memory: MemoryAnswer }
  | { readonly kind: 'memorySeries'; readonly series: MemorySeriesAnswer }
  /** Places are of the shown view; -1 in all rows while it has a base, whose frames are numbered otherwise. */
  | { readonly kind: 'memoryRecords'; readonly page: MemoryRecordsPage };

export interface AddFilterMessage {
  readonly type: 'addFilter';
  readonly filter: PatternFilter;
  readonly pattern: string;
  /** What the pattern is of, where the page has only the two ends of its name: the host then takes the whole name. */
  readonly of?: { readonly revision: number; readonly place: PlaceId };
}

/** Everything is shown through other filters; the host says by `filterProblem` when they cannot be. */
export type FilterMessage =
  | { readonly type: 'setFilters'; readonly filters: ViewFilters }
  /** Beside or in place of what is set under that name, as pprof's web interface has it. */
  | AddFilterMessage
  | { readonly type: 'goBack' }
  | { readonly type: 'goForward' }
  /** Keeps the filters in force under this name. */
  | { readonly type: 'saveSettings'; readonly name: string }
  | { readonly type: 'applySettings'; readonly name: string }
  | { readonly type: 'deleteSettings'; readonly name: string };

export type FromPage =
  | ExportMessage
  | ExportPictureMessage
  | CopyMessage
  | SaveGraphMessage
  | FindSourceMessage
  | OpenSourceLineMessage
  | { readonly type: 'ready' }
  /** What the page wants to be given when it is made anew, in words of its own. */
  | { readonly type: 'keepPage'; readonly text: string }
  /** The function that is now selected in all tabs, `''` for none; pages beside this one select it, too. */
  | { readonly type: 'select'; readonly functionName: string }
  | { readonly type: 'ask'; readonly id: number; readonly revision: number; readonly ask: PanelAsk }
  | {
      readonly type: 'openPlace';
      readonly revision: number;
      readonly place: PlaceId;
      /** False: the cursor moves but focus stays in the page (Space on a row). */
      readonly takeFocus: boolean;
    }
  | {
      readonly type: 'openGoroutineFrame';
      readonly revision: number;
      readonly frame: GoroutineFrameId;
      /** Whose frame it is: groups that are only in the base have frames of the base. */
      readonly of: GoroutineFrameOwner;
      readonly takeFocus: boolean;
    }
  | { readonly type: 'setSampleType'; readonly sampleType: number }
  | ({ readonly type: 'setBase'; readonly profile: ProfileId | null } & Omit<BaseSpec, 'profile'>)
  /** The base is a file that the person then chooses. */
  | ({ readonly type: 'openBase' } & Omit<BaseSpec, 'profile'>)
  | { readonly type: 'fetchProfile' }
  | { readonly type: 'watchTarget' }
  | { readonly type: 'stopWatching'; readonly watch: number }
  | { readonly type: 'copyLeaks' }
  /** Heap with `debug=1`, from where the shown profile came. */
  | { readonly type: 'fetchMemoryText' }
  /** The memory report as Markdown, into the clipboard. */
  | { readonly type: 'copyMemory'; readonly revision: number }
  | { readonly type: 'acceptLeak'; readonly watch: number; readonly finding: number }
  /** A line of a finding: the one to fix, or the zero-based creator or frame. */
  | {
      readonly type: 'openLeakLine';
      readonly watch: number;
      readonly finding: number;
      readonly part: 'place' | 'creator' | 'frame';
      readonly index: number;
    }
  | { readonly type: 'openProfile' }
  | FilterMessage;

export type ToPage =
  | { readonly type: 'state'; readonly state: PanelState }
  | {
      readonly type: 'answer';
      readonly id: number;
      readonly revision: number;
      readonly reply: Reply<PanelAnswer>;
    }
  /** What is watched, newest first; sent with every look. */
  | { readonly type: 'watches'; readonly watches: readonly PanelWatch[] }
  /** Filters that were refused, in the server's words; what was shown stays. */
  | { readonly type: 'filterProblem'; readonly message: string }
  | { readonly type: 'showTab'; readonly tab: PanelTab }
  /** Selected in a panel beside this one. */
  | { readonly type: 'selected'; readonly functionName: string };

/** A page that would keep more is not kept. */
export const MAX_KEPT_PAGE = 100_000;
