/** What has the focus may go by what it does; who works with keys is then led on, and never left nowhere. */
import { afterAll, afterEach, beforeAll, describe, test } from 'vitest';
import type { PanelWatch } from '../../src/protocol/panelMessages';
import { flameSettled, openFlame, recordedView as flameView } from './flameEngine';
import { openGraph, recordedGraph } from './graphPictures';
import { KeyboardWalker } from './keyboardFocus';
import { recordedMemory } from './memoryTexts';
import { eventually, PanelTester, SHOWN_STATE, type Panel } from './panelTester';
import { functionsOf, missingSource, recordedView } from './recordedFunctions';
import { LEAKING_WATCH } from './watchedProgram';

const CPU = recordedGraph('profiles/cpu.go1.26.pb.gz');
const OTHER_STATE = { ...SHOWN_STATE, revision: 2 };

let tester: PanelTester;
beforeAll(async () => {
  tester = await PanelTester.start();
});
afterEach(() => tester.closePages());
afterAll(() => tester.stop());

describe('The focus goes on', () => {
  test('from “Clear filter” to the rows', async () => {
    const panel = await tester.open();
    await panel.waitForRow(0);
    await panel.filter.fill('nothing is called like this');
    await panel.button('Clear filter').waitFor();
    await pressOn(panel, 'Clear filter');
    await isAt(panel, /^grid Functions/);
  });

  test('from a problem in Top to the rows that come', async () => {
    const panel = await tester.open();
    await panel.waitForRow(0);
    await panel.setHostMode('fail');
    await panel.showState(OTHER_STATE);
    await tryAgain(panel);
    await isAt(panel, /^grid Functions/);
  });

  test('from a menu to a graph that was not seen before', async () => {
    const panel = await tester.open();
    await panel.page.evaluate((graph) => {
      window.scriptedHost.graph = graph;
    }, CPU);
    await showFirstIn(panel, 'Graph');
    await isAt(panel, /^option runtime/);
  });

  test('from a menu to a flame graph that was not seen before', async () => {
    const panel = await openFlame(tester, flameView('cpu.go1.27'));
    const saved = await panel.page.evaluate(() => window.scriptedHost.saved);
    const second = await openFlame(tester, flameView('cpu.go1.27'), {
      saved: { ...(saved as object), tab: 'top' },
    });
    await second.page.reload();
    await showFirstIn(second, 'Flame graph');
    await isAt(second, /^tree Flame graph/);
  });

  test('from a problem of the graph to its nodes, of the flame graph to its boxes', async () => {
    const panel = await tester.open();
    await openGraph(panel, CPU);
    await isDrawn(panel);
    await panel.setHostMode('fail');
    await panel.showState(OTHER_STATE);
    await tryAgain(panel);
    await isAt(panel, /^option /);
    const other = await openFlame(tester, flameView('cpu.go1.27'));
    await other.setHostMode('fail');
    await other.showState(OTHER_STATE);
    await tryAgain(other);
    await isAt(other, /^tree /);
  });

  test('from a step of the way to the boxes', async () => {
    const panel = await openFlame(tester, flameView('cpu.go1.27'));
    await panel.page.locator('.flame-tree').focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'z']) await panel.page.keyboard.press(key);
    await flameSettled(panel);
    await panel.page.locator('.flame-crumb').first().focus();
    await panel.page.keyboard.press('Enter');
    await isAt(panel, /^tree /);
  });

  test('from the word on a missing source to the lines', async () => {
    const name = 'main.(*jobServer).runJob';
    const panel = await tester.open({ saved: { selected: name } });
    await panel.waitForRow(0);
    await panel.page.evaluate(
      (functions) => {
        window.scriptedHost.functions = functions;
      },
      functionsOf(recordedView(), missingSource),
    );
    await panel.tab('List').click();
    await panel.button('Look again').waitFor();
    await pressOn(panel, 'Look again');
    await isAt(panel, /^grid /);
  });

  test('from the last “Show more” to the records that came', async () => {
    const panel = await tester.open();
    await panel.waitForRow(0);
    await panel.setMemory(recordedMemory('alone'));
    await panel.tab('Memory').click();
    const more = panel.button('Show 25 more');
    await more.waitFor();
    while (await more.isVisible()) {
      const before = await panel.page.locator('.records-table tbody tr').count();
      await more.focus();
      await panel.page.keyboard.press('Enter');
      await eventually(() => panel.page.locator('.records-table tbody tr').count()).toBeGreaterThan(before);
    }
    await isAt(panel, /^button /);
  });

  test('from an accepted leak to the next, and from the last to what is left', async () => {
    const panel = await tester.open();
    await panel.sendWatches([LEAKING_WATCH]);
    await panel.tab('Leaks').click();
    for (const left of [1, 0]) {
      await panel.button('Accept this leak').first().focus();
      await panel.page.keyboard.press('Enter');
      await panel.sendWatches([withFindings(left)]);
      await eventually(() => panel.page.locator('.finding').count()).toBe(left);
      await isAt(panel, /^button /);
    }
    await panel.button('Stop watching').focus();
    await panel.page.keyboard.press('Enter');
    await panel.sendWatches([{ ...withFindings(0), isRunning: false }]);
    await panel.page.getByText('Watched localhost:6060').waitFor();
    await isAt(panel, /^button Stop watching/);
  });
});

function withFindings(count: number): PanelWatch {
  const { verdict } = LEAKING_WATCH;
  if (verdict === undefined) return LEAKING_WATCH;
  return { ...LEAKING_WATCH, verdict: { ...verdict, findings: verdict.findings.slice(2 - count) } };
}

async function pressOn(panel: Panel, name: string): Promise<void> {
  await panel.button(name).locator('visible=true').focus();
  await panel.page.keyboard.press('Enter');
}

async function tryAgain(panel: Panel): Promise<void> {
  await panel.page.getByRole('alert').filter({ hasText: 'stopped' }).locator('visible=true').waitFor();
  await panel.setHostMode('answer');
  await pressOn(panel, 'Try again');
}

async function isDrawn(panel: Panel): Promise<void> {
  await panel.page.locator('.graph-box').first().waitFor();
}

/** While the host takes its time. */
async function showFirstIn(panel: Panel, tab: string): Promise<void> {
  await (await panel.waitForRow(0)).click();
  await panel.page.keyboard.press('Shift+F10');
  await panel.setHostMode('hold');
  await panel.page.getByRole('menuitem', { name: `Show in ${tab}` }).focus();
  await panel.page.keyboard.press('Enter');
  await eventually(() => panel.page.evaluate(() => window.scriptedHost.heldCount)).toBeGreaterThan(0);
  await panel.page.evaluate(() => {
    window.scriptedHost.release();
  });
}

async function isAt(panel: Panel, name: RegExp): Promise<void> {
  const walker = new KeyboardWalker(panel);
  await eventually(async () => (await walker.focus()).name).toMatch(name);
}
