/**
 * The profile server's requests: what the extension host asks, and what it gets.
 * Line numbers are one-based as recorded; 0 means unknown. All arrays may be empty and are never null.
 */
import type { DumpDocumentRequests } from './dumpDocumentRequests';
import type { ExportRequests } from './exportRequests';
import type { FlameRequests } from './flameRequests';
import type { GoroutineRequests } from './goroutineRequests';
import type { GraphRequests } from './graphRequests';
import type { LeakRequests } from './leakRequests';
import type { ListRequests } from './listRequests';
import type { MemoryRequests } from './memoryRequests';
import type { PeekRequests } from './peekRequests';
import type { PromptRequests } from './promptRequests';
import type { TagsRequests } from './tagsRequests';
import type { TextRequests } from './textRequests';
import type { FileId, PlaceId, ProfileId, Quantity, ViewSpec } from './view';

export interface OpenProfileRequest {
  readonly profile: ProfileId;
  /** Absolute path of a local file. */
  readonly path: string;
}

export interface SampleTypeInfo {
  readonly type: string;
  readonly unit: string;
  /** The total over all samples as pprof prints it. */
  readonly total: string;
}

export interface OpenedProfile {
  readonly sampleTypes: readonly SampleTypeInfo[];
  /** Zero-based index of the type that pprof shows when not told otherwise. */
  readonly defaultSampleType: number;
  readonly sampleCount: number;
  /** Milliseconds since 1970; absent when the profile does not say. */
  readonly timeMillis?: number;
  /** Seconds; absent when the profile does not say. */
  readonly durationSeconds?: number;
  /** Base name of the main binary, `''` when unknown. */
  readonly program: string;
  readonly comments: readonly string[];
  readonly format:
    | 'proto'
    | 'count text'
    | 'heap text'
    | 'contention text'
    | 'thread text'
    | 'java text'
    | 'binary cpu'
    /** `goroutine?debug=2`, a panic, SIGQUIT: its goroutines are the samples. */
    | 'goroutine dump';
  /** What pprof would put between `pprof.` and `.NNN.pb.gz`: `leakdemo.goroutine`. Safe as part of a file name. */
  readonly saveStem: string;
  /** What could not be read although the rest could; whole sentences. */
  readonly problems: readonly string[];
  /** What to know of it although all of it was read, such as why it may be empty; whole sentences. */
  readonly hints: readonly string[];
}

export interface CloseProfileRequest {
  readonly profile: ProfileId;
}

/** Writes the profile as gzipped profile.proto. An existing file is replaced. */
export interface SaveProfileRequest {
  readonly profile: ProfileId;
  readonly path: string;
}

export type TopColumn = 'flat' | 'cum' | 'name';

export interface TopRequest {
  readonly view: ViewSpec;
  readonly sort: TopColumn;
  readonly descending: boolean;
  /** Rows whose name contains this, ignoring case; `''` for all. */
  readonly filter: string;
  /** Zero-based row of the filtered order. */
  readonly offset: number;
  readonly limit: number;
}

export interface TopRow {
  readonly name: string;
  readonly flat: Quantity;
  /** Running sum of flat in this sort order, filtered or not, as a percentage. */
  readonly sumPercent: string;
  readonly cum: Quantity;
  /** `''`, `(inline)` or `(partial-inline)`. */
  readonly inline: string;
  /** The function's line with the highest flat, then cum. */
  readonly place: PlaceId;
}

export interface TopPage {
  readonly rows: readonly TopRow[];
  /** After the filter. */
  readonly rowCount: number;
  /** Before the filter. */
  readonly allRowCount: number;
  /** The lines that pprof prints above the table: `Type: goroutine`, `Showing nodes accounting for …`. */
  readonly legend: readonly string[];
}

export interface TracesRequest {
  readonly view: ViewSpec;
  /** Traces in which a function name, `file:line`, or label contains this, ignoring case. */
  readonly filter: string;
  /** Zero-based line of the flattened, filtered traces. */
  readonly offset: number;
  readonly limit: number;
}

