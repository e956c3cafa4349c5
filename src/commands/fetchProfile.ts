import * as vscode from 'vscode';
import { fetchIndex } from '../fetch/fetchIndex';
import type { FetchRequest, IndexEntry } from '../fetch/fetchTypes';
import { parseTarget } from '../fetch/parseTarget';
import { PROFILE_KINDS } from '../fetch/profileKinds';
import { plainLabel } from '../platform/plainText';
import { settings } from '../platform/settings';
import type { ProfileId } from '../protocol/view';
import { rememberedTarget } from './chooseTarget';
import { readFetchArgument, readSeconds } from './commandArguments';
import { askSeconds } from './fetchKind';
import type { Lens } from './lens';
import { profileOffers, type ProfileOffer } from './profileOffers';
import { reportFailure, runFetch, type FetchAttempt } from './runFetch';

/** `Fetch profile…`: what the target's index offers, with counts. The argument may say `{ target, seconds }`. */
export async function fetchAnyProfile(lens: Lens, argument: unknown): Promise<ProfileId | undefined> {
  const asked = readFetchArgument(argument);
  const targetText = asked.target ?? (await rememberedTarget(lens));
  if (targetText === undefined) return undefined;
  const again = (target: string): Promise<unknown> => fetchAnyProfile(lens, { ...asked, target });
  const attempt: FetchAttempt = { lens, targetText, again };
  const parsed = parseTarget(targetText);
  if (!parsed.ok) {
    void reportFailure(parsed, attempt);
    return undefined;
  }
  if (asked.target !== undefined) await lens.platform.targets.remember(asked.target);
  const index = await askIndex(parsed.target);
  if (!index.ok) {
    // The address of one profile may be served where there is no index.
    if (parsed.request !== undefined) return runFetch(parsed.request, attempt);
    void reportFailure(index, attempt);
    return undefined;
  }
  const offer = await pickProfile(index.entries, parsed);
  if (offer === undefined) return undefined;
  const request = { target: parsed.target, ...offer.request };
  const known = request.seconds ?? asked.seconds;
  // An address that says no seconds wants the profile as it is, or the server's own length.
  const seconds = known ?? (offer.kind === 'given' ? undefined : await askSecondsFor(request.profile));
  if (seconds === 'cancelled') return undefined;
  return runFetch({ ...request, ...(typeof seconds === 'number' && { seconds }) }, attempt);
}

function askIndex(target: FetchRequest['target']): ReturnType<typeof fetchIndex> {
  const title = vscode.l10n.t('Asking {0} for its profiles', target.label);
  return Promise.resolve(
    vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      async (_progress, token) => {
        const abort = new AbortController();
        const listening = token.onCancellationRequested(() => {
          abort.abort();
        });
        try {
          return await fetchIndex(target, settings.fetchLimits(), abort.signal);
        } finally {
          listening.dispose();
        }
      },
    ),
  );
}

async function pickProfile(
  entries: readonly IndexEntry[],
  { target, request }: { readonly target: FetchRequest['target']; readonly request?: FetchRequest },
): Promise<ProfileOffer | undefined> {
  const items = profileOffers(entries, request).map((offer) => ({
    label: plainLabel(offer.label, 120),
    description: offer.kind === 'given' ? vscode.l10n.t('the address that you gave') : offer.count,
    detail: plainLabel(offer.detail, 200),
    offer,
  }));
  const choice = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Profiles of {0}', target.label),
    placeHolder: vscode.l10n.t('Which profile should be fetched?'),
    matchOnDetail: true,
  });
  return choice?.offer;
}

/** CPU wants a length; others may be the difference between two captures. Undefined: as it is now. */
async function askSecondsFor(profile: string): Promise<number | 'cancelled' | undefined> {
  const kind = PROFILE_KINDS.find((candidate) => candidate.path === profile);
  if (kind?.seconds === 'length') return (await askSeconds(kind.title)) ?? 'cancelled';
  if (kind?.seconds !== 'delta') return undefined;
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Fetch {0} profile', kind.title),
    value: '',
    prompt: vscode.l10n.t('Empty: as it is now. A number of seconds: how it changes in that time.'),
    validateInput: (text) =>
      text.trim() === '' || readSeconds(text) !== undefined
        ? undefined
        : vscode.l10n.t('Type a whole number of seconds, such as 30, or nothing.'),
  });
  return typed === undefined ? 'cancelled' : readSeconds(typed);
}
