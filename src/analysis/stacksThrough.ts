import type { Profile } from '../model/profile';
import { valueAt } from '../model/valueColumn';
import { framesOf } from './frames';
import { HASH_SEED, mixed } from '../model/stackHash';
import type { GraphSamples } from './graph/graphSamples';
import { meanOf } from './graph/graphSamples';

export interface HeavyStack {
  /** A sample that has this stack. */
  readonly row: number;
  readonly value: bigint;
}

/**
 * The stacks that pass any of the wanted frames, heaviest first; samples with the same locations are one stack,
 * whatever their labels. Stacks that cancel out in a difference are left out.
 */
export function stacksThrough(
  profile: Profile,
  weights: StackWeights,
  wanted: Uint8Array,
): readonly HeavyStack[] {
  const through = locationsWith(profile, wanted);
  const { stackStarts, stacks } = profile.samples;
  const groups = new Map<number, Group[]>();
  for (const row of weights.active) {
    const begin = stackStarts[row] as number;
    const end = stackStarts[row + 1] as number;
    let at = begin;
    while (at < end && through[stacks[at] as number] === 0) at++;
    if (at === end) continue;
    let hash = HASH_SEED ^ (end - begin);
    for (let each = begin; each < end; each++) hash = mixed(hash ^ (stacks[each] as number));
    const sameHash = groups.get(hash) ?? [];
    const value = valueAt(weights.column, row);
    const count = weights.divisor ? valueAt(weights.divisor, row) : 0n;
    const group = sameHash.find((candidate) => isSameStack(profile, candidate.row, row));
    if (group) {
      group.value = BigInt.asIntN(64, group.value + value);
      group.count = BigInt.asIntN(64, group.count + count);
    } else groups.set(hash, [...sameHash, { row, value, count }]);
  }
  return [...groups.values()]
    .flat()
    .map(({ row, value, count }) => ({ row, value: meanOf(value, count) }))
    .filter(({ value }) => value !== 0n)
    .sort(heaviestFirst);
}

type StackWeights = Pick<GraphSamples, 'column' | 'divisor' | 'active'>;

interface Group {
  readonly row: number;
  value: bigint;
  /** What a mean is divided by; 0 where the sum itself is meant. */
  count: bigint;
}

function isSameStack({ samples: { stackStarts, stacks } }: Profile, one: number, other: number): boolean {
  const [a, b] = [stackStarts[one] as number, stackStarts[other] as number];
  const depth = (stackStarts[one + 1] as number) - a;
  if (depth !== (stackStarts[other + 1] as number) - b) return false;
  for (let at = 0; at < depth; at++) if (stacks[a + at] !== stacks[b + at]) return false;
  return true;
}

function locationsWith(profile: Profile, wanted: Uint8Array): Uint8Array {
  const { starts } = framesOf(profile);
  const found = new Uint8Array(profile.locations.count);
  for (let location = 0; location < found.length; location++) {
    for (let frame = starts[location] as number; frame < (starts[location + 1] as number); frame++) {
      if (wanted[frame] === 1) found[location] = 1;
    }
  }
  return found;
}

function heaviestFirst(a: HeavyStack, b: HeavyStack): number {
  const [x, y] = [a.value < 0n ? -a.value : a.value, b.value < 0n ? -b.value : b.value];
  return x === y ? a.row - b.row : x > y ? -1 : 1;
}