export type TraceLine =
  | {
      readonly kind: 'trace';
      /** One-based position in the profile. */
      readonly ordinal: number;
      readonly value: Quantity;
      readonly frameCount: number;
    }
  | { readonly kind: 'label'; readonly key: string; readonly value: string }
  | {
      readonly kind: 'frame';
      readonly name: string;
      /** Base name of the recorded file and line, `leak_demo.go:53`; `''` when unknown. */
      readonly at: string;
      readonly inlined: boolean;
      readonly place: PlaceId;
    };

export interface TracesPage {
  readonly lines: readonly TraceLine[];
  readonly lineCount: number;
  /** After the filter. */
  readonly traceCount: number;
  readonly allTraceCount: number;
}

export interface SourceFilesRequest {
  readonly view: ViewSpec;
}

/** The recorded path of every source file that the profile names; `FileId` is the index. `''` for impossible ones. */
export interface SourceFiles {
  readonly recordedPaths: readonly string[];
}

export interface LinesRequest {
  readonly view: ViewSpec;
  /** All recorded files that are the same local file; their lines are united. */
  readonly files: readonly FileId[];
}

export interface AnnotatedLine {
  readonly lineNumber: number;
  readonly flat: Quantity;
  readonly cum: Quantity;
  /** 0 (cold) to 7 (hot). */
  readonly heat: number;
  /** Indices into `LineTable.functions`: those with code on this line. */
  readonly functions: readonly number[];
}

export interface AnnotatedFunction {
  readonly name: string;
  /** As recorded; 0 when the profile does not say. */
  readonly startLineNumber: number;
  readonly firstLineNumber: number;
  readonly lastLineNumber: number;
  readonly flat: Quantity;
  /** Once per sample, as in top. */
  readonly cum: Quantity;
}

export interface LineTable {
  /** Ascending by line number. */
  readonly lines: readonly AnnotatedLine[];
  readonly functions: readonly AnnotatedFunction[];
  /** `goroutine`, `inuse_space`, `mean_delay`: what the numbers count. */
  readonly sampleType: string;
  /** Filters left something out, so that numbers may be smaller than the profile's. */
  readonly filtered?: true;
}

export interface LineStacksRequest {
  readonly view: ViewSpec;
  readonly files: readonly FileId[];
  readonly lineNumber: number;
  /** How many stacks at most. */
  readonly limit: number;
}

export interface StackFrame {
  readonly name: string;
  readonly at: string;
  readonly place: PlaceId;
  /** Whether this is the line that was asked about. */
  readonly here: boolean;
}

export interface LineStacks {
  /** Heaviest first; samples with equal frames are one stack. Innermost frame first, at most 600 of them. */
  readonly stacks: readonly { readonly value: Quantity; readonly frames: readonly StackFrame[] }[];
  readonly stackCount: number;
}

export interface ResolvePlaceRequest {
  readonly view: ViewSpec;
  readonly place: PlaceId;
}

export interface Place {
  readonly functionName: string;
  /** `''` when the profile does not say. */
  readonly recordedPath: string;
  readonly lineNumber: number;
}

/** Method names and the types that belong to them: the single list that client and server share. */
export interface ServerRequests
  extends
    DumpDocumentRequests,
    ExportRequests,
    TagsRequests,
    TextRequests,
    PromptRequests,
    LeakRequests,
    FlameRequests,
    GoroutineRequests,
    GraphRequests,
    MemoryRequests,
    ListRequests,
    PeekRequests {
  'pprofLens/openProfile': { request: OpenProfileRequest; value: OpenedProfile };
  'pprofLens/closeProfile': { request: CloseProfileRequest; value: null };
  'pprofLens/saveProfile': { request: SaveProfileRequest; value: null };
  'pprofLens/top': { request: TopRequest; value: TopPage };
  'pprofLens/traces': { request: TracesRequest; value: TracesPage };
  'pprofLens/sourceFiles': { request: SourceFilesRequest; value: SourceFiles };
  'pprofLens/lines': { request: LinesRequest; value: LineTable };
  'pprofLens/lineStacks': { request: LineStacksRequest; value: LineStacks };
  'pprofLens/resolvePlace': { request: ResolvePlaceRequest; value: Place };
}

export type ServerMethod = keyof ServerRequests;
