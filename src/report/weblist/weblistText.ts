/**
 * `-weblist`: a page of sources with values, counted by address. The numbers are pprof's, where it has no binary to
 * disassemble; the page is our own. Source: MakeWebList in pprof's internal/report/source.go, 2026-11.
 */
import { compareNames } from '../../analysis/graph/compareNames';
import type { ListValueFormat } from '../listValueFormat';
import { listValueFormat } from '../listValueFormat';
import { lineNumberText } from '../../model/lineNumber';
import { percentage } from '../../analysis/measurement';
import { profileLabels } from '../profileLabels';
import type { Report, ReportText, SourceReader } from '../report';
import { SourceLines } from '../sourceFiles/sourceLines';
import { textPieces } from '../textPieces';
import type { AddressSamples } from './addressSamples';
import { addressSamples, sampleValues } from './addressSamples';
import type { FunctionRange } from './functionRanges';
import { functionRanges, lineNumbersOf, sumOfLine } from './functionRanges';
import type { AddressAtLine, WantedFile, WantedFiles } from './wantedLines';
import { wantedFiles } from './wantedLines';
import type { PageInstruction } from './weblistPage';
import { functionEnd, functionStart, lineRow, pageEnd, pageStart } from './weblistPage';

export function weblistText(report: Report, sources: SourceReader): ReportText {
  const { profile, options, pattern, sampleTypeIndex } = report;
  const values = sampleValues(profile, sampleTypeIndex, options.mean ? 'mean' : 'sum');
  const samples = addressSamples(profile, values);
  const files = wantedFiles(profile, samples, pattern);
  if (files.size === 0)
    return { ok: false, message: `no matches found for regexp: ${pattern?.source ?? ''}` };
  const format = listValueFormat(report);
  const listing = { report, samples, files, format, sources: new SourceLines(sources, options) };
  return { ok: true, pieces: textPieces(pageTexts(listing)) };
}

interface Listing {
  readonly report: Report;
  readonly samples: AddressSamples;
  readonly files: WantedFiles;
  readonly format: ListValueFormat;
  readonly sources: SourceLines;
}

function* pageTexts(listing: Listing): Iterable<string> {
  const { report, files, format } = listing;
  yield pageStart({
    title: report.title,
    pattern: report.pattern?.source ?? '',
    legend: profileLabels(report, report.options.unit),
    total: format.value(report.total),
  });
  const shownNames = namesBySystemName(listing);
  for (const path of [...files.keys()].sort(compareNames)) {
    const file = files.get(path);
    if (!file) continue;
    const ranges = functionRanges(file, listing.samples, (name) => shownNames.get(name) ?? name);
    for (const range of ranges) {
      // Nothing but lines whose values cancel out.
      if (range.cum !== 0n) yield* functionTexts(listing, { path, file, range });
    }
  }
  yield pageEnd();
}

function* functionTexts(
  listing: Listing,
  { path, file, range }: { path: string; file: WantedFile; range: FunctionRange },
): Iterable<string> {
  const { format, sources, report } = listing;
  yield functionStart({
    name: range.name,
    path,
    flat: format.value(range.flat),
    cum: format.value(range.cum),
    percent: percentage(range.cum, report.total).trim(),
  });
  for (const lineNumber of lineNumbersOf(range)) {
    const addresses = file.lines.get(lineNumber)?.addresses ?? [];
    const text = sources.line(path, lineNumber) ?? substituteFor(lineNumber, addresses);
    if (text === undefined) continue;
    const sum = sumOfLine(addresses, listing.samples);
    yield lineRow({
      lineNumber,
      text,
      flat: format.dotted(sum.flat),
      cum: format.dotted(sum.cum),
      instructions: instructionsOf(listing, addresses),
    });
  }
  yield functionEnd();
}

/** What stands for a line that the source does not have; absent where there is nothing to show. */
function substituteFor(lineNumber: number, addresses: readonly AddressAtLine[]): string | undefined {
  if (addresses.length === 0) return undefined;
  return lineNumber === 0 ? '<instructions with unknown line numbers>' : '???';
}

function instructionsOf(
  { samples, format }: Listing,
  addresses: readonly AddressAtLine[],
): PageInstruction[] {
  return addresses
    .filter(({ address }) => samples.isRecorded(address))
    .map(({ address, inlined }) => ({
      address: `0x${(samples.addresses[address] ?? 0n).toString(16)}`,
      flat: format.dotted(samples.flat(address)),
      cum: format.dotted(samples.cum(address)),
      inlined: inlined.map(({ file, line }) => `${file}:${lineNumberText(line)}`),
    }));
}

/** Functions are found by the name that the linker knows and shown by the one that people know. */
function namesBySystemName({ report: { profile }, samples }: Listing): Map<string, string> {
  const { locations, functions, strings } = profile;
  const names = new Map<string, string>();
  for (const location of samples.locations) {
    const end = locations.lineStarts[location + 1] as number;
    for (let line = locations.lineStarts[location] as number; line < end; line++) {
      const row = locations.lineFunctions[line] as number;
      names.set(
        strings.text(functions.systemNames[row] as number),
        strings.text(functions.names[row] as number),
      );
    }
  }
  return names;
}
