import type { PanelTabView } from '../panelTab';
import { canvasPicture } from './canvasPicture';

/** Draws what the tab shows as PNG; undefined where it draws nothing. */
export function pictureOf(view: PanelTabView): (() => Promise<Blob | undefined>) | undefined {
  if (!('picture' in view)) return canvasPicture(view.element);
  return () => view.picture?.() ?? Promise.resolve(undefined);
}
