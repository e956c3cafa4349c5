/** `-tags`: what the samples' labels add up to. Source: printTags in pprof's internal/report/report.go. */
import { formatValue } from './graphReport';
import { percentage } from '../analysis/measurement';
import type { Report, ReportText } from './report';
import { tabAligned } from './tabAligned';
import { labelTotals } from './tags/labelTotals';
import { textPieces } from './textPieces';

export function tagsText(report: Report): ReportText {
  return { ok: true, pieces: textPieces(tabAligned(tags(report))) };
}

function* tags(report: Report): Generator<string> {
  const { total } = report;
  const format = (value: bigint): string => formatValue(report, value, report.options.unit);
  const share = (value: bigint): string => (total > 0n ? ` (${percentage(value, total)})` : '');
  for (const { key, sum, values } of labelTotals(report)) {
    yield `${key}:\t Total ${format(sum)} of ${format(total)}${share(sum)}\n`;
    for (const value of values) yield ` \t${format(value.sum)}${share(value.sum)}:\t ${value.text}\n`;
    yield '\n';
  }
}
