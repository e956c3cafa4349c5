import { framesOf } from '../analysis/frames';
import { isNegative } from '../analysis/graph/trimmedGraph';
import type { LineNodeTable } from '../analysis/nodes';
import { lineNodesOf } from '../analysis/nodes';
import type { Profile } from '../model/profile';
import { isZeroAt, valueAt } from '../model/valueColumn';
import type { OpenView } from './openView';
import { viewLineSums } from './viewSums';

export interface FileLines {
  readonly byLineNumber: ReadonlyMap<number, FileLine>;
}

export interface FileLine {
  readonly flat: bigint;
  readonly cum: bigint;
  /** Every frame on this line, ascending. */
  readonly frames: readonly number[];
}

/**
 * The lines of one local file that have numbers. When several recorded files are the same local file, a sample that
 * passes the line through two of them still counts once.
 */
export function linesOfFiles(view: OpenView, files: readonly number[]): FileLines {
  const { profile } = view;
  const nodes = files.length > 1 ? unitedNodes(profile, files) : lineNodesOf(profile);
  const sums = viewLineSums(view, nodes);
  const { dropNegative } = view.options;
  const wanted = new Set(files);
  const found = new Map<number, FileLine & { frames: number[] }>();
  const { count } = framesOf(profile);
  for (let frame = 0; frame < count; frame++) {
    const node = nodes.ofFrame[frame] as number;
    if (node === 0 || !wanted.has(nodes.fileOfNode[node] as number)) continue;
    if (isZeroAt(sums.flat, node) && isZeroAt(sums.cum, node)) continue;
    const [flat, cum] = [valueAt(sums.flat, node), valueAt(sums.cum, node)];
    if (dropNegative && isNegative(flat, cum)) continue;
    const lineNumber = nodes.lineOfNode[node] as number;
    const line = found.get(lineNumber);
    if (line) line.frames.push(frame);
    else found.set(lineNumber, { flat, cum, frames: [frame] });
  }
  return { byLineNumber: found };
}

/** The same table with the wanted files taken for the first of them. */
function unitedNodes(profile: Profile, files: readonly number[]): LineNodeTable {
  const nodes = lineNodesOf(profile);
  const [united = -1] = files;
  const wanted = new Set(files);
  const nodeOfLine = new Map<number, number>();
  const target = new Uint32Array(nodes.count);
  const fileOfNode = nodes.fileOfNode.slice();
  for (let node = 1; node < nodes.count; node++) {
    target[node] = node;
    if (!wanted.has(nodes.fileOfNode[node] as number)) continue;
    fileOfNode[node] = united;
    const line = nodes.lineOfNode[node] as number;
    const first = nodeOfLine.get(line);
    if (first === undefined) nodeOfLine.set(line, node);
    else target[node] = first;
  }
  return { ...nodes, fileOfNode, ofFrame: nodes.ofFrame.map((node) => target[node] as number) };
}

/** 1 for each frame on the line; for asking which stacks pass it. */
export function framesOnLine(
  { profile }: OpenView,
  files: readonly number[],
  lineNumber: number,
): Uint8Array {
  const nodes = lineNodesOf(profile);
  const wanted = new Set(files);
  const found = new Uint8Array(nodes.ofFrame.length);
  for (let frame = 0; frame < found.length; frame++) {
    const node = nodes.ofFrame[frame] as number;
    const onLine = nodes.lineOfNode[node] === lineNumber && wanted.has(nodes.fileOfNode[node] as number);
    found[frame] = Number(node !== 0 && onLine);
  }
  return found;
}
