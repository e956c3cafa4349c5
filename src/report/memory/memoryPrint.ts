/** The memory of a program in a terminal: as text, as Markdown for an issue, or as one object for programs. */
import type { MemoryRecordsPage, MemoryReport } from '../../protocol/memoryRequests';
import { terminalText } from '../goroutines/terminalText';
import { alignedColumns } from './alignedColumns';

export interface PrintedMemory {
  /** As it was given. */
  readonly source: string;
  /** What it is compared with, as that was given. */
  readonly base?: string;
  /** Whole sentences. */
  readonly problems: readonly string[];
  /** Absent where the source could not be read. */
  readonly report?: MemoryReport;
  readonly records?: MemoryRecordsPage;
}

export function printedMemoryText(printed: readonly PrintedMemory[]): string {
  const readable = printed.filter(({ report }) => report !== undefined);
  return readable.map((one) => textOf(one, readable.length > 1)).join('\n');
}

export function printedMemoryMarkdown(printed: readonly PrintedMemory[]): string {
  return printed.flatMap(({ report }) => report?.markdown ?? []).join('\n---\n\n');
}

/** Fields are only ever added. */
export function memoryJson(printed: readonly PrintedMemory[]): string {
  const texts = printed.flatMap(({ source, base, report, records }) => {
    if (report === undefined) return [];
    const { figures, identities, where, pauses, comparison } = report;
    return [
      {
        ...{ source, ...(base === undefined ? {} : { base }) },
        ...{ figures, identities, where, pauses, comparison },
        records: (records?.rows ?? []).map(({ values, frames }) => ({
          values: Object.fromEntries((records?.columns ?? []).map((column, at) => [column, values[at]])),
          frames: frames.map(({ name, at }) => ({ name, at })),
        })),
      },
    ];
  });
  const problems = printed.flatMap(({ source, problems }) =>
    problems.map((message) => ({ source, message })),
  );
  return `${JSON.stringify({ total: texts.length, problems, texts }, undefined, 2)}\n`;
}

function textOf({ source, base, report, records }: PrintedMemory, isOneOfMany: boolean): string {
  if (report === undefined) return '';
  const { where, comparison, pauses, identities, figures } = report;
  const broken = identities.filter(({ state }) => state === 'doesNotHold');
  const held = identities.filter(({ state }) => state === 'holds').length;
  const sections = [
    ...(isOneOfMany ? [[terminalText(source)]] : []),
    ...(where === undefined ? [] : [where.sentences, partLines(where.parts)]),
    ...(comparison === undefined
      ? []
      : [
          [terminalText(`Compared with ${base ?? 'the base'}:`), ...comparison.sentences],
          changes(comparison),
        ]),
    ...(pauses === undefined ? [] : [[`Pauses: ${pauses.summary}`]]),
    broken.length === 0
      ? [`Checks: ${held} of ${identities.length} hold, none is broken.`]
      : broken.map(({ equation, figures: sums, meaning }) => `Broken: ${equation}: ${sums}. ${meaning}`),
    ...(records === undefined ? [] : [recordLines(records)]),
    figureLines(figures),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function partLines(parts: NonNullable<MemoryReport['where']>['parts']): readonly string[] {
  return alignedColumns(parts.map(({ title, text, percent }) => [title, text, percent]));
}

function changes({ parts }: NonNullable<MemoryReport['comparison']>): readonly string[] {
  return alignedColumns(parts.map(({ title, difference }) => [title, difference]));
}

/** In use as pprof estimates it; a line is the place that allocated. Records of what has been freed are left out. */
function recordLines({ rows, columns, rowCount }: MemoryRecordsPage): readonly string[] {
  const bytes = columns.indexOf('inUseBytes');
  const objects = columns.indexOf('inUseObjects');
  const lines = rows
    .map(({ values, frames: [frame] }) => [
      terminalText(frame === undefined ? '(no frame)' : `${frame.name} ${frame.at}`),
      values[bytes]?.estimated ?? '',
      `${values[objects]?.estimated ?? ''} objects`,
    ])
    .filter(([, inUse]) => inUse !== '0' && inUse !== '');
  return lines.length === 0
    ? []
    : [
        `Most in use, ${lines.length} of ${rowCount.toLocaleString('en-US')} records, estimated:`,
        ...alignedColumns(lines),
      ];
}

function figureLines(figures: MemoryReport['figures']): readonly string[] {
  return [
    'MemStats:',
    ...alignedColumns(
      figures.map(({ name, text, difference, rate }) =>
        [name, text, difference ?? '', rate ?? ''].map(terminalText),
      ),
    ),
  ];
}
