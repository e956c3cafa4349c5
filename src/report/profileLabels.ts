/** The lines above a report that say which profile it is. Source: ProfileLabels in pprof's internal/report/report.go. */
import { baseName } from '../analysis/graph/nodeInfo';
import { formatValue } from './graphReport';
import { zoneAbbreviation } from './goTime';
import { percentage, scale, scaledLabel } from '../analysis/measurement';
import type { Report } from './report';

/** `unit` is that of the table, for the total. */
export function profileLabels(report: Report, unit: string): string[] {
  const { profile, sampleTypeLabel } = report;
  const labels: string[] = [];
  const [main] = profile.mappings;
  if (main?.file) labels.push(`File: ${baseName(main.file)}`);
  if (main?.buildId) labels.push(`Build ID: ${main.buildId}`);
  for (const comment of profile.comments) if (!comment.startsWith('#')) labels.push(comment);
  const type = profile.sampleTypes[report.sampleTypeIndex]?.type ?? '';
  if (type !== '') labels.push(`Type: ${sampleTypeLabel}`);
  if (profile.docUrl) labels.push(`Doc: ${profile.docUrl}`);
  if (profile.timeNanos !== 0n) labels.push(`Time: ${localTime(profile.timeNanos)}`);
  if (profile.durationNanos !== 0n) labels.push(duration(report, unit));
  return labels;
}

function duration(report: Report, unit: string): string {
  const { profile, total, sampleUnit } = report;
  const nanos = scale(total, sampleUnit, 'nanoseconds');
  const whole = Math.trunc(nanos.value);
  const ratio =
    nanos.unit === 'ns' && nanos.value !== 0
      ? // What no int64 holds becomes the smallest one, as Go on amd64 converts it.
        `(${percentage(Math.abs(whole) < 2 ** 63 ? whole : -(2 ** 63), profile.durationNanos)})`
      : '';
  const length = scaledLabel(profile.durationNanos, 'nanoseconds', 'auto');
  return `Duration: ${length}, Total samples = ${formatValue(report, total, unit)} ${ratio}`;
}

/** `2026-11-23 05:44:18 UTC`, in this machine's zone. */
function localTime(nanos: bigint): string {
  const millis = nanos / 1_000_000n;
  const date = new Date(Number(nanos % 1_000_000n < 0n ? millis - 1n : millis));
  const two = (number: number): string => String(number).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const time = `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
  return `${day} ${time} ${zoneAbbreviation(date)}`;
}
