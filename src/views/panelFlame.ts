/** What the page asks for its flame graph, handed on to the profile server. */
import type { OpenProfiles } from '../platform/openProfiles';
import type { FlameAnswer, FlameAsk } from '../protocol/flameRequests';
import { succeed, type Reply } from '../protocol/reply';
import type { ViewSpec } from '../protocol/view';

export async function answerFlame(
  profiles: OpenProfiles,
  view: ViewSpec,
  ask: FlameAsk,
): Promise<Reply<FlameAnswer>> {
  const page = await profiles.ask('pprofLens/flame', { ...ask, view });
  return page.ok ? succeed({ kind: 'flame', page: page.value }) : page;
}
