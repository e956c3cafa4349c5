/** What the page shows, for tests that look at many of its tabs (host/pageReader.ts). */
import type { PanelTab } from '../../src/protocol/panelMessages';
import type { ShownView } from './host/pageReader';
import type { Panel } from './panelTester';

export type { ShownRow, ShownView } from './host/pageReader';

/** Chooses the tab, and reads it once nothing is on its way any more. */
export function viewOf(panel: Panel, tab: PanelTab): Promise<ShownView> {
  return panel.page.evaluate((wanted) => window.pageReader.viewOf(wanted), tab);
}

export function shownView(panel: Panel): Promise<ShownView> {
  return panel.page.evaluate(() => window.pageReader.view());
}

export function settled(panel: Panel): Promise<void> {
  return panel.page.evaluate(() => window.pageReader.settled());
}
