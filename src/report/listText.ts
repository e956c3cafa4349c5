/**
 * `-list`: the source of each function whose name matches, with flat and cum of its lines. The graph's nodes are lines.
 * Layout and rules: printSource and getSourceFromFile in pprof's internal/report/source.go, 2026-11.
 */
import { compareNames } from '../analysis/graph/compareNames';
import type { Graph } from '../analysis/graph/graph';
import { listValueFormat } from './listValueFormat';
import type { ListValueFormat } from './listValueFormat';
import { percentage } from '../analysis/measurement';
import { padded } from './padded';
import type { Report, ReportText, SourceReader } from './report';
import { SourceLines } from './sourceFiles/sourceLines';
import { textPieces } from './textPieces';

export function listText(report: Report, graph: Graph, sources: SourceReader): ReportText {
  const functions = functionsOf(report, graph);
  if (functions.size === 0) {
    return { ok: false, message: `no matches found for regexp: ${report.pattern?.source ?? ''}` };
  }
  return {
    ok: true,
    pieces: textPieces(listTexts(report, functions, new SourceLines(sources, report.options))),
  };
}

/** The lines of one function in one file, as the graph counts them. */
interface Routine {
  readonly lines: Map<number, LineSum>;
  /** Of all lines, so that a stack through two of them counts twice. */
  readonly total: LineSum;
  /** One-based; what is printed ends with the file even when this is behind it. */
  first: number;
  last: number;
}

interface LineSum {
  flat: bigint;
  cum: bigint;
}

/** By name, then by file. */
type Routines = Map<string, Map<string, Routine>>;

function functionsOf({ pattern }: Report, graph: Graph): Routines {
  const functions: Routines = new Map();
  const unwanted = new Set<string>();
  for (const node of graph.order) {
    const { name, file, line, startLine } = graph.info(node);
    if (unwanted.has(name)) continue;
    let files = functions.get(name);
    if (!files) {
      if (pattern && !pattern.matches(name)) {
        unwanted.add(name);
        continue;
      }
      files = new Map();
      functions.set(name, files);
    }
    if (file === '') continue;
    let routine = files.get(file);
    if (!routine) {
      routine = { lines: new Map(), total: { flat: 0n, cum: 0n }, first: Infinity, last: -Infinity };
      files.set(file, routine);
    }
    // pprof keeps nodes in random order and forgets the end of one that moves the start. This is what it prints when
    // the node with the last line comes first.
    routine.first = Math.min(routine.first, startLine === 0 ? line - MARGIN : startLine);
    routine.last = Math.max(routine.last, line + MARGIN);
    addTo(routine, line, graph.flat(node), graph.cum(node));
  }
  return functions;
}

/** Lines before the first and after the last one with a value. */
const MARGIN = 5;

function addTo({ lines, total }: Routine, line: number, flat: bigint, cum: bigint): void {
  let sum = lines.get(line);
  if (!sum) {
    sum = { flat: 0n, cum: 0n };
    lines.set(line, sum);
  }
  for (const each of [sum, total]) {
    each.flat = BigInt.asIntN(64, each.flat + flat);
    each.cum = BigInt.asIntN(64, each.cum + cum);
  }
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

function sortedByKey<V>(map: ReadonlyMap<string, V>): [string, V][] {
  return [...map].sort(([a], [b]) => compareNames(a, b));
}
