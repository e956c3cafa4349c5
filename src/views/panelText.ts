/** What the page asks of reports as text, handed on to the profile server. */
import type { PanelAnswer } from '../protocol/panelMessages';
import type { TextAsk, TextPage } from '../protocol/textRequests';
import { succeed, type Reply } from '../protocol/reply';
import type { ViewSpec } from '../protocol/view';
import { askWithSources, type ReportPlatform } from './reportSources';

export async function answerText(
  platform: ReportPlatform,
  view: ViewSpec,
  ask: TextAsk,
): Promise<Reply<PanelAnswer>> {
  const page = await askWithSources<TextPage>(platform, ask, (sources) =>
    platform.profiles.ask('pprofLens/text', { ...ask, view, ...(sources && { sources }) }),
  );
  return page.ok ? succeed({ kind: 'text', page: page.value }) : page;
}
