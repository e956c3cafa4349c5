/**
 * A profile made ready for reports. Order of the steps: generateRawReport in pprof's internal/driver/driver.go, 2026-11.
 * Percentages refer to what is there before the filters, unless relative ones are asked for.
 */
import { applyFilters } from '../analysis/filters/applyFilters';
import { applyTagFrames } from '../analysis/filters/tagFrames';
import { baseName } from '../analysis/graph/nodeInfo';
import { labelUnitsOf, labelUnitWarnings } from '../analysis/labelUnits';
import type { ReportOptions } from '../analysis/reportOptions';
import type { Profile } from '../model/profile';

export interface PreparedProfile<C> {
  /** After tag roots, tag leaves and filters. */
  readonly profile: Profile;
  readonly counted: C;
  /** The unit of each numeric label, before filters. */
  readonly labelUnits: ReadonlyMap<string, string>;
  /** `focus=main`, in pprof's order. */
  readonly activeFilters: readonly string[];
  /** Name of the main binary, `''` when unknown. */
  readonly title: string;
}

/** Warnings are lines for standard error. */
export type PrepareOutcome<C> =
  | { readonly ok: true; readonly prepared: PreparedProfile<C>; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly message: string; readonly warnings: readonly string[] };

export type CountOutcome<C> =
  { readonly ok: true; readonly value: C } | { readonly ok: false; readonly message: string };

/** `count` gets the profile that percentages refer to; its problem comes where pprof has it. */
export function prepareProfile<C>(
  profile: Profile,
  options: ReportOptions,
  count: (profile: Profile) => CountOutcome<C>,
): PrepareOutcome<C> {
  const labelUnits = labelUnitsOf(profile);
  const warnings = [...labelUnitWarnings(profile)];
  const tagged = applyTagFrames(profile, options);
  warnings.push(...tagged.warnings);
  const early = options.relativePercentages ? undefined : count(tagged.profile);
  if (early?.ok === false) return { ...early, warnings };
  const filtered = applyFilters(tagged.profile, options, labelUnits);
  warnings.push(...filtered.warnings);
  if (!filtered.ok) return { ok: false, message: filtered.message, warnings };
  const counted = early ?? count(filtered.profile);
  if (!counted.ok) return { ...counted, warnings };
  const prepared = {
    profile: filtered.profile,
    counted: counted.value,
    labelUnits,
    activeFilters: activeFilters(options),
    title: baseNameOrNone(filtered.profile.mappings[0]?.file ?? ''),
  };
  return { ok: true, prepared, warnings };
}

function activeFilters(options: ReportOptions): readonly string[] {
  const given: readonly (readonly [string, string])[] = [
    ['focus', options.focus],
    ['ignore', options.ignore],
    ['hide', options.hide],
    ['show', options.show],
    ['show_from', options.showFrom],
    ['tagfocus', options.tagFocus],
    ['tagignore', options.tagIgnore],
    ['tagshow', options.tagShow],
    ['taghide', options.tagHide],
  ];
  return given.filter(([, value]) => value !== '').map(([name, value]) => `${name}=${value}`);
}

function baseNameOrNone(path: string): string {
  return path === '' ? '' : baseName(path);
}
