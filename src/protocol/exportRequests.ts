/** What is shown, written to a file or into the clipboard. */
import type { NamedReport, ReportSources, WantedSources } from './textRequests';
import type { ViewSpec } from './view';

/**
 * `pb.gz`: the profile as filtered, or the difference; `csv`: Top's columns with exact numbers; `folded`: a stack a
 * line, root first, as flame graph programs read it; `speedscope`: JSON of the viewer of that name; `text`: the named
 * report; `markdown`: the same, as a table where it is Top.
 */
export const EXPORT_FORMATS = [
  'pb.gz',
  'svg',
  'csv',
  'folded',
  'speedscope',
  'text',
  'markdown',
  'dot',
  'callgrind',
] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What can be pasted. */
export type CopyFormat = 'text' | 'markdown';

export interface ExportRequest extends NamedReport {
  readonly view: ViewSpec;
  readonly format: ExportFormat;
  /** Replaced only when all of the new file is written. */
  readonly path: string;
  readonly sources?: ReportSources;
}

export interface ExportedFile {
  readonly kind: 'written';
  readonly byteCount: number;
}

export interface CopyRequest extends NamedReport {
  readonly view: ViewSpec;
  readonly format: CopyFormat;
  readonly sources?: ReportSources;
}

export interface CopiedText {
  readonly kind: 'copied';
  readonly text: string;
}

export interface ExportRequests {
  'pprofLens/export': { request: ExportRequest; value: ExportedFile | WantedSources };
  'pprofLens/copy': { request: CopyRequest; value: CopiedText | WantedSources };
}

/** What the panel's page says. The person then chooses the file. */
export interface ExportMessage extends NamedReport {
  readonly type: 'exportReport';
  readonly revision: number;
  readonly format: ExportFormat;
}

/** A picture that the page has drawn. */
export interface ExportPictureMessage {
  readonly type: 'exportPicture';
  readonly revision: number;
  /** PNG. VS Code hands bytes on as they are, so that the host has nothing to decode. */
  readonly png: Uint8Array;
}

export interface CopyMessage extends NamedReport {
  readonly type: 'copyReport';
  readonly revision: number;
  readonly format: CopyFormat;
}
