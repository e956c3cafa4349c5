import * as vscode from 'vscode';
import { countTheSame } from '../platform/profileNames';
import type { ProfileId } from '../protocol/view';
import type { Lens } from './lens';
import { pickProfile } from './pickProfile';
import { setBase } from './setBase';

/** `Compare with shown`: the newer of the two as the difference to the older, so that growth has a plus. */
export async function compareWith(lens: Lens, argument: unknown): Promise<ProfileId | undefined> {
  const { session } = lens.platform;
  const shown = session.shown?.record;
  const other = await pickProfile(lens, argument, {
    title: vscode.l10n.t('Compare with shown'),
    fits: (record) => shown === undefined || (record.id !== shown.id && countTheSame(record, shown)),
  });
  if (other === undefined) return undefined;
  if (shown === undefined) {
    session.show(other.id);
    return undefined;
  }
  const isOlder =
    other.addedMillis < shown.addedMillis || (other.addedMillis === shown.addedMillis && other.id < shown.id);
  if (isOlder || !countTheSame(other, shown)) return setBase(lens, { profile: other.id });
  session.show(other.id);
  return setBase(lens, { profile: shown.id });
}
