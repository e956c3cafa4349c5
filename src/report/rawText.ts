/** `-raw`: everything that a profile says, as text. Source: String in pprof's profile/profile.go. */
import { aggregateProfile } from '../analysis/filters/aggregateProfile';
import { lineNumberText } from '../model/lineNumber';
import type { Mapping, Profile } from '../model/profile';
import { goDurationText, goTimeText } from './goTime';
import { rawLabelLines } from './rawLabels';
import type { Report, ReportText } from './report';
import { textPieces } from './textPieces';
import { cuttingTable, Utf8Pieces } from './utf8Pieces';

export function rawText(report: Report): ReportText {
  return { ok: true, pieces: raw(aggregateProfile(report.profile, report.options)) };
}

function* raw(profile: Profile): Generator<string | Uint8Array> {
  yield headText(profile);
  yield* samplePieces(profile);
  yield* textPieces(locationTexts(profile));
  yield* textPieces(mappingTexts(profile));
}

function headText(profile: Profile): string {
  const { periodType, timeNanos, durationNanos } = profile;
  const lines = profile.comments.map((comment) => `Comment: ${comment}`);
  if (profile.docUrl !== '') lines.push(`Doc: ${profile.docUrl}`);
  lines.push(`PeriodType: ${periodType.type} ${periodType.unit}`, `Period: ${profile.period}`);
  if (timeNanos !== 0n) lines.push(`Time: ${goTimeText(timeNanos)}`);
  // Go's %.4v keeps four characters of the duration's text.
  if (durationNanos !== 0n) lines.push(`Duration: ${goDurationText(durationNanos).slice(0, 4)}`);
  const types = profile.sampleTypes.map(
    ({ type, unit }) => `${type}/${unit}${type === profile.defaultSampleType ? '[dflt]' : ''}`,
  );
  return `${[...lines, 'Samples:', types.join(' ').replace(OUTER_SPACE, '')].join('\n')}\n`;
}

/** What Go's strings.TrimSpace cuts. */
const OUTER_SPACE =
  /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+|[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+$/g;

/** One stack may have millions of frames. */
const FRAMES_AT_ONCE = 2048;

function* samplePieces(profile: Profile): Generator<Uint8Array> {
  const { samples, locations } = profile;
  const { stackStarts, stacks, values, labelStarts } = samples;
  const ids = cuttingTable(locations.count, (row) => `${locations.ids[row] ?? 0n} `);
  const pieces = new Utf8Pieces();
  for (let row = 0; row < samples.count; row++) {
    for (const column of values) pieces.column(column[row] as number | bigint);
    pieces.text(': ');
    const end = stackStarts[row + 1] as number;
    for (let at = stackStarts[row] as number; at < end; at += FRAMES_AT_ONCE) {
      pieces.cuttings(ids, stacks, at, Math.min(end, at + FRAMES_AT_ONCE));
      if (pieces.isFull) yield pieces.take();
    }
    pieces.text('\n');
    if (labelStarts[row] !== labelStarts[row + 1]) pieces.text(rawLabelLines(profile, row));
    if (pieces.isFull) yield pieces.take();
  }
  yield pieces.take();
}

function* locationTexts(profile: Profile): Generator<string> {
  yield 'Locations\n';
  const { locations, mappings } = profile;
  for (let row = 0; row < locations.count; row++) {
    const mapping = mappings[locations.mappings[row] as number];
    const address = (locations.addresses[row] ?? 0n).toString(16);
    const folded = locations.folded[row] === 1 ? '[F] ' : '';
    const head = `${String(locations.ids[row]).padStart(6)}: 0x${address} ${mapping ? `M=${mapping.id} ` : ''}${folded}`;
    const begin = locations.lineStarts[row] as number;
    const end = locations.lineStarts[row + 1] as number;
    if (begin === end) yield `${head}\n`;
    for (let line = begin; line < end; line++) {
      yield `${line === begin ? head : '             '}${lineText(profile, line)}\n`;
    }
  }
}

/** `main.f /src/f.go:12:0 s=10(main.f.system)`. */
function lineText({ locations, functions, strings }: Profile, line: number): string {
  const row = locations.lineFunctions[line] as number;
  if (row >= functions.count) return '??';
  const name = strings.text(functions.names[row] as number);
  const systemName = strings.text(functions.systemNames[row] as number);
  const file = strings.text(functions.fileNames[row] as number);
  const [number, column] = [locations.lineNumbers[line] as number, locations.lineColumns[line] as number];
  const place = `${file}:${lineNumberText(number)}:${lineNumberText(column)}`;
  const start = lineNumberText(functions.startLines[row] as number);
  return `${name} ${place} s=${start}${name === systemName ? '' : `(${systemName})`}`;
}

function* mappingTexts({ mappings }: Profile): Generator<string> {
  yield 'Mappings\n';
  for (const mapping of mappings) {
    const { id, start, limit, offset, file, buildId } = mapping;
    const range = [start, limit, offset].map((address) => `0x${address.toString(16)}`).join('/');
    yield `${id}: ${range} ${file} ${buildId} ${flagsOf(mapping)}\n`;
  }
}

function flagsOf(mapping: Mapping): string {
  return [
    mapping.hasFunctions ? '[FN]' : '',
    mapping.hasFileNames ? '[FL]' : '',
    mapping.hasLineNumbers ? '[LN]' : '',
    mapping.hasInlineFrames ? '[IN]' : '',
  ].join('');
}
