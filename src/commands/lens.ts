import type { ForeignFrames } from '../editor/foreignFrames';
import type { LineAnnotations } from '../editor/lineAnnotations';
import type { PlaceOpener } from '../editor/placeOpener';
import type { Platform } from '../platform/platform';
import type { MappingsDocument } from '../views/mappingsDocument';
import type { PanelHost } from '../views/panelHost';
import type { PromptTerminals } from '../views/prompt/promptTerminals';

/** Everything that a command can work with. */
export interface Lens {
  readonly platform: Platform;
  readonly annotations: LineAnnotations;
  readonly foreignFrames: ForeignFrames;
  readonly places: PlaceOpener;
  readonly panel: PanelHost;
  readonly mappings: MappingsDocument;
  readonly prompts: PromptTerminals;
}
