/**
 * From a profile and what is asked of it to a report that can be printed. Order of the steps: generateRawReport in
 * pprof's internal/driver/driver.go, 2026-11. Percentages refer to the total before filtering, unless asked otherwise.
 */
import { applyFilters } from '../analysis/filters/applyFilters';
import { applyTagFrames } from '../analysis/filters/tagFrames';
import { graphSamples, totalOf } from '../analysis/graph/graphSamples';
import { baseName } from '../analysis/graph/nodeInfo';
import { labelUnitsOf, labelUnitWarnings } from '../analysis/labelUnits';
import type { Pattern } from '../analysis/pattern';
import { compilePattern } from '../analysis/pattern';
import type { ReportOptions } from '../analysis/reportOptions';
import type { Profile } from '../model/profile';
import { withCommandOverrides } from './commandOverrides';
import type { Report, ReportCommand } from './report';
import { sampleTypeIndex } from './sampleTypeIndex';

export interface ReportRequest {
  readonly command: ReportCommand;
  readonly options: ReportOptions;
  /** What list, peek and weblist look for. */
  readonly argument?: string;
}

export type BuildOutcome =
  | {
      readonly ok: true;
      readonly report: Report;
      /** Lines for standard error. */ readonly warnings: readonly string[];
    }
  | { readonly ok: false; readonly message: string; readonly warnings: readonly string[] };

export function buildReport(profile: Profile, request: ReportRequest): BuildOutcome {
  const options = withCommandOverrides(request.command, request.options);
  const labelUnits = labelUnitsOf(profile);
  const warnings = [...labelUnitWarnings(profile)];
  const tagged = applyTagFrames(profile, options);
  warnings.push(...tagged.warnings);
  let shown = tagged.profile;
  const filter = (): string | undefined => {
    const outcome = applyFilters(shown, options, labelUnits);
    warnings.push(...outcome.warnings);
    if (!outcome.ok) return outcome.message;
    shown = outcome.profile;
    return undefined;
  };
  if (options.relativePercentages) {
    const message = filter();
    if (message !== undefined) return { ok: false, message, warnings };
  }
  const counted = countedBy(shown, request, options);
  if (!counted.ok) return { ok: false, message: counted.message, warnings };
  if (!options.relativePercentages) {
    const message = filter();
    if (message !== undefined) return { ok: false, message, warnings };
  }
  const report: Report = {
    ...counted.value,
    command: request.command,
    profile: shown,
    options,
    labelUnits,
    activeFilters: activeFilters(options),
    title: baseNameOrNone(shown.mappings[0]?.file ?? ''),
  };
  return { ok: true, report, warnings };
}

type Counted = Pick<Report, 'sampleTypeIndex' | 'sampleTypeLabel' | 'sampleUnit' | 'total' | 'pattern'>;

/** Which values are counted, what they are in all, and what is looked for. */
function countedBy(
  profile: Profile,
  { argument }: ReportRequest,
  options: ReportOptions,
): { readonly ok: true; readonly value: Counted } | { readonly ok: false; readonly message: string } {
  if (profile.sampleTypes.length === 0) return { ok: false, message: 'profile has no samples' };
  const index = sampleTypeIndex(profile, options.sampleIndex);
  if (typeof index === 'string') return { ok: false, message: index };
  if (options.divideBy === 0) return { ok: false, message: 'zero divisor specified' };
  let pattern: Pattern | undefined;
  if (argument !== undefined) {
    const compiled = compilePattern(argument);
    if (!compiled.ok) {
      return { ok: false, message: `parsing argument regexp ${argument}: ${compiled.message}` };
    }
    pattern = compiled.pattern;
  }
  return { ok: true, value: { ...countedValue(profile, index, options), ...(pattern ? { pattern } : {}) } };
}

/** What a report counts: also for views that need no command. */
export function countedValue(
  profile: Profile,
  index: number,
  { mean }: Pick<ReportOptions, 'mean'>,
): Omit<Counted, 'pattern'> {
  const { type, unit } = profile.sampleTypes[index] ?? { type: '', unit: '' };
  return {
    sampleTypeIndex: index,
    sampleTypeLabel: mean && type !== '' ? `mean_${type}` : type,
    sampleUnit: unit,
    total: totalOf(graphSamples(profile, index, mean ? 'mean' : 'sum'), index),
  };
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
