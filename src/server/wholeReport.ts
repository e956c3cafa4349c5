/**
 * Reports of all that a profile says. pprof gives a profile without mappings one when it reads it, which is seen only
 * here; it has to be there before filters add locations that are in none.
 */
import { withMainMapping } from '../driver/mainMapping';
import { buildReport } from '../report/buildReport';
import type { OpenView } from '../report/openView';
import type { ViewReportOutcome } from '../report/text/viewReport';

export function wholeReport(view: OpenView, command: 'raw' | 'proto'): ViewReportOutcome {
  if (view.unfiltered.mappings.length > 0) return { ok: true, report: view.report(command) };
  const profile = withMainMapping(view.unfiltered, { executable: '', buildId: '' });
  const options = { ...view.options, sampleIndex: String(view.sampleType) };
  return buildReport(profile, { command, options });
}
