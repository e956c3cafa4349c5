/**
 * What the panel's page and the extension host say to each other. The page asks for the rows that it shows and holds
 * no profile; it sends ids, never paths. Every `ask` is answered, with a problem if need be.
 */
import type { Reply } from './reply';
import type { TopColumn, TopPage, TracesPage } from './serverRequests';
import type { BaseMode, PlaceId, ProfileId } from './view';

export type PanelTab = 'top' | 'traces';

export interface PanelProfile {
  readonly id: ProfileId;
  /** `goroutine · localhost:6060 · 14:03:22`. */
  readonly label: string;
}

export interface PanelState {
  /** Grows with each change of what is shown. Answers to older revisions are dropped. */
  readonly revision: number;
  /** Absent: nothing is shown yet. */
  readonly shown?: {
    readonly profile: PanelProfile;
    readonly base?: PanelProfile & { readonly mode: BaseMode };
    readonly sampleTypes: readonly { readonly type: string; readonly unit: string; readonly total: string }[];
    readonly sampleType: number;
    /** What could be read only in part; whole sentences, shown above the tables. */
    readonly problems: readonly string[];
  };
  /** Every profile that may be picked as base, newest first, without the shown one. */
  readonly baseChoices: readonly PanelProfile[];
}

export type PanelAsk =
  | {
      readonly kind: 'top';
      readonly sort: TopColumn;
      readonly descending: boolean;
      readonly filter: string;
      readonly offset: number;
      readonly limit: number;
    }
  | { readonly kind: 'traces'; readonly filter: string; readonly offset: number; readonly limit: number };

export type PanelAnswer =
  { readonly kind: 'top'; readonly page: TopPage } | { readonly kind: 'traces'; readonly page: TracesPage };

export type FromPage =
  | { readonly type: 'ready' }
  | { readonly type: 'ask'; readonly id: number; readonly revision: number; readonly ask: PanelAsk }
  | {
      readonly type: 'openPlace';
      readonly revision: number;
      readonly place: PlaceId;
      /** False: the cursor moves but focus stays in the page (Space on a row). */
      readonly takeFocus: boolean;
    }
  | { readonly type: 'setSampleType'; readonly sampleType: number }
  | { readonly type: 'setBase'; readonly profile: ProfileId | null; readonly mode: BaseMode }
  | { readonly type: 'fetchProfile' }
  | { readonly type: 'openProfile' };

export type ToPage =
  | { readonly type: 'state'; readonly state: PanelState }
  | {
      readonly type: 'answer';
      readonly id: number;
      readonly revision: number;
      readonly reply: Reply<PanelAnswer>;
    }
  | { readonly type: 'showTab'; readonly tab: PanelTab };
