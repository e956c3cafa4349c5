/** The lines above a report that say which profile it is. Source: ProfileLabels in pprof's internal/report/report.go. */
import type { Profile } from '../model/profile';
import { baseName } from './printableName';
import { percentage, scale, scaledLabel } from './measurement';

export interface LegendOptions {
  readonly sampleType: number;
  readonly total: bigint;
  /** Unit of the table, for the total. */
  readonly unit: string;
}

export function profileLegend(profile: Profile, options: LegendOptions): string[] {
  const lines: string[] = [];
  const [main] = profile.mappings;
  if (main?.file) lines.push(`File: ${baseName(main.file)}`);
  if (main?.buildId) lines.push(`Build ID: ${main.buildId}`);
  for (const comment of profile.comments) if (!comment.startsWith('#')) lines.push(comment);
  const type = profile.sampleTypes[options.sampleType];
  if (type) lines.push(`Type: ${type.type}`);
  if (profile.docUrl) lines.push(`Doc: ${profile.docUrl}`);
  if (profile.timeNanos !== 0n) lines.push(`Time: ${localTime(profile.timeNanos)}`);
  if (profile.durationNanos !== 0n) lines.push(duration(profile, options));
  return lines;
}

function duration(profile: Profile, { sampleType, total, unit }: LegendOptions): string {
  const sampleUnit = profile.sampleTypes[sampleType]?.unit ?? '';
  const ratio =
    isTime(sampleUnit) && total !== 0n
      ? `(${percentage(scale(total, sampleUnit, 'nanoseconds').value, profile.durationNanos)})`
      : '';
  const length = scaledLabel(profile.durationNanos, 'nanoseconds', 'auto');
  return `Duration: ${length}, Total samples = ${scaledLabel(total, sampleUnit, unit)} ${ratio}`;
}

function isTime(unit: string): boolean {
  return ['ns', 'us', 'ms', 's', 'hrs'].includes(scale(1, unit, 'auto').unit);
}

/** `2026-11-23 05:44:18 UTC`, in this machine's zone. */
function localTime(nanos: bigint): string {
  const date = new Date(Number(nanos / 1_000_000n));
  if (Number.isNaN(date.getTime())) return 'unknown';
  const two = (number: number): string => String(number).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const time = `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
  return `${day} ${time} ${zoneName(date)}`;
}

function zoneName(date: Date): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZoneName: 'short' }).formatToParts(date);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
}
