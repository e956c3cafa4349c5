/** Requests that write what is shown to a file, or give it as text to paste. */
import * as l10n from '@vscode/l10n';
import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { protoPieces } from '../formats/proto/writeProto';
import { bytesOfText } from '../model/byteText';
import type { ExportFormat, ExportRequests } from '../protocol/exportRequests';
import { EXPORT_FORMATS } from '../protocol/exportRequests';
import type { Reply } from '../protocol/reply';
import { fail, succeed } from '../protocol/reply';
import type { NamedReport, ReportSources } from '../protocol/textRequests';
import { exportText } from '../report/export/exportText';
import { fencedText, topMarkdown } from '../report/export/markdownReport';
import type { OpenView } from '../report/openView';
import { protoProfile } from '../report/protoReport';
import { wellFormedPieces } from '../report/textPieces';
import { boundedText, MAX_COPIED_BYTES } from './boundedText';
import type { ProducedPieces } from './reportPieces';
import { reportPieces } from './reportPieces';
import type { OpenViews } from './tagsHandlers';
import { writeWholeFile } from './wholeFile';
import { wholeReport } from './wholeReport';

export type ExportHandlers = {
  readonly [M in keyof ExportRequests]: (
    request: ExportRequests[M]['request'],
  ) => Promise<Reply<ExportRequests[M]['value']>> | Reply<ExportRequests[M]['value']>;
};

export function exportHandlers(store: OpenViews): ExportHandlers {
  return {
    'pprofLens/export': async (request) => {
      const { format, path, sources } = request;
      if (!EXPORT_FORMATS.includes(format))
        return fail(l10n.t('One of {0} was expected.', EXPORT_FORMATS.join(', ')));
      const view = store.view(request.view);
      if (!view.ok) return view;
      const produced = exportPieces(view.value, format, request, sources);
      if (produced.kind === 'sources') return succeed(produced);
      if (produced.kind === 'problem') return fail(produced.message);
      try {
        const bytes = asBytes(produced.pieces);
        const written = format === 'pb.gz' ? gzipped(bytes) : bytes;
        return succeed({ kind: 'written', byteCount: await writeWholeFile(path, written) });
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return fail(l10n.t('The file cannot be written: {0}. Choose another place for it.', reason));
      }
    },
    'pprofLens/copy': (request) => {
      const view = store.view(request.view);
      if (!view.ok) return view;
      const produced = exportPieces(view.value, request.format, request, request.sources);
      if (produced.kind === 'sources') return succeed(produced);
      if (produced.kind === 'problem') return fail(produced.message);
      const text = boundedText(produced.pieces);
      return text === undefined ? fail(TOO_LONG) : succeed({ kind: 'copied', text });
    },
  };
}

const TOO_LONG = l10n.t(
  'The text has more than {0} bytes, which is too much to paste. Save it as a file.',
  MAX_COPIED_BYTES.toLocaleString('en'),
);

function exportPieces(
  view: OpenView,
  format: ExportFormat,
  named: NamedReport,
  sources: ReportSources | undefined,
): ProducedPieces {
  switch (format) {
    case 'pb.gz': {
      const built = wholeReport(view, 'proto');
      if (!built.ok) return { kind: 'problem', message: built.message };
      return { kind: 'pieces', pieces: protoPieces(protoProfile(built.report)) };
    }
    case 'csv':
    case 'folded':
    case 'speedscope':
      return { kind: 'pieces', pieces: exportText(view, format) };
    case 'svg':
    case 'dot':
    case 'callgrind':
      return reportPieces(view, { command: format, argument: '' });
    case 'text':
      return reportPieces(view, named, sources);
    case 'markdown':
      return markdownPieces(view, named, sources);
  }
}

function markdownPieces(
  view: OpenView,
  named: NamedReport,
  sources: ReportSources | undefined,
): ProducedPieces {
  if (named.command === 'top') return { kind: 'pieces', pieces: wellFormedPieces(topMarkdown(view.top)) };
  const produced = reportPieces(view, named, sources);
  if (produced.kind !== 'pieces') return produced;
  const text = boundedText(produced.pieces);
  return text === undefined
    ? { kind: 'problem', message: TOO_LONG }
    : { kind: 'pieces', pieces: fencedText(text) };
}

/** What goes wrong in the pieces ends the stream that is read, and so the file that is written of it. */
function gzipped(bytes: Iterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const gzip = createGzip();
  pipeline(Readable.from(bytes), gzip, () => undefined);
  return gzip;
}

/** Copies where a piece of bytes holds only until the next is asked for, since writing takes its time. */
function* asBytes(pieces: Iterable<string | Uint8Array>): Generator<Uint8Array> {
  for (const piece of pieces) yield typeof piece === 'string' ? bytesOfText(piece) : Buffer.from(piece);
}
