/** From a profile and what is asked of it to a report that can be printed. */
import type { SecondThread } from '../analysis/counting/secondThread';
import { graphSamples, totalOf } from '../analysis/graph/graphSamples';
import type { Pattern } from '../analysis/pattern';
import { compilePattern } from '../analysis/pattern';
import type { ReportOptions } from '../analysis/reportOptions';
import type { Profile } from '../model/profile';
import { withCommandOverrides } from './commandOverrides';
import type { CountOutcome } from './preparedProfile';
import { prepareProfile } from './preparedProfile';
import type { Report, ReportCommand } from './report';
import { sampleTypeIndex } from './sampleTypeIndex';

export interface ReportRequest {
  readonly command: ReportCommand;
  readonly options: ReportOptions;
  /** What list, peek and weblist look for. */
  readonly argument?: string;
  /** Counts along where the report has a graph. */
  readonly second?: SecondThread | undefined;
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
  const outcome = prepareProfile(profile, options, (shown) => countedBy(shown, request, options));
  if (!outcome.ok) return outcome;
  const { counted, ...prepared } = outcome.prepared;
  const { command, second } = request;
  const report: Report = { ...counted, ...prepared, command, options, second };
  return { ok: true, report, warnings: outcome.warnings };
}

type Counted = Pick<Report, 'sampleTypeIndex' | 'sampleTypeLabel' | 'sampleUnit' | 'total' | 'pattern'>;

/** Which values are counted, what they are in all, and what is looked for. */
function countedBy(
  profile: Profile,
  { argument }: ReportRequest,
  options: ReportOptions,
): CountOutcome<Counted> {
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
