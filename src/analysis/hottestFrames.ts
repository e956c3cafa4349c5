import type { Profile } from '../model/profile';
import { valueAt } from '../model/valueColumn';
import { lineSums } from './lineSums';
import type { NodeTable } from './nodes';
import { lineNodesOf } from './nodes';

/**
 * For each node (a function, a file), the frame on its hottest line: the highest |flat|, then |cum|, then the first line.
 * It is where a click on the node leads. -1 for nodes without a line.
 */
export function hottestFrames(
  profile: Profile,
  sampleType: number,
  nodes: Pick<NodeTable, 'count' | 'ofFrame'>,
): Int32Array {
  const lines = lineNodesOf(profile);
  const sums = lineSums(profile, sampleType);
  const best = new Int32Array(nodes.count).fill(-1);
  for (let frame = 0; frame < nodes.ofFrame.length; frame++) {
    const line = lines.ofFrame[frame] as number;
    if (line === 0) continue;
    const node = nodes.ofFrame[frame] as number;
    const current = best[node] as number;
    if (current < 0 || isHotter(line, lines.ofFrame[current] as number)) best[node] = frame;
  }
  return best;

  function isHotter(line: number, other: number): boolean {
    if (line === other) return false;
    const flat = compareMagnitudes(valueAt(sums.flat, line), valueAt(sums.flat, other));
    if (flat !== 0) return flat > 0;
    const cum = compareMagnitudes(valueAt(sums.cum, line), valueAt(sums.cum, other));
    if (cum !== 0) return cum > 0;
    return (lines.lineOfNode[line] as number) < (lines.lineOfNode[other] as number);
  }
}

function compareMagnitudes(a: bigint, b: bigint): number {
  const [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  return x === y ? 0 : x > y ? 1 : -1;
}
