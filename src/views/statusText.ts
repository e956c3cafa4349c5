import { kindName, shortName } from '../platform/profileNames';
import type { ProfileRecord } from '../platform/profileRecord';
import type { Shown } from '../platform/profileSession';

/** `goroutine: 20312 · vs 001`. */
export function statusText(shown: Shown, base: ProfileRecord | undefined): string {
  const { record, view } = shown;
  const type = record.sampleTypes[view.sampleType];
  const name = record.sampleTypes.length > 1 && type !== undefined ? type.type : kindName(record);
  const parts = [`${name}: ${type?.total ?? ''}`];
  if (shown.base !== undefined) parts.push(`vs ${shortName(shown.base.record)}`);
  else if (base?.id === record.id) parts.push('base');
  return parts.join(' · ');
}
