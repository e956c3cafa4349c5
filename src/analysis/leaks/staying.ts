import { growthOf } from './growth';
import { stayedBetween } from './idSample';
import type { LeakSnapshot, SnapshotGroup } from './verdict';

/** Whether the goroutines of a group are the same from look to look. */
export interface Staying {
  /** From one look to the next. */
  readonly share: number;
  readonly sampled: number;
  readonly spanMillis: number;
  /** From the first look to the last. */
  readonly shareToTheEnd: number;
  /** Of those that were there at two looks: how many were there at the third. Present when more and more are such. */
  readonly stayers?: { readonly share: number; readonly sampled: number };
}

/** So far back goroutines are looked for one by one. */
export const RECENT_SNAPSHOTS = 60;

/** `past` is the group in each snapshot. Undefined where goroutines are not named, or none could be looked for again. */
export function stayingOf(
  past: readonly (SnapshotGroup | undefined)[],
  snapshots: readonly LeakSnapshot[],
): Staying | undefined {
  const oldest = snapshots.length - RECENT_SNAPSHOTS;
  const named = snapshots.flatMap(({ highestId, timeMillis }, at) =>
    at < oldest || highestId === undefined
      ? []
      : [{ ids: past[at]?.sampleIds ?? [], count: past[at]?.count ?? 0, timeMillis }],
  );
  const first = named.find(({ ids }) => ids.length > 0);
  const last = named.at(-1);
  if (!first || !last) return undefined;
  let sampled = 0;
  let stayed = 0;
  for (let at = 1; at < named.length; at++) {
    const pair = stayedBetween(named[at - 1]?.ids ?? [], named[at]?.ids ?? []);
    sampled += pair.sampled;
    stayed += pair.stayed;
  }
  if (sampled === 0) return undefined;
  const whole = stayedBetween(first.ids, last.ids);
  const stayers = growingStayers(named);
  return {
    share: stayed / sampled,
    sampled,
    spanMillis: last.timeMillis - first.timeMillis,
    shareToTheEnd: whole.sampled === 0 ? 1 : whole.stayed / whole.sampled,
    ...(stayers && { stayers }),
  };
}

interface NamedLook {
  readonly ids: readonly number[];
  readonly count: number;
  readonly timeMillis: number;
}

/** Two numbers that fluctuate rise three times in a row too easily. */
const MIN_LOOKS = 5;

/**
 * Where some of those that pass a line get stuck there, most come and go; but who was there at two looks is there at the
 * third, and they become more.
 */
function growingStayers(looks: readonly NamedLook[]): Staying['stayers'] | undefined {
  if (looks.length < MIN_LOOKS) return undefined;
  const counts: number[] = [];
  let sampled = 0;
  let stayed = 0;
  let before: readonly number[] | undefined;
  for (let at = 1; at < looks.length; at++) {
    const [earlier, later] = [looks[at - 1] as NamedLook, looks[at] as NamedLook];
    if (before) {
      const again = stayedBetween(before, later.ids);
      sampled += again.sampled;
      stayed += again.stayed;
    }
    const pair = stayedBetween(earlier.ids, later.ids);
    counts.push(pair.sampled === 0 ? 0 : Math.round((earlier.count * pair.stayed) / pair.sampled));
    const present = new Set(later.ids);
    before = earlier.ids.filter((id) => present.has(id));
  }
  const times = looks.slice(1).map(({ timeMillis }) => timeMillis);
  if (sampled === 0 || growthOf(counts, times).shape !== 'grows') return undefined;
  return { share: stayed / sampled, sampled };
}
