/** Requests about the source lines of one function. */
import type { PlaceId, Quantity, ViewSpec } from './view';

export interface ListRequest {
  readonly view: ViewSpec;
  /** As Top names it; `''` for the one that passes most. */
  readonly functionName: string;
}

export interface ListedLine {
  /** One-based. */
  readonly lineNumber: number;
  readonly flat: Quantity;
  readonly cum: Quantity;
  /** 0 (cold) to 7 (hot), as in the editor. */
  readonly heat: number;
  readonly place: PlaceId;
}

/** One function in one file. */
export interface ListedRoutine {
  readonly functionName: string;
  /** `''` when the profile does not say; the host keeps it to itself. */
  readonly recordedPath: string;
  /** One-based: what pprof would print, which begins with the function and ends five lines after its last value. */
  readonly firstLineNumber: number;
  readonly lastLineNumber: number;
  /** Sums over the lines, so that a stack through two of them counts twice. */
  readonly flat: Quantity;
  readonly cum: Quantity;
  /** Ascending; those with a value. */
  readonly lines: readonly ListedLine[];
}

export interface FunctionListing {
  /** The function that is listed; `''` when there is none of that name. */
  readonly functionName: string;
  /** What percentages refer to. */
  readonly total: string;
  /** By name and then by file, as pprof prints them. */
  readonly routines: readonly ListedRoutine[];
  /** Whole sentences: what is left out, or why there is nothing. */
  readonly problems: readonly string[];
}

export interface ListRequests {
  'pprofLens/list': { request: ListRequest; value: FunctionListing };
}

export interface ListAsk {
  readonly kind: 'list';
  readonly functionName: string;
}

/** What the person can do about a source that is not shown. */
export type SourceRemedy = 'find' | 'choose' | 'none';

/** A local file's text as it is on disk, or why there is none; whole sentences without a path. */
export type ListedSource =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'missing'; readonly why: string; readonly remedy: SourceRemedy };

/** Without the path, of which the page gets the last part. */
export interface PanelRoutine extends Omit<ListedRoutine, 'recordedPath'> {
  /** `leak_demo.go`; `''` when unknown. */
  readonly fileName: string;
  /** Index into `PanelListing.sources`; -1 when the profile names no file. */
  readonly source: number;
}

export interface PanelListing extends Omit<FunctionListing, 'routines'> {
  readonly routines: readonly PanelRoutine[];
  readonly sources: readonly ListedSource[];
}

export interface ListAnswer {
  readonly kind: 'list';
  readonly listing: PanelListing;
}

/** A line of the file that the place is in. */
export interface OpenSourceLineMessage {
  readonly type: 'openSourceLine';
  readonly revision: number;
  readonly place: PlaceId;
  /** One-based. */
  readonly lineNumber: number;
  readonly takeFocus: boolean;
}

/** Ways to tell where sources lie: `folder` adds one to the workspace. */
export type SourceSearchStep = 'folder' | 'settings' | 'mappings';

export interface FindSourceMessage {
  readonly type: 'findSource';
  readonly step: SourceSearchStep;
}
