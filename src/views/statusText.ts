import * as l10n from '@vscode/l10n';
import { kindName, shortName } from '../platform/profileNames';
import type { ProfileRecord } from '../platform/profileRecord';
import type { Shown } from '../platform/profileSession';
import { countsAll } from '../protocol/viewFilters';

/** `goroutine: 20312 · vs 001 · filtered`. The total is the profile's own. */
export function statusText(shown: Shown, base: ProfileRecord | undefined): string {
  const { record, view } = shown;
  const type = record.sampleTypes[view.sampleType];
  const name = record.sampleTypes.length > 1 && type !== undefined ? type.type : kindName(record);
  const parts = [`${name}: ${type?.total ?? ''}`];
  if (shown.base !== undefined) parts.push(l10n.t('vs {0}', shortName(shown.base.record)));
  else if (base?.id === record.id) parts.push(l10n.t('base'));
  if (view.filters !== undefined && !countsAll(view.filters)) parts.push(l10n.t('filtered'));
  return parts.join(' · ');
}
