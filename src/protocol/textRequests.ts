/** A report as `go tool pprof` prints it, line by line: whole reports can be larger than memory. */
import type { LocatedSource } from './promptRequests';
import type { PlaceId, ViewSpec } from './view';

/**
 * The reports that are text, under the names of pprof's flags; weblist and svg as markup. disasm stands among them to
 * say why there is none: it needs the program itself and a disassembler.
 */
export const TEXT_COMMANDS = [
  'top',
  'tree',
  'peek',
  'list',
  'traces',
  'tags',
  'raw',
  'comments',
  'dot',
  'svg',
  'callgrind',
  'weblist',
  'disasm',
] as const;
export type TextCommand = (typeof TEXT_COMMANDS)[number];

export function opensSources(command: TextCommand): boolean {
  return command === 'list' || command === 'weblist';
}

/** Which report is meant. */
export interface NamedReport {
  readonly command: TextCommand;
  /** Regular expression of the functions that peek, list and weblist show; not looked at by the others. */
  readonly argument: string;
}

/** Where a listing finds the sources that it shows; only list and weblist need them. */
export interface ReportSources {
  /** Grows when recorded paths may lead elsewhere than before. */
  readonly revision: number;
  /** `''` when no folder is open. */
  readonly currentFolder: string;
  /** Links resolved. No source outside these folders is read. */
  readonly readableFolders: readonly string[];
  /** Empty in the first question. */
  readonly located: readonly LocatedSource[];
}

/** Before a listing: where are these? The same is asked again with them located. */
export interface WantedSources {
  readonly kind: 'sources';
  readonly recordedPaths: readonly string[];
}

export interface TextRequest extends NamedReport {
  readonly view: ViewSpec;
  readonly sources?: ReportSources;
  /** Lines that contain this, ignoring case; `''` for all. */
  readonly filter: string;
  /** Zero-based line of those that the filter leaves. */
  readonly offset: number;
  readonly limit: number;
}

export interface TextLine {
  /** Without its end; at most some thousand characters, the middle left out. */
  readonly text: string;
  /** One-based line of the report. */
  readonly lineNumber: number;
  /** The function or line that the text line is about; -1 where there is none. */
  readonly place: PlaceId;
  /** The function's name as Top has it; `''` where the line is about none. */
  readonly name: string;
}

export interface TextPage {
  readonly kind: 'page';
  readonly lines: readonly TextLine[];
  /** After the filter. */
  readonly lineCount: number;
  readonly allLineCount: number;
  /** `cut`: the report goes on after `allLineCount` lines; all of it can be saved. */
  readonly extent: 'whole' | 'cut';
  /** What pprof says on standard error; whole lines. */
  readonly warnings: readonly string[];
}

export interface TextRequests {
  'pprofLens/text': { request: TextRequest; value: TextPage | WantedSources };
}

/** What the panel's page asks. */
export interface TextAsk extends NamedReport {
  readonly kind: 'text';
  readonly filter: string;
  readonly offset: number;
  readonly limit: number;
}

export interface TextAnswer {
  readonly kind: 'text';
  readonly page: TextPage;
}
