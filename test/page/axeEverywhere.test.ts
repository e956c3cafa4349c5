/** Every tab with a profile, with one that is empty, and when nothing can be had: axe finds nothing, however slight. */
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { PANEL_TABS, type PanelTab } from '../../src/protocol/panelMessages';
import { FIXTURES } from '../support/fixtures';
import { allAxeFindings } from './axeFindings';
import { PanelTester, type Panel } from './panelTester';
import { RealHost } from './realHost';
import { settled, viewOf } from './shownViews';
import type { ThemeName } from './themes';

vi.mock('vscode', () => import('./vscodeDouble'));

let tester: PanelTester;
let host: RealHost;
beforeAll(async () => {
  tester = await PanelTester.start();
});
afterEach(() => tester.closePages());
afterAll(() => tester.stop());

test('each tab with a profile', async () => {
  const panel = await openWith('profiles/goroutine.go1.27.pb.gz');
  await findsNothing(panel, PANEL_TABS);
  await show(panel, 'profiles/heap.go1.26.debug1.txt');
  await findsNothing(panel, ['goroutines', 'memory']);
});

/** Where a theme matters: the tables share their words and bars. */
const OF_THEIR_OWN: readonly PanelTab[] = ['flame', 'graph', 'peek', 'list', 'goroutines', 'memory', 'text'];

describe.each<readonly [ThemeName, readonly PanelTab[]]>([
  ['dark', PANEL_TABS],
  ['light', OF_THEIR_OWN],
  ['hc', OF_THEIR_OWN],
  ['hcLight', OF_THEIR_OWN],
])('In the theme %s', (theme, tabs) => {
  test('each tab of an empty profile, and when nothing can be had', async () => {
    const panel = await openWith('edgeCases/nosamples.pb.gz', theme);
    await findsNothing(panel, tabs);
    host.mode = 'fail';
    await show(panel, 'profiles/goroutine.go1.27.pb.gz');
    await findsNothing(panel, tabs);
  });
});

async function openWith(file: string, theme: ThemeName = 'dark'): Promise<Panel> {
  host = new RealHost();
  await host.open(path.join(FIXTURES, file));
  const panel = await tester.open({ host, theme });
  await settled(panel);
  return panel;
}

async function show(panel: Panel, file: string): Promise<void> {
  await host.open(path.join(FIXTURES, file));
  await panel.send(host.state);
  await settled(panel);
}

async function findsNothing(panel: Panel, tabs: readonly PanelTab[]): Promise<void> {
  for (const tab of tabs) {
    await viewOf(panel, tab);
    expect(await allAxeFindings(panel.page), tab).toEqual([]);
  }
}
