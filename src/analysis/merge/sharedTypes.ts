/**
 * Makes the sample types of profiles the same before they are merged: those that all have, each in the finest unit.
 * Rules: CompatibilizeSampleTypes in pprof's profile/merge.go, ScaleProfiles in internal/measurement/measurement.go.
 */
import * as l10n from '@vscode/l10n';
import type { ValueType } from '../../model/profile';
import { areConvertible, convertValue } from '../unitFactor';
import { CannotMerge } from './mergeOutcome';
import type { MergeSource } from './mergeSource';
import { scaledSource, withColumns } from './mergeSource';
import { truncatedInt64 } from './scaledColumn';

/** `naming` says what the sources are to the person; the first is the one that others have to fit. */
export interface SourceNames {
  readonly first: string;
  readonly other: string;
  readonly advice: string;
}

export function withSharedTypes(sources: readonly MergeSource[], names: SourceNames): readonly MergeSource[] {
  const common = namesInAll(sources);
  if (common.length === 0) throw nothingInCommon(sources, names);
  const reduced = sources.map((source) => withTypes(source, common, names));
  return sources.length === 1 ? reduced : inFinestUnits(reduced, names);
}

/** A type that one profile has twice counts twice, so that pprof then takes it for one that not all have. */
function namesInAll(sources: readonly MergeSource[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { profile } of sources)
    for (const { type } of profile.sampleTypes) counts.set(type, (counts.get(type) ?? 0) + 1);
  const [first] = sources;
  return (first?.profile.sampleTypes ?? [])
    .map(({ type }) => type)
    .filter((type) => counts.get(type) === sources.length);
}

/** A profile that loses a type, or whose types change places, may get another default type. */
function withTypes(source: MergeSource, common: readonly string[], names: SourceNames): MergeSource {
  const { sampleTypes, samples, defaultSampleType } = source.profile;
  const rows = common.map((name) => {
    const row = sampleTypes.findIndex(({ type }) => type === name);
    if (row < 0) throw missingType(name, names);
    return row;
  });
  if (rows.length === sampleTypes.length && rows.every((row, index) => row === index)) return source;
  const { profile, ...rest } = withColumns(
    source,
    rows.map((row) => sampleTypes[row] as ValueType),
    rows.map((row) => samples.values[row] ?? new Float64Array(samples.count)),
  );
  const kept = common.includes(defaultSampleType) ? defaultSampleType : (common[0] ?? '');
  return { ...rest, profile: { ...profile, defaultSampleType: kept } };
}

function inFinestUnits(sources: readonly MergeSource[], names: SourceNames): readonly MergeSource[] {
  const periodUnit = finestUnit(
    sources.map(({ profile }) => profile.periodType),
    'period type',
    names,
  );
  const typeCount = sources[0]?.profile.sampleTypes.length ?? 0;
  const units = Array.from({ length: typeCount }, (_, row) =>
    finestUnit(
      sources.map(({ profile }) => profile.sampleTypes[row] as ValueType),
      'sample types',
      names,
    ),
  );
  return sources.map((source) => {
    const { profile } = source;
    const ratios = profile.sampleTypes.map(({ unit }, row) => convertValue(1, unit, units[row] ?? unit));
    const scaled = scaledSource(source, ratios);
    const period = convertValue(Number(profile.period), profile.periodType.unit, periodUnit);
    return {
      ...scaled,
      profile: {
        ...scaled.profile,
        sampleTypes: profile.sampleTypes.map(({ type, unit }, row) => ({ type, unit: units[row] ?? unit })),
        period: truncatedInt64(period),
        periodType: { type: profile.periodType.type, unit: periodUnit },
      },
    };
  });
}

function finestUnit(
  types: readonly ValueType[],
  what: 'period type' | 'sample types',
  names: SourceNames,
): string {
  let [finest = { type: '', unit: '' }] = types;
  for (const type of types.slice(1)) {
    if (!areConvertible(finest, type)) throw incompatible(finest, type, what, names);
    if (convertValue(1, type.unit, finest.unit) < 1) finest = type;
  }
  return finest.unit;
}

function nothingInCommon(
  sources: readonly MergeSource[],
  { first, other, advice }: SourceNames,
): CannotMerge {
  const [one, ...others] = sources.map(({ profile }) => profile.sampleTypes);
  const listed = (types: readonly ValueType[] = []): string =>
    types.map(({ type }) => type).join(', ') || l10n.t('nothing');
  const different = others.find((types) => !types.some(({ type }) => one?.some((own) => own.type === type)));
  return new CannotMerge(
    others.length === 0
      ? l10n.t('{0} counts {1}; no name of a type may be there twice. Fetch it again.', first, listed(one))
      : l10n.t(
          '{0} counts {1}, {2} {3}; they have nothing in common. {4}',
          first,
          listed(one),
          other,
          listed(different ?? others[0]),
          advice,
        ),
    'profiles have empty common sample type list',
  );
}

function missingType(name: string, { other, advice }: SourceNames): CannotMerge {
  return new CannotMerge(
    l10n.t('{0} does not count {1}. {2}', upper(other), name, advice),
    `${JSON.stringify(name)} sample type is not found in profile`,
  );
}

function incompatible(
  one: ValueType,
  two: ValueType,
  what: 'period type' | 'sample types',
  { first, other, advice }: SourceNames,
): CannotMerge {
  const message =
    what === 'period type'
      ? l10n.t(
          '{0} was sampled by {1} in {2}, {3} by {4} in {5}; these cannot be added up. {6}',
          first,
          quoted(one.type),
          quoted(one.unit),
          other,
          quoted(two.type),
          quoted(two.unit),
          advice,
        )
      : l10n.t(
          '{0} counts {1} in {2}, {3} in {4}; these cannot be added up. {5}',
          first,
          one.type,
          quoted(one.unit),
          other,
          quoted(two.unit),
          advice,
        );
  return new CannotMerge(message, `${what}: incompatible types: ${goStruct(one)} ${goStruct(two)}`);
}

/** As Go prints the struct, with the two string indices that are always 0 by then. */
export function goStruct({ type, unit }: ValueType): string {
  return `{${type} ${unit} 0 0}`;
}

export function quoted(text: string): string {
  return text === '' ? l10n.t('nothing') : `“${text}”`;
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
