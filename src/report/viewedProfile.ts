/** A profile under the filters of a view, whatever sample type is then looked at. */
import { aggregateProfile } from '../analysis/filters/aggregateProfile';
import type { ReportOptions } from '../analysis/reportOptions';
import type { Profile } from '../model/profile';
import type { ViewFilters } from '../protocol/view';
import type { PreparedProfile } from './preparedProfile';
import { prepareProfile } from './preparedProfile';
import { viewOptions } from './viewOptions';

/** `counted` is the profile that percentages refer to. */
export interface ViewedProfile extends PreparedProfile<Profile> {
  readonly filters: ViewFilters;
  readonly options: ReportOptions;
  /** `profile`, and where inlined calls are not wanted, without these. */
  readonly shown: Profile;
  /** What pprof would say on standard error: whole lines. */
  readonly warnings: readonly string[];
}

export type ViewedOutcome =
  | { readonly ok: true; readonly viewed: ViewedProfile }
  /** In pprof's words. */
  | { readonly ok: false; readonly message: string };

export function viewedProfile(profile: Profile, filters: ViewFilters): ViewedOutcome {
  const options = viewOptions(filters);
  const outcome = prepareProfile(profile, options, (counted) => ({ ok: true, value: counted }));
  if (!outcome.ok) return { ok: false, message: outcome.message };
  const { prepared, warnings } = outcome;
  const shown = options.noInlines ? withoutInlined(prepared.profile) : prepared.profile;
  return { ok: true, viewed: { ...prepared, filters, options, shown, warnings } };
}

/** Nothing can fail where nothing is filtered. */
export function unfilteredProfile(profile: Profile): ViewedProfile {
  const outcome = viewedProfile(profile, {});
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.viewed;
}

/** Lines, files and addresses stay, so that a frame still leads to its source. */
function withoutInlined(profile: Profile): Profile {
  return aggregateProfile(profile, { granularity: 'addresses', noInlines: true, showColumns: true });
}
