import type { PlaceId, ProfileId } from '../protocol/view';

/** Ways from the panel to the source, which `editor/` knows. */
export interface PanelActions {
  openPlace(request: { revision: number; place: PlaceId; focus: 'editor' | 'stay' }): Promise<void>;
  openRecorded(line: {
    recordedPath: string;
    lineNumber: number;
    profile: ProfileId;
    focus: 'editor' | 'stay';
  }): Promise<void>;
}
