/**
 * A profile less a base, as `-base` and `-diff_base` do it: the base's values times -1, merged sample by sample.
 * Rules: fetchProfiles in pprof's internal/driver/fetch.go, Merge and compatibility in profile/merge.go.
 */
import type { Profile, ValueType } from '../model/profile';
import type { ValueColumn } from '../model/valueColumn';
import { isZeroAt } from '../model/valueColumn';
import { MergedSamples } from './mergeSamples';
import { MergedTables } from './mergeTables';
import { unitFactor } from './unitFactor';
import { weightsOf } from './weights';

export type SubtractOutcome =
  { readonly ok: true; readonly profile: Profile } | { readonly ok: false; readonly message: string };

export function subtractBase(profile: Profile, base: Profile, mode: 'base' | 'diffBase'): SubtractOutcome {
  const common = commonSampleTypes(profile, base);
  if (typeof common === 'string') return { ok: false, message: common };
  const tables = new MergedTables();
  const [mainMapping] = profile.mappings;
  if (mainMapping) tables.addMapping(mainMapping);
  const arithmetic = common.every((type) => type.fitsDouble) ? 'double' : 'int64';
  const samples = new MergedSamples(common.length, tables.strings, arithmetic);
  addSamples(
    profile,
    common.map((type) => type.source),
    'plus',
  );
  addSamples(
    base,
    common.map((type) => type.base),
    mode,
  );

  function addSamples(
    from: Profile,
    columns: readonly ValueColumn[],
    how: 'plus' | 'base' | 'diffBase',
  ): void {
    const known = new Int32Array(from.locations.count).fill(-1);
    const { stackStarts, stacks, count } = from.samples;
    let stack = new Uint32Array(256);
    for (let row = 0; row < count; row++) {
      if (columns.every((column) => isZeroAt(column, row))) continue;
      const begin = stackStarts[row] as number;
      const depth = (stackStarts[row + 1] as number) - begin;
      if (depth > stack.length) stack = new Uint32Array(depth * 2);
      for (let at = 0; at < depth; at++)
        stack[at] = tables.locationRow(from, stacks[begin + at] as number, known);
      const labelSet = samples.labelSet(from, row);
      // A difference that was saved has a base of its own, which goes on defining the total.
      const isBase = how === 'diffBase' || from.samples.diffBase?.[row] === 1;
      samples.add({ stack, depth, labelSet, isBase, negate: how !== 'plus', columns, row });
    }
  }

  const table = samples.toTable();
  return {
    ok: true,
    profile: {
      ...mergedHeader(profile, base),
      defaultSampleType: defaultAfterMerge(profile, common) || defaultAfterMerge(base, common),
      sampleTypes: common.map((type) => type.type),
      samples: table,
      locations: tables.toLocations(),
      functions: tables.toFunctions(),
      mappings: tables.mappings,
      strings: tables.strings.toTable(),
    },
  };
}

interface CommonType {
  readonly type: ValueType;
  readonly source: ValueColumn;
  readonly base: ValueColumn;
  readonly fitsDouble: boolean;
}

/** The sample types that both have, in the profile's order; a sentence when there is none or they cannot be compared. */
function commonSampleTypes(profile: Profile, base: Profile): readonly CommonType[] | string {
  const common: CommonType[] = [];
  for (const [index, type] of profile.sampleTypes.entries()) {
    const baseIndex = base.sampleTypes.findIndex((other) => other.type === type.type);
    const baseType = base.sampleTypes[baseIndex];
    if (!baseType) continue;
    const factor = unitFactor(baseType.unit, type.unit);
    if (factor === undefined) {
      return `The profile counts ${type.type} in ${quoted(type.unit)}, the base in ${quoted(baseType.unit)}; these cannot be subtracted. Choose a base of the same kind.`;
    }
    const toFiner = factor.numerator === 1n;
    const source = scaled(columnOf(profile, index), toFiner ? factor.denominator : 1n);
    const baseColumn = scaled(columnOf(base, baseIndex), toFiner ? 1n : factor.numerator);
    common.push({
      type: toFiner && factor.denominator !== 1n ? { ...type, unit: baseType.unit } : type,
      source,
      base: baseColumn,
      fitsDouble: fitDouble(profile, index, base, baseIndex) && factor.numerator * factor.denominator === 1n,
    });
  }
  if (common.length === 0) {
    const names = (types: readonly ValueType[]): string =>
      types.map((type) => type.type).join(', ') || 'nothing';
    return `The profile counts ${names(profile.sampleTypes)}, the base ${names(base.sampleTypes)}; they have nothing in common. Choose a base of the same kind.`;
  }
  if (!isSamePeriodType(profile.periodType, base.periodType)) {
    return `The profile was sampled by ${quoted(profile.periodType.type)} in ${quoted(profile.periodType.unit)}, the base by ${quoted(base.periodType.type)} in ${quoted(base.periodType.unit)}; these cannot be subtracted. Choose a base of the same kind.`;
  }
  return common;
}

function isSamePeriodType(one: ValueType, other: ValueType): boolean {
  return one.type === other.type && unitFactor(one.unit, other.unit) !== undefined;
}

/** A profile that loses a type, or whose types change places, falls back to the first (compatibilizeSampleTypes). */
function defaultAfterMerge(
  { sampleTypes, defaultSampleType }: Profile,
  common: readonly CommonType[],
): string {
  const names = common.map(({ type }) => type.type);
  const isUnchanged =
    names.length === sampleTypes.length && sampleTypes.every(({ type }, index) => type === names[index]);
  return isUnchanged || names.includes(defaultSampleType) ? defaultSampleType : (names[0] ?? '');
}

function columnOf(profile: Profile, index: number): ValueColumn {
  return profile.samples.values[index] ?? new Float64Array(profile.samples.count);
}

function scaled(column: ValueColumn, factor: bigint): ValueColumn {
  if (factor === 1n) return column;
  return BigInt64Array.from(column as Iterable<number | bigint>, (value) =>
    BigInt.asIntN(64, BigInt(value) * factor),
  );
}

function fitDouble(profile: Profile, index: number, base: Profile, baseIndex: number): boolean {
  const columns = [columnOf(profile, index), columnOf(base, baseIndex)];
  if (!columns.every((column) => column instanceof Float64Array)) return false;
  const magnitude = weightsOf(profile, index).total + weightsOf(base, baseIndex).total;
  return magnitude <= BigInt(Number.MAX_SAFE_INTEGER);
}

/** combineHeaders in pprof's profile/merge.go. */
function mergedHeader(
  profile: Profile,
  base: Profile,
): Omit<
  Profile,
  'sampleTypes' | 'defaultSampleType' | 'samples' | 'locations' | 'functions' | 'mappings' | 'strings'
> {
  const { timeNanos: first } = profile;
  const { timeNanos: second } = base;
  return {
    periodType: profile.periodType,
    period: base.period > profile.period ? base.period : profile.period,
    timeNanos: first === 0n || second < first ? second : first,
    durationNanos: profile.durationNanos + base.durationNanos,
    comments: [...new Set([...profile.comments, ...base.comments])],
    docUrl: profile.docUrl || base.docUrl,
    dropFrames: profile.dropFrames,
    keepFrames: profile.keepFrames,
  };
}

function quoted(text: string): string {
  return text === '' ? 'nothing' : `“${text}”`;
}
