/** The stacks of goroutines as a view shows them: nodes instead of frames, as coarse as its granularity says. */
import type { Profile } from '../../model/profile';
import type { GraphNodes } from '../graph/graphNodes';
import type { Granularity } from '../reportOptions';
import { printableName } from '../graph/nodeInfo';
import { internStacks } from './visibleStacks';

/** Rows are those of goroutines that are in the view. */
export interface NodeStacks {
  /** The same number for the same nodes in the same order. */
  stackOf(row: number): number;
  depth(row: number): number;
  /** Innermost first, at most so many. */
  frames(row: number, limit: number): NodeFrame[];
  /** Of all its frames. */
  names(row: number): string[];
  /** What the frame is called; where it is not in the stack, the innermost one; undefined where there is none. */
  nameOfRow(row: number, frame: number): string | undefined;
}

export interface NodeFrame {
  /** As Traces has it: `main.leak`, `main.leak /srv/leak.go:53`, `/srv/leak.go`. */
  readonly name: string;
  /** Row of the dump's frame; of the first goroutine, where those that share the stack differ in it. */
  readonly frame: number;
  readonly inlined: boolean;
}

export interface NodeRows {
  /** By goroutine row: a sample of the profile. */
  readonly sampleOf: (row: number) => number;
  /** By frame of the profile: the row of the dump's frame. */
  readonly frameOf: (frame: number) => number;
}

/** The nodes are of all frames of the profile, at that granularity. */
export function nodeStacks(
  profile: Profile,
  nodes: GraphNodes,
  granularity: Granularity,
  { sampleOf, frameOf }: NodeRows,
): NodeStacks {
  const names = new Map<number, string>();
  const nameOfNode = (node: number): string => {
    let name = names.get(node);
    if (name === undefined) names.set(node, (name = printableName(nodes.info(node))));
    return name;
  };
  const nameOf = (frame: number): string => nameOfNode(nodes.ofFrame[frame] as number);
  const { stackOf } = internStacks(profile, namedAlike(profile, nodes, granularity, nameOfNode));
  const framesOfRow = (row: number): Iterable<number> => framesOfSample(profile, nodes, sampleOf(row));
  return {
    stackOf: (row) => stackOf[sampleOf(row)] as number,
    depth: (row) => depthOfSample(profile, nodes, sampleOf(row)),
    frames: (row, limit) => {
      const frames: NodeFrame[] = [];
      for (const frame of framesOfRow(row)) {
        if (frames.length === limit) break;
        const inlined = nodes.frames.inlined[frame] === 1;
        frames.push({ name: nameOf(frame), frame: frameOf(frame), inlined });
      }
      return frames;
    },
    names: (row) => Array.from(framesOfRow(row), nameOf),
    nameOfRow: (row, wanted) => {
      let innermost: string | undefined;
      for (const frame of framesOfRow(row)) {
        if (frameOf(frame) === wanted) return nameOf(frame);
        innermost ??= nameOf(frame);
      }
      return innermost;
    },
  };
}

/**
 * By frame: the first node that is called as its own is. Nodes without a function's name, which are all files, may be
 * called alike, because pprof has one for each function that begins at another line (nodeInfo).
 */
function namedAlike(
  { functions, strings }: Profile,
  { ofFrame, count, firstFrame, frames }: GraphNodes,
  granularity: Granularity,
  nameOf: (node: number) => string,
): Uint32Array {
  const isNameless = Uint8Array.from(functions.names, (name) => Number(strings.text(name) === ''));
  const mayNoneMeet = !isNameless.includes(1) && !frames.functions.includes(-1);
  if (granularity !== 'files' && mayNoneMeet) return ofFrame;
  const first = new Map<string, number>();
  const alike = new Uint32Array(count);
  for (let node = 0; node < count; node++) {
    const row = frames.functions[firstFrame[node] as number] as number;
    const mayMeet = granularity === 'files' || row < 0 || isNameless[row] === 1;
    alike[node] = (mayMeet ? first.get(nameOf(node)) : undefined) ?? node;
    if (mayMeet && alike[node] === node) first.set(nameOf(node), node);
  }
  return ofFrame.map((node) => alike[node] as number);
}

function* framesOfSample({ samples }: Profile, { frames }: GraphNodes, sample: number): Iterable<number> {
  const end = samples.stackStarts[sample + 1] ?? 0;
  for (let at = samples.stackStarts[sample] ?? 0; at < end; at++) {
    const location = samples.stacks[at] as number;
    const last = frames.starts[location + 1] as number;
    for (let frame = frames.starts[location] as number; frame < last; frame++) yield frame;
  }
}

function depthOfSample({ samples }: Profile, { frames }: GraphNodes, sample: number): number {
  const end = samples.stackStarts[sample + 1] ?? 0;
  let depth = 0;
  for (let at = samples.stackStarts[sample] ?? 0; at < end; at++) {
    const location = samples.stacks[at] as number;
    depth += (frames.starts[location + 1] as number) - (frames.starts[location] as number);
  }
  return depth;
}
