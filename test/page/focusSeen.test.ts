/** Whatever Tab leads to in any tab says that it has the focus, in every theme. */
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { PANEL_TABS } from '../../src/protocol/panelMessages';
import { FIXTURES } from '../support/fixtures';
import { KeyboardWalker } from './keyboardFocus';
import { PanelTester } from './panelTester';
import { RealHost } from './realHost';
import { settled, viewOf } from './shownViews';
import type { ThemeName } from './themes';

vi.mock('vscode', () => import('./vscodeDouble'));

let tester: PanelTester;
beforeAll(async () => {
  tester = await PanelTester.start();
});
afterEach(() => tester.closePages());
afterAll(() => tester.stop());

test.each<readonly [ThemeName, number]>([
  ['dark', 900],
  ['light', 900],
  ['hc', 900],
  ['hcLight', 900],
  ['hc', 340],
])('in the theme %s, %i pixels wide', async (theme, width) => {
  const host = new RealHost();
  await host.open(path.join(FIXTURES, 'profiles/heap.go1.26.debug1.txt'));
  const panel = await tester.open({ host, theme, width });
  await settled(panel);
  const walker = new KeyboardWalker(panel);
  for (const tab of PANEL_TABS) {
    await viewOf(panel, tab);
    await panel.page.locator(`#tab-${tab}`).focus();
    const stops: string[] = [];
    for (let steps = 0; steps < 14 && (await walker.step('Tab')); steps++) {
      const { name, active, isSeen } = await walker.focus();
      stops.push(name);
      expect(isSeen, `${tab}: ${name} ${active}`).toBe(true);
    }
    expect(stops.length, tab).toBeGreaterThan(1);
  }
});
