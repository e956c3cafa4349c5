/**
 * Whether a function was inlined into its callers: into all of them, some or none. As pprof's top prints it, only
 * edges that survive trimming speak. Rules: newGraph and TrimLowFrequencyEdges in pprof's internal/graph/graph.go,
 * TextItems in internal/report/report.go.
 */
import type { Profile } from '../model/profile';
import { EdgeTable } from './edgeTable';
import { framesOf } from './frames';
import type { NodeTable } from './nodes';
import type { Weights } from './weights';

export type InlineMark = 'none' | 'all' | 'some';

export interface Trimming {
  /** 1 for each node that is kept. */
  readonly kept: Uint8Array;
  /** Edges whose |weight| is below are removed. */
  readonly edgeCut: number;
}

export function inlineMarks(
  profile: Profile,
  nodes: NodeTable,
  weights: Weights,
  trimming: Trimming,
): InlineMark[] {
  const marks = new Array<InlineMark>(nodes.count).fill('none');
  const candidates = inlinedSomewhere(profile, nodes, trimming.kept);
  if (!candidates) return marks;
  const edges = collectEdges(profile, nodes, weights, trimming.kept, candidates);
  const inlineIn = new Uint32Array(nodes.count);
  const otherIn = new Uint32Array(nodes.count);
  edges.forEach((_, node, weight, alwaysInline) => {
    if (Math.abs(weight) < trimming.edgeCut) return;
    const counter = alwaysInline ? inlineIn : otherIn;
    counter[node] = (counter[node] as number) + 1;
  });
  for (let node = 0; node < nodes.count; node++) {
    if (inlineIn[node] !== 0) marks[node] = otherIn[node] === 0 ? 'all' : 'some';
  }
  return marks;
}

/** 1 for kept nodes with at least one inlined frame; undefined when there is none, which is common. */
function inlinedSomewhere(profile: Profile, nodes: NodeTable, kept: Uint8Array): Uint8Array | undefined {
  const { inlined, count } = framesOf(profile);
  const found = new Uint8Array(nodes.count);
  let any = false;
  for (let frame = 0; frame < count; frame++) {
    const node = nodes.ofFrame[frame] as number;
    if (inlined[frame] === 0 || kept[node] === 0) continue;
    found[node] = 1;
    any = true;
  }
  return any ? found : undefined;
}

/** Edges into the candidates. An edge counts once per sample, and its first occurrence there says whether it is inline. */
function collectEdges(
  profile: Profile,
  nodes: NodeTable,
  { column, active }: Weights,
  kept: Uint8Array,
  candidates: Uint8Array,
): EdgeTable {
  const { stackStarts, stacks } = profile.samples;
  const { starts, inlined } = framesOf(profile);
  const edges = new EdgeTable();
  for (let index = 0; index < active.length; index++) {
    const row = active[index] as number;
    const weight = Number(column[row]);
    const begin = stackStarts[row] as number;
    let parent = -1;
    for (let at = (stackStarts[row + 1] as number) - 1; at >= begin; at--) {
      const location = stacks[at] as number;
      const first = starts[location] as number;
      for (let frame = (starts[location + 1] as number) - 1; frame >= first; frame--) {
        const node = nodes.ofFrame[frame] as number;
        if (kept[node] === 0) continue;
        if (parent >= 0 && parent !== node && candidates[node] === 1) {
          edges.add(parent, node, weight, inlined[frame] === 1 ? 'inline' : 'call', index + 1);
        }
        parent = node;
      }
    }
  }
  return edges;
}
