/**
 * What a report is asked to be: the options of `go tool pprof`, with its defaults.
 * Names and defaults: pprof's internal/driver/config.go, 2026-11.
 */
export interface ReportOptions {
  /** File that the report is written to; `''` for the terminal. */
  readonly output: string;
  readonly dropNegative: boolean;
  /** Nodes to show; 0 for all, -1 for what suits the command. */
  readonly nodeCount: number;
  /** Nodes below this share of the sum are hidden. */
  readonly nodeFraction: number;
  readonly edgeFraction: number;
  readonly trim: boolean;
  readonly callTree: boolean;
  readonly relativePercentages: boolean;
  /** `minimum` lets values choose. */
  readonly unit: string;
  readonly compactLabels: boolean;
  readonly intelSyntax: boolean;
  /** Folders to look for sources in, separated by `:`. */
  readonly sourcePath: string;
  /** Prefixes to cut from recorded paths, separated by `:`. */
  readonly trimPath: string;
  /** Patterns, in RE2's syntax; `''` for none. */
  readonly focus: string;
  readonly ignore: string;
  readonly hide: string;
  readonly show: string;
  readonly showFrom: string;
  readonly pruneFrom: string;
  readonly tagFocus: string;
  readonly tagIgnore: string;
  readonly tagShow: string;
  readonly tagHide: string;
  /** Label keys, separated by commas. */
  readonly tagRoot: string;
  readonly tagLeaf: string;
  /** Values are divided by it before they are printed. */
  readonly divideBy: number;
  readonly mean: boolean;
  readonly normalize: boolean;
  readonly sort: 'flat' | 'cum';
  readonly granularity: Granularity;
  readonly noInlines: boolean;
  readonly showColumns: boolean;
  /** A name or an index as given; `''` for the profile's default. */
  readonly sampleIndex: string;
}

export type Granularity = 'functions' | 'filefunctions' | 'files' | 'lines' | 'addresses';

export const DEFAULT_REPORT_OPTIONS: ReportOptions = {
  output: '',
  dropNegative: false,
  nodeCount: -1,
  nodeFraction: 0.005,
  edgeFraction: 0.001,
  trim: true,
  callTree: false,
  relativePercentages: false,
  unit: 'minimum',
  compactLabels: false,
  intelSyntax: false,
  sourcePath: '',
  trimPath: '',
  focus: '',
  ignore: '',
  hide: '',
  show: '',
  showFrom: '',
  pruneFrom: '',
  tagFocus: '',
  tagIgnore: '',
  tagShow: '',
  tagHide: '',
  tagRoot: '',
  tagLeaf: '',
  divideBy: 1,
  mean: false,
  normalize: false,
  sort: 'flat',
  granularity: 'functions',
  noInlines: false,
  showColumns: false,
  sampleIndex: '',
};
