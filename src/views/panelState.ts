import { countTheSame, profileLabel } from '../platform/profileNames';
import type { ProfileRecord } from '../platform/profileRecord';
import type { Shown } from '../platform/profileSession';
import type { PanelProfile, PanelState } from '../protocol/panelMessages';

/** What the page is told of the session: labels and ids, never paths. */
export function panelState(shown: Shown | undefined, profiles: readonly ProfileRecord[]): PanelState {
  if (shown === undefined) return { revision: 0, baseChoices: [] };
  const { record, base, view, revision } = shown;
  return {
    revision,
    shown: {
      profile: panelProfile(record),
      ...(base && { base: { ...panelProfile(base.record), mode: base.mode } }),
      sampleTypes: record.sampleTypes,
      sampleType: view.sampleType,
      problems: record.problems,
    },
    baseChoices: profiles
      .filter((other) => other.id !== record.id && countTheSame(other, record))
      .map(panelProfile),
  };
}

function panelProfile(record: ProfileRecord): PanelProfile {
  return { id: record.id, label: profileLabel(record) };
}
