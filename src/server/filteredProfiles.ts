import type { Profile } from '../model/profile';
import type { Reply } from '../protocol/reply';
import { fail, succeed } from '../protocol/reply';
import type { ViewFilters } from '../protocol/view';
import { PATTERN_FILTERS } from '../protocol/viewFilters';
import type { ViewedProfile } from '../report/viewedProfile';
import { viewedProfile } from '../report/viewedProfile';
import { viewOptions } from '../report/viewOptions';
import { keepNewest } from './keepNewest';

/** Each may be as large as the profile that was filtered. */
const MAX_FILTERED = 3;

/** The profiles that filters have left, a few of them, each for all its sample types and granularities. */
export class FilteredProfiles {
  private readonly kept = new Map<string, ViewedProfile>();

  /** `source` names the profile; the ids that it depends on stand first in it. The filters are those that were read. */
  of(source: string, profile: Profile, filters: ViewFilters): Reply<ViewedProfile> {
    const key = `${source} ${JSON.stringify(choosing(filters))}`;
    const known = this.kept.get(key);
    if (known) {
      keepNewest(this.kept, key, known, MAX_FILTERED);
      return succeed({ ...known, filters, options: viewOptions(filters) });
    }
    const outcome = viewedProfile(profile, filters);
    if (!outcome.ok) return fail(outcome.message);
    if (outcome.viewed.shown !== profile) keepNewest(this.kept, key, outcome.viewed, MAX_FILTERED);
    return succeed(outcome.viewed);
  }

  keeps({ shown }: ViewedProfile): boolean {
    return [...this.kept.values()].some((viewed) => viewed.shown === shown);
  }

  /** Those whose source is named so. */
  forget(isGone: (source: string) => boolean): void {
    for (const key of this.kept.keys()) if (isGone(key)) this.kept.delete(key);
  }
}

/** What of the filters chooses samples and frames; the rest is how they are counted and printed. */
function choosing(filters: ViewFilters): unknown {
  const { noInlines, relativePercentages } = filters;
  return [PATTERN_FILTERS.map((name) => filters[name] ?? ''), noInlines, relativePercentages];
}
