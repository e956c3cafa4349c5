/** What a report of a view is written as, with the sources that a listing shows. */
import * as l10n from '@vscode/l10n';
import {
  opensSources,
  type NamedReport,
  type ReportSources,
  type WantedSources,
} from '../protocol/textRequests';
import type { OpenView } from '../report/openView';
import { printReport } from '../report/printReport';
import type { ReportText } from '../report/report';
import { takesArgument, viewReport } from '../report/text/viewReport';
import { topText } from '../report/topText';
import { PromptSources } from './promptSources';
import { wholeReport } from './wholeReport';

export type ProducedPieces =
  | { readonly kind: 'pieces'; readonly pieces: Iterable<string | Uint8Array> }
  | WantedSources
  | { readonly kind: 'problem'; readonly message: string };

export function reportPieces(
  view: OpenView,
  { command, argument }: NamedReport,
  sources: ReportSources = NO_SOURCES,
): ProducedPieces {
  if (command === 'disasm') return { kind: 'problem', message: NO_DISASSEMBLER };
  if (takesArgument(command) && argument === '') return { kind: 'problem', message: NO_ARGUMENT };
  if (command === 'callgrind' && view.profile.samples.count > MAX_CALLGRIND_SAMPLES) {
    return { kind: 'problem', message: TOO_LARGE_FOR_CALLGRIND };
  }
  const built = command === 'raw' ? wholeReport(view, 'raw') : viewReport(view, { command, argument });
  if (!built.ok) return { kind: 'problem', message: built.message };
  const { report } = built;
  const { currentFolder, readableFolders, located } = sources;
  const reader = new PromptSources(report.profile, currentFolder, readableFolders);
  reader.learn(located);
  const print = (): ReportText =>
    // The tab Top has this one made.
    command === 'top' ? topText(report, view.top) : printReport(report, reader);
  if (opensSources(command) && located.length === 0) {
    const recordedPaths = reader.wantedBy(() => {
      lookThrough(print());
    });
    if (recordedPaths.length > 0) return { kind: 'sources', recordedPaths };
  }
  const text = print();
  return text.ok ? { kind: 'pieces', pieces: text.pieces } : { kind: 'problem', message: text.message };
}

const NO_SOURCES: ReportSources = { revision: 0, currentFolder: '', readableFolders: [], located: [] };

const NO_DISASSEMBLER = l10n.t(
  'disasm needs the program that was profiled and a disassembler, which are not used here. list and weblist show the costs of source lines.',
);
const NO_ARGUMENT = l10n.t('This report is of the functions that match a regular expression. Write one.');

/** It is a graph of addresses: a million samples make millions of edges, for which nobody would wait. */
const MAX_CALLGRIND_SAMPLES = 200_000;
const TOO_LARGE_FOR_CALLGRIND = l10n.t(
  'A profile of at most {0} samples was expected for callgrind, which takes minutes for a larger one. Filter it, or write it in a terminal with pprof-lens -callgrind.',
  MAX_CALLGRIND_SAMPLES.toLocaleString('en'),
);

/** So long a listing is looked through for the sources that it opens. */
const LOOK_THROUGH_MILLIS = 3000;

function lookThrough(text: ReportText): void {
  if (!text.ok) return;
  const until = performance.now() + LOOK_THROUGH_MILLIS;
  for (const piece of text.pieces) if (piece.length >= 0 && performance.now() > until) return;
}
