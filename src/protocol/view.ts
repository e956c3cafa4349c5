/** Names an open profile. The extension host gives the ids, so that they survive a restart of the server. */
export type ProfileId = number;

/** How a base is subtracted: `-base` or `-diff_base` of `go tool pprof`; they differ in what percentages refer to. */
export type BaseMode = 'base' | 'diffBase';

export interface BaseSpec {
  readonly profile: ProfileId;
  readonly mode: BaseMode;
  /** The base is scaled first so that its total is the profile's: pprof's `-normalize`. */
  readonly normalize?: true;
}

/** What is looked at: a profile, one of its sample types, perhaps a base to subtract, and what is left out. */
export interface ViewSpec {
  readonly profile: ProfileId;
  /** Zero-based index into `OpenedProfile.sampleTypes`. */
  readonly sampleType: number;
  /** Absent: the profile as it is. */
  readonly base?: BaseSpec;
  /** Absent or empty: all of it. */
  readonly filters?: ViewFilters;
}

export type ViewGranularity = 'functions' | 'filefunctions' | 'files' | 'lines' | 'addresses';

/** Patterns of `go tool pprof`, in RE2's syntax, under the names of its options; an absent one is none. */
export type PatternFilter =
  | 'focus'
  | 'ignore'
  | 'hide'
  | 'show'
  | 'showFrom'
  | 'pruneFrom'
  | 'tagFocus'
  | 'tagIgnore'
  | 'tagShow'
  | 'tagHide'
  | 'tagRoot'
  | 'tagLeaf';

/** Everything that pprof's web interface lets one choose, beside sample type and base. */
export interface ViewFilters extends Readonly<Partial<Record<PatternFilter, string>>> {
  /** Absent: functions. */
  readonly granularity?: ViewGranularity;
  readonly noInlines?: true;
  readonly relativePercentages?: true;
  readonly mean?: true;
  readonly dropNegative?: true;
  /** Absent: small nodes and edges are left out where pprof leaves them out. */
  readonly noTrim?: true;
}

/**
 * A value as people read it. Numbers do not cross as numbers because int64 does not fit into a double;
 * `share` is only for bars, colours and order of magnitude.
 */
export interface Quantity {
  /** With unit, as `go tool pprof` prints it: `20312`, `34.04MB`, `-30`. In a difference, increases carry `+`. */
  readonly text: string;
  /** Of the view's total, trimmed: `100%`, `2.65%`. */
  readonly percent: string;
  /** |value| / total, 0 when the total is 0; may exceed 1 in a difference to a diff base. */
  readonly share: number;
  readonly sign: -1 | 0 | 1;
}

/**
 * One line of one function in one location of the view: what a click on a frame means.
 * Numbers are valid for the view they came with. -1 where there is nothing to go to.
 */
export type PlaceId = number;

/** Zero-based index of a recorded source file of the view. */
export type FileId = number;
