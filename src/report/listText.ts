/**
 * `-list`: the source of each function whose name matches, with flat and cum of its lines. The graph's nodes are lines.
 * Layout and rules: printSource and getSourceFromFile in pprof's internal/report/source.go, 2026-11.
 */
import type { Graph } from '../analysis/graph/graph';
import type { Routine, Routines } from './list/listedRoutines';
import { listedRoutines, sortedByKey } from './list/listedRoutines';
import { listValueFormat } from './listValueFormat';
import type { ListValueFormat } from './listValueFormat';
import { percentage } from '../analysis/measurement';
import { padded } from './padded';
import type { Report, ReportText, SourceReader } from './report';
import { SourceLines } from './sourceFiles/sourceLines';
import { textPieces } from './textPieces';

export function listText(report: Report, graph: Graph, sources: SourceReader): ReportText {
  const functions = listedRoutines(report, graph);
  if (functions.size === 0) {
    return { ok: false, message: `no matches found for regexp: ${report.pattern?.source ?? ''}` };
  }
  return {
    ok: true,
    pieces: textPieces(listTexts(report, functions, new SourceLines(sources, report.options))),
  };
}

function* listTexts(report: Report, functions: Routines, sources: SourceLines): Iterable<string> {
  const format = listValueFormat(report);
  const column = (value: bigint): string => padded(format.value(value), 10);
  yield `Total: ${format.value(report.total)}\n`;
  for (const [name, files] of sortedByKey(functions)) {
    if (files.size === 0) yield `No source information for ${name}\n`;
    for (const [file, routine] of sortedByKey(files)) {
      const { flat, cum } = routine.total;
      yield `ROUTINE ======================== ${name} in ${file}\n`;
      yield `${column(flat)} ${column(cum)} (flat, cum) ${percentage(cum, report.total)} of Total\n`;
      yield* routineTexts(routine, file, sources, format);
    }
  }
}

function* routineTexts(
  { first, last, lines }: Routine,
  file: string,
  sources: SourceLines,
  format: ListValueFormat,
): Iterable<string> {
  // Without a line to look for, as with a start behind the end, pprof does not notice that the file is missing.
  for (let lineNumber = Math.max(1, first); lineNumber <= last; lineNumber++) {
    const source = sources.line(file, lineNumber);
    if (source === undefined) break;
    const sum = lines.get(lineNumber);
    const columns = sum
      ? `${padded(format.dotted(sum.flat), 10)} ${padded(format.dotted(sum.cum), 10)}`
      : NO_VALUES;
    yield `${columns} ${String(lineNumber).padStart(6)}:${source}\n`;
  }
  const problem = sources.problem(file);
  if (problem !== undefined) yield ` Error: ${problem}\n`;
}

const NO_VALUES = '         .          .';
