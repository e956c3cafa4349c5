/** What a merged profile says of itself. Rules: combineHeaders and compatible in pprof's profile/merge.go, 2026-11. */
import * as l10n from '@vscode/l10n';
import type { Profile, ValueType } from '../../model/profile';
import type { SourceNames } from './sharedTypes';
import { goStruct, quoted } from './sharedTypes';
import { CannotMerge } from './mergeOutcome';

type Tables = 'samples' | 'locations' | 'functions' | 'mappings' | 'strings';

export function mergedHeader(
  profiles: readonly Profile[],
  first: Profile,
  names: SourceNames,
): Omit<Profile, Tables> {
  let [timeNanos, durationNanos, period] = [0n, 0n, 0n];
  let [defaultSampleType, docUrl] = ['', ''];
  const comments = new Set<string>();
  for (const profile of profiles) {
    requireCompatible(first, profile, names);
    // A later profile without a time has the smallest, which a further one then replaces.
    if (timeNanos === 0n || profile.timeNanos < timeNanos) ({ timeNanos } = profile);
    durationNanos = BigInt.asIntN(64, durationNanos + profile.durationNanos);
    if (period === 0n || period < profile.period) ({ period } = profile);
    for (const comment of profile.comments) comments.add(comment);
    defaultSampleType ||= profile.defaultSampleType;
    docUrl ||= profile.docUrl;
  }
  const { sampleTypes, periodType, dropFrames, keepFrames } = first;
  return {
    sampleTypes,
    defaultSampleType,
    periodType,
    period,
    timeNanos,
    durationNanos,
    comments: [...comments],
    docUrl,
    dropFrames,
    keepFrames,
  };
}

/** Both have the same types in the same units, else they cannot be merged or set against each other. */
export function requireCompatible(one: Profile, two: Profile, { first, other, advice }: SourceNames): void {
  if (!isSame(one.periodType, two.periodType)) {
    throw new CannotMerge(
      l10n.t(
        '{0} was sampled by {1}, {2} by {3}; these cannot be compared. {4}',
        first,
        named(one.periodType),
        other,
        named(two.periodType),
        advice,
      ),
      `incompatible period types &${goStruct(one.periodType)} and &${goStruct(two.periodType)}`,
    );
  }
  const isEqual =
    one.sampleTypes.length === two.sampleTypes.length &&
    one.sampleTypes.every((type, row) => isSame(type, two.sampleTypes[row]));
  if (isEqual) return;
  const listed = ({ sampleTypes }: Profile): string => sampleTypes.map(named).join(', ');
  throw new CannotMerge(
    l10n.t(
      '{0} counts {1}, {2} {3}; these cannot be compared. {4}',
      first,
      listed(one),
      other,
      listed(two),
      advice,
    ),
    // pprof prints the addresses of its structs here, which nobody can foretell.
    `incompatible sample types [${listed(one)}] and [${listed(two)}]`,
  );
}

function isSame(one: ValueType, two: ValueType | undefined): boolean {
  return one.type === two?.type && one.unit === two.unit;
}

function named({ type, unit }: ValueType): string {
  return `${quoted(type)} in ${quoted(unit)}`;
}
