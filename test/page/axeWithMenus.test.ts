/** Every menu, list of choices and line to type in, open: axe finds nothing, however slight, in any theme. */
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { PanelTab } from '../../src/protocol/panelMessages';
import { FIXTURES } from '../support/fixtures';
import { allAxeFindings } from './axeFindings';
import { PanelTester, type Panel } from './panelTester';
import { RealHost } from './realHost';
import { settled, viewOf } from './shownViews';
import type { ThemeName } from './themes';
import { LEAKING_WATCH } from './watchedProgram';

vi.mock('vscode', () => import('./vscodeDouble'));

let tester: PanelTester;
beforeAll(async () => {
  tester = await PanelTester.start();
});
afterEach(() => tester.closePages());
afterAll(() => tester.stop());

/** What a right click opens a menu on, in each tab that has such a thing. */
const WITH_MENU: readonly (readonly [tab: PanelTab, of: string])[] = [
  ['top', '#view-top .rows-strip .row'],
  ['flame', '.flame-tree'],
  ['graph', '.graph-box.is-node'],
  ['peek', '#view-peek .rows-strip .row'],
  ['list', '#view-list .rows-strip .row'],
  ['traces', '#view-traces .rows-strip .row.is-trace'],
  ['traces', '#view-traces .rows-strip .row.is-frame'],
];

/** Of the flame graph, whose first row is the root, which is no function. */
const BELOW_ROOT = { x: 60, y: 30 };

const BUTTONS = ['Refine…', 'Saved…', 'Export…'];

/** The lists of choices in the head, which is the same for all tabs, and those of single tabs. */
const LISTS: readonly (readonly [tab: PanelTab, label: string])[] = [
  ['top', 'Sample type'],
  ['top', 'Base'],
  ['top', 'Mode'],
  ['top', 'Granularity'],
  ['graph', 'Nodes'],
  ['graph', 'Shape'],
  ['goroutines', 'Group by'],
  ['text', 'Report'],
];

interface Opened {
  readonly panel: Panel;
  readonly host: RealHost;
}

type Look = (what: string) => Promise<void>;

const UNFOLDED: readonly (readonly [tab: PanelTab, summary: string])[] = [
  ['graph', '.graph-legend summary'],
  ['leaks', '.finding-stack summary'],
  ['leaks', '.leaks-dismissed summary'],
];

test('the whole page while each of them is open', async () => {
  const opened = await openEverything('dark', 900);
  await whileEachIsOpen(opened, async (what) => {
    expect(await allAxeFindings(opened.panel.page), what).toEqual([]);
  });
});

test.each<readonly [ThemeName, number]>([
  ['light', 900],
  ['hc', 340],
  ['hcLight', 900],
])('each of them in the theme %s, %d pixels wide', async (theme, width) => {
  const opened = await openEverything(theme, width);
  await whileEachIsOpen(opened, async (what) => {
    expect(await allAxeFindings(opened.panel.page, POPUPS), what).toEqual([]);
  });
});

/** As they stand in the page; a list of choices is a part of its control. */
const POPUPS =
  '.menu:not([hidden]), .ui-select.open, .pattern-editor:not([hidden]), .filter-problem:not([hidden]), details[open]';

/** A difference under filters, some of them saved, with steps to go back: whatever can be offered is. */
async function openEverything(theme: ThemeName, width: number): Promise<Opened> {
  const host = new RealHost();
  const base = await host.open(path.join(FIXTURES, 'profiles/goroutine.before.go1.27.pb.gz'));
  await host.open(path.join(FIXTURES, 'profiles/goroutine.after.go1.27.pb.gz'));
  host.session.setBase(base.id, 'diffBase');
  const panel = await tester.open({ host, theme, width });
  await settled(panel);
  await panel.sendWatches([LEAKING_WATCH]);
  return { panel, host };
}

async function whileEachIsOpen({ panel, host }: Opened, look: Look): Promise<void> {
  const { page } = panel;
  for (const [tab, of] of WITH_MENU) {
    await viewOf(panel, tab);
    const place = tab === 'flame' ? { position: BELOW_ROOT } : {};
    await page
      .locator(of)
      .first()
      .click({ button: 'right', ...place });
    await page.locator('.context-menu').waitFor();
    await look(`the menu of ${of}`);
    await page.keyboard.press('Escape');
  }
  for (const [tab, label] of LISTS) await whileListIsOpen(panel, tab, label, look);
  await whileFiltersAreTyped(panel, look);
  for (const name of BUTTONS) {
    await panel.button(name).click();
    await page.locator('.menu:not([hidden])').waitFor();
    await look(`the menu ${name}`);
    await page.keyboard.press('Escape');
  }
  for (const [tab, summary] of UNFOLDED) {
    await viewOf(panel, tab);
    await page.locator(summary).first().click();
    await look(`what ${summary} unfolds`);
  }
  await host.open(path.join(FIXTURES, 'profiles/heap.go1.26.debug1.txt'));
  await panel.send(host.state);
  await whileListIsOpen(panel, 'memory', 'Order by', look);
}

async function whileListIsOpen(panel: Panel, tab: PanelTab, label: string, look: Look): Promise<void> {
  const { page } = panel;
  await viewOf(panel, tab);
  await page.getByRole('combobox', { name: label, exact: true }).click();
  await page.locator('.ui-select.open').waitFor();
  await look(`the choices of ${label}`);
  await page.keyboard.press('Escape');
}

/** A name under which filters are saved, and a pattern that is none. */
async function whileFiltersAreTyped(panel: Panel, look: Look): Promise<void> {
  const { page } = panel;
  await choose(panel, 'Saved…', /^Save /);
  await page.keyboard.type('only mine');
  await look('a name of filters');
  await page.keyboard.press('Enter');
  await choose(panel, 'Refine…', 'tag focus…');
  await page.keyboard.type('a(b');
  await page.keyboard.press('Enter');
  await page.locator('.filter-problem:visible').waitFor();
  await look('a pattern that is refused');
  await page.keyboard.press('Escape');
}

async function choose(panel: Panel, button: string, item: string | RegExp): Promise<void> {
  await panel.button(button).click();
  await panel.page.locator('.menu').getByText(item).click();
}
