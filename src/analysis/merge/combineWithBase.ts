/**
 * A profile less a base, as `-base` and `-diff_base` do it: the base's values times -1, merged sample by sample.
 * Rules: fetchProfiles and grabSourcesAndBases in pprof's internal/driver/fetch.go, 2026-11.
 */
import * as l10n from '@vscode/l10n';
import type { Profile } from '../../model/profile';
import { sumOf } from '../../model/valueColumn';
import type { SourceNames } from './sharedTypes';
import { requireCompatible } from './mergedHeader';
import type { MergeOutcome } from './mergeOutcome';
import { CannotMerge, mergeOutcome } from './mergeOutcome';
import type { MergeSource } from './mergeSource';
import { scaledSource } from './mergeSource';
import { combinedChunks, combinedSources } from './mergeProfiles';

export type BaseMode = 'base' | 'diffBase';

export interface BaseOptions {
  /** `-normalize`: the profile is scaled to the base's sums before they are set against each other. */
  readonly normalize: boolean;
}

export function combineWithBase(
  profile: Profile,
  base: Profile,
  mode: BaseMode,
  options: BaseOptions,
): MergeOutcome {
  return mergeOutcome(() => difference(profile, base, mode, options));
}

/**
 * All sources of a command line, each already read: sources are merged among themselves, bases too, then the bases are
 * subtracted. `base` is absent when the command line names none. Errors are those that pprof's command prints.
 */
export function combineAll(
  sources: readonly Profile[],
  base?: { readonly profiles: readonly Profile[]; readonly mode: BaseMode } & BaseOptions,
): MergeOutcome {
  return mergeOutcome(() => {
    const profile = explained('problem fetching source profiles: ', '', () => combinedChunks(sources));
    if (!base) return profile;
    const subtrahend = explained('problem fetching base profiles: ', ',', () =>
      combinedChunks(base.profiles),
    );
    return difference(profile, subtrahend, base.mode, base);
  });
}

const PROFILE_AND_BASE: SourceNames = {
  first: l10n.t('The profile'),
  other: l10n.t('the base'),
  advice: l10n.t('Choose a base of the same kind.'),
};

function difference(profile: Profile, base: Profile, mode: BaseMode, { normalize }: BaseOptions): Profile {
  const source: MergeSource = { profile, role: 'plain' };
  const subtrahend: MergeSource = { profile: base, role: mode === 'diffBase' ? 'diffBase' : 'plain' };
  return combinedSources(
    [
      normalize ? scaledSource(source, ratiosToBase(profile, base)) : source,
      scaledSource(
        subtrahend,
        base.sampleTypes.map(() => -1),
      ),
    ],
    PROFILE_AND_BASE,
  );
}

/** Sums wrap and ratios are doubles, as in Normalize (profile/merge.go); types and units must be the same already. */
function ratiosToBase(profile: Profile, base: Profile): number[] {
  requireCompatible(profile, base, PROFILE_AND_BASE);
  return profile.samples.values.map((column, type) => {
    const own = sumOf(column);
    const other = sumOf(base.samples.values[type] ?? new Float64Array());
    return own === 0n ? 0 : Number(other) / Number(own);
  });
}

function explained(prefix: string, suffix: string, combine: () => Profile): Profile {
  try {
    return combine();
  } catch (error) {
    if (!(error instanceof CannotMerge)) throw error;
    throw new CannotMerge(error.message, `${prefix}${error.pprofMessage}${suffix}`);
  }
}
