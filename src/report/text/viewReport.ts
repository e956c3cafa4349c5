/** The report that `go tool pprof` would make of what is shown, with the same filters. */
import { compilePattern } from '../../analysis/pattern';
import type { OpenView } from '../openView';
import type { Report, ReportCommand } from '../report';

export interface WantedReport {
  readonly command: ReportCommand;
  /** What peek and list look for. */
  readonly argument: string;
}

export type ViewReportOutcome =
  { readonly ok: true; readonly report: Report } | { readonly ok: false; readonly message: string };

export function viewReport(view: OpenView, { command, argument }: WantedReport): ViewReportOutcome {
  if (!takesArgument(command)) return { ok: true, report: view.report(command) };
  const compiled = compilePattern(argument);
  if (!compiled.ok) {
    return { ok: false, message: `parsing argument regexp ${argument}: ${compiled.message}` };
  }
  return { ok: true, report: view.report(command, compiled.pattern) };
}

export function takesArgument(command: ReportCommand): boolean {
  return command === 'peek' || command === 'list' || command === 'weblist';
}
