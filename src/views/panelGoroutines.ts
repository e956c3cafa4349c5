/** What the page asks about goroutines, handed on to the profile server. */
import * as l10n from '@vscode/l10n';
import type { OpenProfiles } from '../platform/openProfiles';
import type { FromPage, PanelAnswer, PanelAsk } from '../protocol/panelMessages';
import { fail, succeed, type Reply } from '../protocol/reply';
import type { Place } from '../protocol/serverRequests';
import type { ProfileId, ViewSpec } from '../protocol/view';
import { askAgainIfLost } from './askAgainIfLost';

type GoroutinesAsk = Extract<PanelAsk, { kind: 'goroutines' | 'goroutineTree' | 'comparedGoroutines' }>;

export async function answerGoroutines(
  profiles: OpenProfiles,
  { profile, base, filters: chosen }: ViewSpec,
  ask: GoroutinesAsk,
): Promise<Reply<PanelAnswer>> {
  const { offset, limit } = ask;
  const filters = chosen && { filters: chosen };
  if (ask.kind === 'goroutines') {
    const { by, query } = ask;
    const request = { profile, ...filters, by, query, offset, limit };
    const page = await askAgainIfLost(profiles, [profile], 'pprofLens/goroutines', request);
    return page.ok ? succeed({ kind: 'goroutines', page: page.value }) : page;
  }
  if (ask.kind === 'goroutineTree') {
    const request = { profile, ...filters, query: ask.query, offset, limit };
    const tree = await askAgainIfLost(profiles, [profile], 'pprofLens/goroutineTree', request);
    return tree.ok ? succeed({ kind: 'goroutineTree', tree: tree.value }) : tree;
  }
  if (base === undefined) return fail(l10n.t('A base was expected to compare with. Choose one above.'));
  const { similarity } = ask;
  const request = { profile, base: base.profile, ...filters, similarity, offset, limit };
  const both = [base.profile, profile];
  const page = await askAgainIfLost(profiles, both, 'pprofLens/compareGoroutines', request);
  return page.ok ? succeed({ kind: 'comparedGoroutines', page: page.value }) : page;
}

/** The line that a frame stands for, and the profile that says so; undefined when the view has no base by now. */
export async function goroutineLine(
  profiles: OpenProfiles,
  { profile: shown, base }: ViewSpec,
  { frame, of }: FromPage & { readonly type: 'openGoroutineFrame' },
): Promise<{ readonly profile: ProfileId; readonly place: Reply<Place> } | undefined> {
  const profile = of === 'shown' ? shown : base?.profile;
  if (profile === undefined) return undefined;
  const request = { profile, frame };
  const place = await askAgainIfLost(profiles, [profile], 'pprofLens/goroutinePlace', request);
  return { profile, place };
}
