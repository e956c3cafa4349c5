import * as vscode from 'vscode';
import { parseTarget } from '../fetch/parseTarget';
import type { FetchRequest } from '../fetch/fetchTypes';
import type { ProfileKind } from '../fetch/profileKinds';
import { settings } from '../platform/settings';
import type { ProfileId } from '../protocol/view';
import { rememberedTarget } from './chooseTarget';
import { readFetchArgument, readSeconds } from './commandArguments';
import type { Lens } from './lens';
import { reportFailure, runFetch } from './runFetch';

/**
 * `Fetch goroutine profile` and its like. The argument may say `{ target, seconds }`; `moreQuery` is what the kind of
 * command adds to the address.
 * @returns the profile's id, or undefined when nothing was fetched
 */
export async function fetchKind(
  lens: Lens,
  kind: ProfileKind,
  argument: unknown,
  moreQuery?: FetchRequest['query'],
): Promise<ProfileId | undefined> {
  const asked = readFetchArgument(argument);
  const targetText = asked.target ?? (await rememberedTarget(lens));
  if (targetText === undefined) return undefined;
  const again = (target: string): Promise<unknown> => fetchKind(lens, kind, { ...asked, target }, moreQuery);
  const attempt = { lens, targetText, again };
  const parsed = parseTarget(targetText);
  if (!parsed.ok) {
    void reportFailure(parsed, attempt);
    return undefined;
  }
  if (asked.target !== undefined) await lens.platform.targets.remember(asked.target);
  const seconds = asked.seconds ?? (kind.seconds === 'length' ? await askSeconds(kind.title) : undefined);
  if (seconds === undefined && kind.seconds === 'length') return undefined;
  const { target, request } = parsed;
  // `…/debug/pprof/heap?gc=1` as the target says how heap profiles are to be taken, and nothing of the others.
  const ownQuery = request?.profile === kind.path ? request.query : undefined;
  const query = ownQuery || moreQuery ? { ...ownQuery, ...moreQuery } : undefined;
  return runFetch(
    { target, profile: kind.path, ...(seconds !== undefined && { seconds }), ...(query && { query }) },
    attempt,
  );
}

/** Seconds to sample; undefined when the person sends the question away. */
export async function askSeconds(title: string): Promise<number | undefined> {
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Fetch {0} profile', title),
    value: String(settings.cpuSeconds()),
    prompt: vscode.l10n.t('For how many seconds should the program be sampled?'),
    validateInput: (text) =>
      readSeconds(text) === undefined
        ? vscode.l10n.t('Type a whole number of seconds, such as 30.')
        : undefined,
  });
  return typed === undefined ? undefined : readSeconds(typed);
}
