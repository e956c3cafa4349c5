import * as l10n from '@vscode/l10n';
import { scaledLabel } from '../../analysis/measurement';

export type MemoryUnit = 'bytes' | 'count' | 'nanoseconds' | 'time';

/** `46.47MB`, `2,908`, `1.13ms`, `2026-11-25 06:46:36 UTC`. */
export function memoryText(value: bigint, unit: MemoryUnit): string {
  switch (unit) {
    case 'bytes':
      return scaledLabel(value, 'bytes', 'minimum');
    case 'count':
      return value.toLocaleString('en-US');
    case 'nanoseconds':
      return scaledLabel(value, 'ns', 'minimum');
    case 'time':
      return timeText(value);
  }
}

/** With a sign for an increase: `+1.2MB`, `-30`, `0`. */
export function changeText(value: bigint, unit: MemoryUnit): string {
  const text = memoryText(value, unit === 'time' ? 'nanoseconds' : unit);
  return value > 0n && text !== '0' ? `+${text}` : text;
}

/** `+1.2MB/s`, `+40/min`, `0/h`: in the shortest time in which it is at least one. */
export function memoryRateText(change: bigint, unit: MemoryUnit, elapsedNanos: bigint): string {
  for (const [name, nanos] of SPANS) {
    const each = (change * nanos) / elapsedNanos;
    if (each !== 0n) return `${changeText(each, unit)}/${name}`;
  }
  return '0/h';
}

const SECOND = 1_000_000_000n;
const SPANS = [
  ['s', SECOND],
  ['min', 60n * SECOND],
  ['h', 3600n * SECOND],
] as const;

/** The largest moment that a Date can hold is at 8.64e15 milliseconds. */
const LAST_MILLIS = 8_640_000_000_000_000n;

function timeText(nanos: bigint): string {
  if (nanos === 0n) return l10n.t('never');
  const millis = nanos / 1_000_000n;
  if (millis > LAST_MILLIS) return String(nanos);
  return `${new Date(Number(millis)).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
