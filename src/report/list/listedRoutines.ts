/**
 * The lines of functions as `-list` counts them: the graph's nodes are lines.
 * Rules: printSource in pprof's internal/report/source.go, 2026-11.
 */
import type { Graph } from '../../analysis/graph/graph';
import { compareNames } from '../../analysis/graph/compareNames';
import { movedLine } from '../../model/lineNumber';
import type { Report } from '../report';

/** By name, then by file. */
export type Routines = Map<string, Map<string, Routine>>;

/** The lines of one function in one file, as the graph counts them. */
export interface Routine {
  readonly lines: Map<number, LineSum>;
  /** Of all lines, so that a stack through two of them counts twice. */
  readonly total: Pick<LineSum, 'flat' | 'cum'>;
  /** One-based; what is printed ends with the file even when this is behind it. */
  first: number;
  last: number;
}

export interface LineSum {
  flat: bigint;
  cum: bigint;
  /** One of the graph's nodes on the line. */
  readonly node: number;
}

/** The functions whose name matches the report's pattern. */
export function listedRoutines({ pattern }: Report, graph: Graph): Routines {
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
    routine.first = Math.min(
      routine.first,
      startLine === 0 ? movedLine(line, -MARGIN) : movedLine(startLine, 0),
    );
    routine.last = Math.max(routine.last, movedLine(line, MARGIN));
    addTo(routine, line, { flat: graph.flat(node), cum: graph.cum(node), node });
  }
  return functions;
}

/** Lines before the first and after the last one with a value. */
const MARGIN = 5;

function addTo({ lines, total }: Routine, line: number, { flat, cum, node }: LineSum): void {
  let sum = lines.get(line);
  if (!sum) {
    sum = { flat: 0n, cum: 0n, node };
    lines.set(line, sum);
  }
  for (const each of [sum, total]) {
    each.flat = BigInt.asIntN(64, each.flat + flat);
    each.cum = BigInt.asIntN(64, each.cum + cum);
  }
}

export function sortedByKey<V>(map: ReadonlyMap<string, V>): [string, V][] {
  return [...map].sort(([a], [b]) => compareNames(a, b));
}
