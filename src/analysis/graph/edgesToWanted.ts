/** Edges into wanted nodes alone, of which a list needs few. */
import type { EdgeTable } from '../counting/edgeTable';
import { countEdges, joinedEdges } from '../counting/edgeTask';
import { ownShares } from '../counting/rowShares';
import { countTogether } from '../counting/secondThread';
import type { EdgeWish } from './graphEdges';
import type { GraphNodes } from './graphNodes';
import type { GraphSamples } from './graphSamples';

export function edgesToWanted(
  { profile, active, second }: GraphSamples,
  { frames, ofFrame }: GraphNodes,
  { kept, wanted }: EdgeWish,
  column: Float64Array,
): EdgeTable {
  const { stackStarts, stacks } = profile.samples;
  const { starts, inlined } = frames;
  const samples = { rows: ownShares(active.length), stackStarts, stacks, active, column };
  const task = { kind: 'edges', ...samples, starts, inlined, ofFrame, kept, wanted } as const;
  return countTogether(task, second, countEdges, joinedEdges);
}
