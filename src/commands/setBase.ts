import * as vscode from 'vscode';
import { plainMessage } from '../platform/plainText';
import { countTheSame, kindName } from '../platform/profileNames';
import type { ProfileId } from '../protocol/view';
import type { Lens } from './lens';
import { pickProfile } from './pickProfile';

/**
 * From now on the shown profile, and those that are fetched after it, are shown as the difference to this one.
 * @returns the base's id, or undefined when none was set
 */
export async function setBase(lens: Lens, argument: unknown): Promise<ProfileId | undefined> {
  const { session } = lens.platform;
  const shown = session.shown?.record;
  const record = await pickProfile(lens, argument, {
    title: vscode.l10n.t('Set as base'),
    fits: (candidate) => shown === undefined || countTheSame(candidate, shown),
  });
  if (record === undefined) return undefined;
  if (shown !== undefined && !countTheSame(record, shown)) {
    void vscode.window.showWarningMessage(
      plainMessage(
        vscode.l10n.t(
          'A base of the same kind was expected: {0} counts other things than {1}, so they cannot be subtracted.',
          kindName(record),
          kindName(shown),
        ),
      ),
    );
    return undefined;
  }
  session.setBase(record.id, 'base');
  return record.id;
}
