/** tagshow and taghide: labels by their keys. Rules: FilterTagsByName in pprof's profile/filter.go. */
import type { Profile, SampleTable } from '../../model/profile';
import type { Pattern } from '../pattern';
import { DIFF_BASE_KEY } from '../sampleLabels';
import { textMatches } from './frameMatches';
import { labelsWhere } from './sampleSelection';

export interface TagKeysFiltered {
  readonly profile: Profile;
  /** Whether any label's key matched. */
  readonly shows: boolean;
  readonly hides: boolean;
}

export function filterTagKeys(
  profile: Profile,
  show: Pattern | undefined,
  hide: Pattern | undefined,
): TagKeysFiltered {
  if (!show && !hide) return { profile, shows: false, hides: false };
  const { samples, strings } = profile;
  let [shows, hides] = [false, false];
  const isKept = (key: string): boolean => {
    const isShown = show?.matches(key) ?? true;
    const isHidden = hide?.matches(key) ?? false;
    shows ||= isShown;
    hides ||= isHidden;
    return isShown && !isHidden;
  };
  const keeps = textMatches(strings.count, (index) => isKept(strings.text(index)));
  const kept = Uint8Array.from(samples.labels.keys, (key) => Number(keeps(key)));
  const keepsBase = samples.diffBase?.includes(1) === true && isKept(DIFF_BASE_KEY);
  return {
    profile: { ...profile, samples: withLabels(samples, kept, keepsBase ? samples.diffBase : undefined) },
    shows,
    hides,
  };
}

function withLabels(samples: SampleTable, kept: Uint8Array, diffBase: Uint8Array | undefined): SampleTable {
  const { count, stackStarts, stacks, values } = samples;
  const starts = new Uint32Array(count + 1);
  let at = 0;
  let labelCount = 0;
  for (let row = 0; row < count; row++) {
    for (; at < (samples.labelStarts[row + 1] as number); at++) labelCount += kept[at] as number;
    starts[row + 1] = labelCount;
  }
  return {
    count,
    stackStarts,
    stacks,
    values,
    labelStarts: starts,
    labels: labelsWhere(samples.labels, kept),
    ...(diffBase ? { diffBase } : {}),
  };
}
