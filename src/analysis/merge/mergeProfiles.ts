/**
 * Several profiles as one, as `go tool pprof A B C` reads them: sample types that all have, in the finest unit; equal
 * samples add up. Rules: combineProfiles and chunkedGrab in pprof's internal/driver/fetch.go, 2026-11.
 */
import * as l10n from '@vscode/l10n';
import type { Profile } from '../../model/profile';
import type { SourceNames } from './sharedTypes';
import { withSharedTypes } from './sharedTypes';
import { mergedProfile } from './mergedProfile';
import type { MergeOutcome } from './mergeOutcome';
import { mergeOutcome } from './mergeOutcome';
import type { MergeSource } from './mergeSource';

/**
 * A profile that is alone is NOT merged, as in pprof: its equal samples stay apart, its zero samples and unused
 * locations stay, and ids are the file's. Whoever wants it merged all the same calls `compactProfile`.
 */
export function mergeProfiles(profiles: readonly Profile[]): MergeOutcome {
  return mergeOutcome(() => combinedChunks(profiles));
}

/** One profile merged with nothing: equal samples become one, zero samples and what nobody uses vanish (Compact). */
export function compactProfile(profile: Profile): Profile {
  return mergedProfile([{ profile, role: 'plain' }], PROFILES);
}

/** pprof fetches and merges up to 128 profiles at a time, which shows in times and in rounding. */
const CHUNK = 128;

const PROFILES: SourceNames = {
  first: l10n.t('One profile'),
  other: l10n.t('another'),
  advice: l10n.t('Choose profiles of the same kind.'),
};

export function combinedChunks(profiles: readonly Profile[]): Profile {
  let combined: Profile | undefined;
  for (let from = 0; from < Math.max(profiles.length, 1); from += CHUNK) {
    const chunk = combinedSources(profiles.slice(from, from + CHUNK).map(plain), PROFILES);
    combined = combined ? combinedSources([plain(combined), plain(chunk)], PROFILES) : chunk;
  }
  return combined ?? combinedSources([], PROFILES);
}

/** combineProfiles; throws CannotMerge. */
export function combinedSources(sources: readonly MergeSource[], names: SourceNames): Profile {
  if (sources.length === 0) return mergedProfile(sources, names);
  const common = withSharedTypes(sources, names);
  const [only] = common;
  return only && common.length === 1 ? only.profile : mergedProfile(common, names);
}

function plain(profile: Profile): MergeSource {
  return { profile, role: 'plain' };
}
