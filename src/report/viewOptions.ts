import type { ReportOptions } from '../analysis/reportOptions';
import { DEFAULT_REPORT_OPTIONS } from '../analysis/reportOptions';
import type { ViewFilters } from '../protocol/view';

/** What a person chose for a view, as the options of `go tool pprof`; what was not chosen is pprof's default. */
export function viewOptions({ noTrim, ...chosen }: ViewFilters): ReportOptions {
  return { ...DEFAULT_REPORT_OPTIONS, ...chosen, trim: noTrim !== true };
}
