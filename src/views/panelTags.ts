/** What the page asks of labels, handed on to the profile server. */
import type { OpenProfiles } from '../platform/openProfiles';
import type { PanelAnswer } from '../protocol/panelMessages';
import { succeed, type Reply } from '../protocol/reply';
import type { TagsAsk } from '../protocol/tagsRequests';
import type { ViewSpec } from '../protocol/view';

export async function answerTags(
  profiles: OpenProfiles,
  view: ViewSpec,
  ask: TagsAsk,
): Promise<Reply<PanelAnswer>> {
  const page = await profiles.ask('pprofLens/tags', { ...ask, view });
  return page.ok ? succeed({ kind: 'tags', page: page.value }) : page;
}
