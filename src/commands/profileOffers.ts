import type { FetchRequest, IndexEntry } from '../fetch/fetchTypes';
import { PROFILE_KINDS } from '../fetch/profileKinds';

export type PickedProfile = Omit<FetchRequest, 'target'>;

/** One row of the list of a target's profiles. */
export interface ProfileOffer {
  /** `given`: the address of this very profile was typed, so that nothing is left to ask. */
  readonly kind: 'given' | 'listed';
  readonly request: PickedProfile;
  /** The profile's name as people know it. */
  readonly label: string;
  /** How much the profile counts now; `''` when that says nothing. */
  readonly count: string;
  readonly detail: string;
}

/** What the address said comes first, then what the target's index lists. */
export function profileOffers(
  entries: readonly IndexEntry[],
  given: PickedProfile | undefined,
): readonly ProfileOffer[] {
  const listed = entries.map((entry): ProfileOffer => ({
    kind: 'listed',
    request: { profile: entry.name },
    label: labelOf(entry.name),
    count: countOf(entry),
    detail: PROFILE_KINDS.find((kind) => kind.path === entry.name)?.description ?? entry.description,
  }));
  if (given === undefined) return listed;
  const { profile, seconds, query } = given;
  const request = { profile, ...(seconds !== undefined && { seconds }), ...(query && { query }) };
  return [{ kind: 'given', request, label: labelOf(profile), count: '', detail: '' }, ...listed];
}

function labelOf(profile: string): string {
  return profile === 'profile' ? 'profile (CPU)' : profile;
}

/** Nothing is counted before a CPU profile is taken: the index says 0 of it, as if it were empty. */
function countOf({ name, count }: IndexEntry): string {
  return count === undefined || (name === 'profile' && count === 0) ? '' : String(count);
}
