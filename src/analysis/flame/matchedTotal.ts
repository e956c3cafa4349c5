import type { Profile } from '../../model/profile';
import type { FrameTable } from '../frames';
import { sumExactly, type Weights } from '../weights';

/** Sum over the samples that pass any frame with a 1, each once. */
export function matchedTotal(
  { samples }: Profile,
  { starts }: FrameTable,
  { column, active }: Pick<Weights, 'column' | 'active'>,
  matches: Uint8Array,
): bigint {
  const { stackStarts, stacks } = samples;
  const isMatched = new Uint8Array(starts.length - 1);
  for (let location = 0; location < isMatched.length; location++) {
    for (let frame = starts[location] as number; frame < (starts[location + 1] as number); frame++) {
      if (matches[frame] === 1) isMatched[location] = 1;
    }
  }
  const { sum } = sumExactly(column, (weights) => {
    let total = 0;
    for (const row of active) {
      const end = stackStarts[row + 1] as number;
      let at = stackStarts[row] as number;
      while (at < end && isMatched[stacks[at] as number] === 0) at++;
      if (at < end) total += weights[row] as number;
    }
    return { sum: Float64Array.of(total) };
  });
  return BigInt(sum[0] ?? 0);
}
