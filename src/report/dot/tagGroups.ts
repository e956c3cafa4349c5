/** Many values of a numeric label become few ranges: `64kB..128kB`. Source: collapsedTags in pprof's dotgraph.go. */
import { compareNames } from '../../analysis/graph/compareNames';
import type { NodeTag } from '../../analysis/graph/graph';
import { scale, scaledLabel } from '../../analysis/measurement';
import { int64Magnitude } from '../../analysis/magnitude';

/** At most `count`: the heaviest tags, each with those whose value is nearest to its own. */
export function collapsedTags(tags: readonly NodeTag[], count: number, sum: 'flat' | 'cum'): NodeTag[] {
  const sorted = sortedTags(tags, sum);
  if (sorted.length <= count) return sorted;
  const groups: Group[] = sorted.slice(0, count).map((tag) => ({ first: tag, more: [] }));
  for (const tag of sorted.slice(count)) nearestGroup(groups, tag)?.more.push(tag);
  return insertedTags(groups.map(groupTag), sum);
}

/**
 * The few groups have an order already, and those of opposite weights keep it: Go sorts so few by insertion, with no
 * rule for 5 and -5.
 */
function insertedTags(tags: readonly NodeTag[], sum: 'flat' | 'cum'): NodeTag[] {
  const isBefore = (a: NodeTag, b: NodeTag): boolean => {
    if (sum === 'cum' && a.cum !== b.cum) return compareMagnitudes(a.cum, b.cum) < 0;
    if (a.flat !== b.flat) return compareMagnitudes(a.flat, b.flat) < 0;
    return compareNames(a.name, b.name) < 0;
  };
  const sorted: NodeTag[] = [];
  for (const tag of tags) {
    let at = sorted.length;
    for (let before = sorted[at - 1]; before && isBefore(tag, before); before = sorted[at - 1]) at--;
    sorted.splice(at, 0, tag);
  }
  return sorted;
}

/**
 * Heaviest first, then by name. pprof leaves tags of opposite weights (5 and -5) in the order of a map; here the next
 * rule decides.
 */
export function sortedTags(tags: readonly NodeTag[], sum: 'flat' | 'cum'): NodeTag[] {
  return [...tags].sort(
    (a, b) =>
      (sum === 'cum' ? compareMagnitudes(a.cum, b.cum) : 0) ||
      compareMagnitudes(a.flat, b.flat) ||
      compareNames(a.name, b.name),
  );
}

interface Group {
  readonly first: NodeTag;
  readonly more: NodeTag[];
}

/** Largest first. */
function compareMagnitudes(a: bigint, b: bigint): number {
  const [x, y] = [int64Magnitude(a), int64Magnitude(b)];
  return x === y ? 0 : x > y ? -1 : 1;
}

function nearestGroup(groups: readonly Group[], tag: NodeTag): Group | undefined {
  let nearest: Group | undefined;
  let least = 0;
  for (const group of groups) {
    const distance = Math.abs(scale(group.first.value, group.first.unit, tag.unit).value - Number(tag.value));
    if (nearest && !(distance < least)) continue;
    nearest = group;
    least = distance;
  }
  return nearest;
}

function groupTag({ first, more }: Group): NodeTag {
  if (more.length === 0) return means(label(first), first.flatValue, first.cumValue);
  let [smallest, largest] = [first, first];
  const sum = { flat: first.flat, flatBy: first.flatDivisor, cum: first.cum, cumBy: first.cumDivisor };
  for (const tag of more) {
    if (valueIn(tag, smallest.unit) < smallest.value) smallest = tag;
    if (valueIn(tag, largest.unit) > largest.value) largest = tag;
    sum.flat = BigInt.asIntN(64, sum.flat + tag.flat);
    sum.flatBy = BigInt.asIntN(64, sum.flatBy + tag.flatDivisor);
    sum.cum = BigInt.asIntN(64, sum.cum + tag.cum);
    sum.cumBy = BigInt.asIntN(64, sum.cumBy + tag.cumDivisor);
  }
  const [flat, cum] = [divided(sum.flat, sum.flatBy), divided(sum.cum, sum.cumBy)];
  return means(`${label(smallest)}..${label(largest)}`, flat, cum);
}

/** Groups are sorted by their means, not by what these were made of. */
function means(name: string, flat: bigint, cum: bigint): NodeTag {
  return {
    ...{ name, unit: '', value: 0n },
    ...{ flat, flatValue: flat, flatDivisor: 0n },
    ...{ cum, cumValue: cum, cumDivisor: 0n },
  };
}

/** As large as one double can be exact; pprof compares through one too. */
function valueIn(tag: NodeTag, unit: string): bigint {
  return BigInt(Math.trunc(scale(tag.value, tag.unit, unit).value));
}

function divided(value: bigint, by: bigint): bigint {
  return by === 0n ? value : value / by;
}

/** In a unit of its own: in the table's unit a range of small sizes could read `0..0`. */
function label(tag: NodeTag): string {
  return scaledLabel(tag.value, tag.unit, 'auto');
}
