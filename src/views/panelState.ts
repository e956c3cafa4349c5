import { countTheSame, profileLabel } from '../platform/profileNames';
import type { ProfileRecord } from '../platform/profileRecord';
import type { ProfileSession } from '../platform/profileSession';
import type { PanelProfile, PanelState } from '../protocol/panelMessages';
import type { BaseSpec } from '../protocol/view';

/** What the page is told of the session: labels and ids, never paths. */
export function panelState(
  {
    shown,
    profiles,
    canGoBack,
    canGoForward,
  }: Pick<ProfileSession, 'shown' | 'profiles' | 'canGoBack' | 'canGoForward'>,
  savedSettings: readonly string[],
): PanelState {
  if (shown === undefined) return { revision: 0, baseChoices: [] };
  const { record, base, view, revision } = shown;
  return {
    revision,
    shown: {
      profile: panelProfile(record),
      ...(base && { base: { ...panelProfile(base.record), mode: base.mode, ...normalized(base) } }),
      sampleTypes: record.sampleTypes,
      sampleType: view.sampleType,
      problems: record.problems,
      ...(record.hints && { hints: record.hints }),
      filters: view.filters ?? {},
      canGoBack,
      canGoForward,
      savedSettings,
    },
    baseChoices: profiles
      .filter((other) => other.id !== record.id && countTheSame(other, record))
      .map(panelProfile),
  };
}

function normalized({ normalize }: Pick<BaseSpec, 'normalize'>): Pick<BaseSpec, 'normalize'> {
  return normalize === true ? { normalize } : {};
}

function panelProfile(record: ProfileRecord): PanelProfile {
  return { id: record.id, label: profileLabel(record) };
}
