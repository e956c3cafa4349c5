/** What the page asks, handed to who can answer it. */
import * as vscode from 'vscode';
import type { Platform } from '../platform/platform';
import type { PanelAnswer, PanelAsk } from '../protocol/panelMessages';
import { fail, succeed, type Reply } from '../protocol/reply';
import { answerFlame } from './panelFlame';
import { answerGoroutines } from './panelGoroutines';
import { answerGraph } from './panelGraph';
import { answerList } from './panelList';
import { answerMemory } from './panelMemory';
import { answerPeek } from './panelPeek';
import { answerTags } from './panelTags';
import { answerText } from './panelText';

/** Every ask has an answer, with a problem if need be. */
export async function answerPanel(
  platform: Platform,
  revision: number,
  ask: PanelAsk,
): Promise<Reply<PanelAnswer>> {
  const { session, profiles } = platform;
  if (session.shown?.revision !== revision) return fail(vscode.l10n.t('Another profile is shown by now.'));
  const { view } = session.shown;
  switch (ask.kind) {
    case 'top': {
      const page = await profiles.ask('pprofLens/top', { ...ask, view });
      return page.ok ? succeed({ kind: 'top', page: page.value }) : page;
    }
    case 'traces': {
      const page = await profiles.ask('pprofLens/traces', { ...ask, view });
      return page.ok ? succeed({ kind: 'traces', page: page.value }) : page;
    }
    case 'goroutines':
    case 'goroutineTree':
    case 'comparedGoroutines':
      return answerGoroutines(profiles, view, ask);
    case 'flame':
      return answerFlame(profiles, view, ask);
    case 'peek':
      return answerPeek(profiles, view, ask);
    case 'list':
      return answerList(platform, view, ask);
    case 'graph':
      return answerGraph(profiles, view, ask);
    case 'tags':
      return answerTags(profiles, view, ask);
    case 'text':
      return answerText(platform, view, ask);
    case 'memory':
    case 'memorySeries':
    case 'memoryRecords':
      return answerMemory(profiles, session, ask);
  }
}
