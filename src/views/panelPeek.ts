/** What the page asks of callers and callees, handed on to the profile server. */
import type { OpenProfiles } from '../platform/openProfiles';
import type { PeekAnswer, PeekAsk } from '../protocol/peekRequests';
import { succeed, type Reply } from '../protocol/reply';
import type { ViewSpec } from '../protocol/view';

export async function answerPeek(
  profiles: OpenProfiles,
  view: ViewSpec,
  ask: PeekAsk,
): Promise<Reply<PeekAnswer>> {
  const page = await profiles.ask('pprofLens/peek', { ...ask, view });
  return page.ok ? succeed({ kind: 'peek', page: page.value }) : page;
}
