/**
 * What frames become boxes of the same kind: one source for each place in the program and each of its two ways to be
 * there, called or inlined. Rule: getSrc in pprof's internal/report/stacks.go, 2026-11. Unlike there, a frame without
 * line is not left out but stands under its binary's name, as in every other report.
 */
import type { Profile } from '../../model/profile';
import { functionNameOf } from '../frames';
import type { GraphNodes } from '../graph/graphNodes';
import { printableName } from '../graph/nodeInfo';

export interface FlameSources {
  readonly count: number;
  /** Source of each frame. */
  readonly ofFrame: Uint32Array;
  /** A frame of each source: the first; -1 for a source that no frame has. */
  readonly firstFrame: Int32Array;
  readonly nodes: GraphNodes;
}

export function flameSources(profile: Profile, nodes: GraphNodes, granularity: string): FlameSources {
  const { frames } = nodes;
  const count = nodes.count * 2;
  const ofFrame = new Uint32Array(frames.count);
  const firstFrame = new Int32Array(count).fill(-1);
  const merged = mergedNodes(profile, nodes, granularity);
  for (let frame = frames.count - 1; frame >= 0; frame--) {
    const source = (merged[nodes.ofFrame[frame] as number] as number) * 2 + (frames.inlined[frame] as number);
    ofFrame[frame] = source;
    firstFrame[source] = frame;
  }
  return { count, ofFrame, firstFrame, nodes };
}

export function isInlinedSource(source: number): boolean {
  return (source & 1) === 1;
}

/**
 * Nodes without a function's name are told apart by where a function starts and by its binary (nodeInfo in graph.go),
 * which boxes are not: the first node of each name stands for all.
 */
function mergedNodes(profile: Profile, nodes: GraphNodes, granularity: string): Uint32Array {
  const merged = new Uint32Array(nodes.count);
  const firstOf = new Map<string, number>();
  for (let node = 0; node < nodes.count; node++) {
    merged[node] = node;
    const isNamed =
      granularity !== 'files' && functionNameOf(profile, nodes.firstFrame[node] as number) !== '';
    if (isNamed) continue;
    const name = printableName(nodes.info(node));
    const first = firstOf.get(name);
    if (first === undefined) firstOf.set(name, node);
    else merged[node] = first;
  }
  return merged;
}
