import { parseTarget } from '../fetch/parseTarget';
import type { ProfileId } from '../protocol/view';
import { rememberedTarget } from './chooseTarget';
import { fetchAnyProfile } from './fetchProfile';
import { AS_TEXT } from './fetchMemoryText';
import type { Lens } from './lens';
import { reportFailure, runFetch } from './runFetch';

/** The shown profile, or else the one that was fetched last, once more from the same place. */
export async function fetchAgain(lens: Lens): Promise<ProfileId | undefined> {
  const { session } = lens.platform;
  const candidates = [...(session.shown ? [session.shown.record] : []), ...session.profiles];
  const origin = candidates.map((record) => record.origin).find((candidate) => candidate.kind === 'fetched');
  if (origin === undefined) return fetchAnyProfile(lens, undefined);

  const fetchFrom = async (targetText: string): Promise<ProfileId | undefined> => {
    const attempt = { lens, targetText, again: fetchFrom };
    const parsed = parseTarget(targetText);
    if (!parsed.ok) {
      void reportFailure(parsed, attempt);
      return undefined;
    }
    const { profile, seconds, form } = origin;
    const ownQuery = parsed.request?.profile === profile ? parsed.request.query : undefined;
    const query = form === 'text' ? { ...ownQuery, ...AS_TEXT } : ownQuery;
    const request = {
      target: parsed.target,
      profile,
      ...(seconds !== undefined && { seconds }),
      ...(query && { query }),
    };
    return runFetch(request, attempt);
  };
  // An address with a secret in it is not kept with the profile; the list of this window's targets may have it.
  const targetText =
    origin.target !== ''
      ? origin.target
      : (withLabel(lens, origin.targetLabel) ?? (await rememberedTarget(lens)));
  return targetText === undefined ? undefined : fetchFrom(targetText);
}

function withLabel(lens: Lens, label: string): string | undefined {
  return lens.platform.targets.all.find((text) => {
    const parsed = parseTarget(text);
    return parsed.ok && parsed.target.label === label;
  });
}
