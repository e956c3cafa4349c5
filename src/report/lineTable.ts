import { functionNodesOf, lineNodesOf } from '../analysis/nodes';
import { framesOf } from '../analysis/frames';
import { valueAt } from '../model/valueColumn';
import type { AnnotatedFunction, AnnotatedLine, LineTable } from '../protocol/serverRequests';
import { linesOfFiles } from './linesOfFiles';
import { countsAll } from '../protocol/viewFilters';
import type { OpenView } from './openView';
import { printableNodeName } from './printableName';
import { shortened } from './shortened';
import { quantity } from './quantity';

/** What stands after the lines of one local file, which may be several recorded files. */
export function lineTable(view: OpenView, files: readonly number[]): LineTable {
  const wanted = linesOfFiles(view, files);
  const functions = new FunctionCollector(view);
  const lines = [...wanted.byLineNumber]
    .sort(([a], [b]) => a - b)
    .map(([lineNumber, line]): AnnotatedLine => {
      const cum = quantity(line.cum, view.style);
      return {
        lineNumber,
        flat: quantity(line.flat, view.style),
        cum,
        heat: heatOf(cum.share),
        functions: [...new Set(line.frames.map((frame) => functions.indexOf(frame, lineNumber)))],
      };
    });
  return {
    ...{ lines, functions: functions.finish(), sampleType: view.sampleTypeLabel },
    ...(countsAll(view.filters) ? {} : { filtered: true }),
  };
}

/** Eight steps by the root of the share, so that 1 % is told from 0.1 %, and half from all. */
export function heatOf(share: number): number {
  return Math.max(0, Math.min(7, Math.ceil(Math.sqrt(Math.min(1, share)) * 8) - 1));
}

class FunctionCollector {
  private readonly indices = new Map<number, number>();
  private readonly found: { node: number; startLineNumber: number; first: number; last: number }[] = [];

  constructor(private readonly view: OpenView) {}

  /** The index of the frame's function in the table; its lines grow to hold this one. */
  indexOf(frame: number, lineNumber: number): number {
    const { profile } = this.view;
    const node = functionNodesOf(profile).ofFrame[frame] as number;
    let index = this.indices.get(node);
    if (index === undefined) {
      index = this.found.length;
      this.indices.set(node, index);
      const row = framesOf(profile).functions[frame] as number;
      const startLineNumber = profile.functions.startLines[row] ?? 0;
      this.found.push({ node, startLineNumber, first: lineNumber, last: lineNumber });
    }
    const entry = this.found[index];
    if (entry) {
      entry.first = Math.min(entry.first, lineNumber);
      entry.last = Math.max(entry.last, lineNumber);
    }
    return index;
  }

  finish(): AnnotatedFunction[] {
    const { profile, style, functionSums: sums } = this.view;
    const nodes = functionNodesOf(profile);
    return this.found.map(({ node, startLineNumber, first, last }) => ({
      name: shortened(printableNodeName(profile, nodes, node)),
      startLineNumber,
      firstLineNumber: first,
      lastLineNumber: last,
      flat: quantity(valueAt(sums.flat, node), style),
      cum: quantity(valueAt(sums.cum, node), style),
    }));
  }
}

/** Every recorded path of the profile, in the order of `FileId`. */
export function recordedPaths({ profile }: OpenView): readonly string[] {
  return lineNodesOf(profile).files.map((path) => (path.length > MAX_PATH_LENGTH ? '' : path));
}

/** No system has longer paths; what has is not looked for. */
const MAX_PATH_LENGTH = 4096;
