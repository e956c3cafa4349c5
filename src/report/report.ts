import type { SecondThread } from '../analysis/counting/secondThread';
import type { Graph } from '../analysis/graph/graph';
import type { Pattern } from '../analysis/pattern';
import type { ReportOptions } from '../analysis/reportOptions';
import type { Profile } from '../model/profile';

/** The reports that can be asked for; `text` is `top` by another name. */
export type ReportCommand =
  | 'top'
  | 'tree'
  | 'peek'
  | 'list'
  | 'weblist'
  | 'traces'
  | 'tags'
  | 'raw'
  | 'comments'
  | 'dot'
  | 'svg'
  | 'callgrind'
  | 'proto'
  | 'topproto';

/** A profile made ready for one report: filtered, counted, with the options that the command overrides applied. */
export interface Report {
  readonly command: ReportCommand;
  /** After tag roots, tag leaves and filters. Frames still carry everything; granularity is applied by who prints. */
  readonly profile: Profile;
  readonly options: ReportOptions;
  readonly sampleTypeIndex: number;
  /** For the line `Type:`; `''` when the type has no name. With `mean`, `mean_` stands before it. */
  readonly sampleTypeLabel: string;
  readonly sampleUnit: string;
  /** What percentages refer to. */
  readonly total: bigint;
  /** The unit of each numeric label. */
  readonly labelUnits: ReadonlyMap<string, string>;
  /** `focus=main`, in pprof's order. */
  readonly activeFilters: readonly string[];
  /** The argument of list, peek and weblist. */
  readonly pattern?: Pattern;
  /** Name of the main binary, `''` when unknown. */
  readonly title: string;
  /** Counts along. */
  readonly second?: SecondThread | undefined;
}

/** A report's graph, with the unit that suits all its values, and the lines above it. */
export interface GraphReport {
  readonly graph: Graph;
  /** Prints a value in the unit of the whole table; `divide_by` is applied. */
  readonly format: (value: bigint) => string;
  /** The unit that was chosen. */
  readonly unit: string;
  /** Lines above the table: pprof's reportLabels. */
  readonly labels: readonly string[];
}

/**
 * A report as text comes in pieces, since it can be larger than memory; a piece of bytes holds until the next is asked
 * for. A sentence says why there is no report.
 */
export type ReportText =
  | { readonly ok: true; readonly pieces: Iterable<string | Uint8Array> }
  | { readonly ok: false; readonly message: string };

/** Reads a source file for list and weblist: its text, or the system's words for why not. */
export interface SourceReader {
  read(
    path: string,
  ): { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string };
  readonly currentFolder: string;
}
