import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openFlame, recordedView } from './flameEngine';
import { openGraph, recordedGraph } from './graphPictures';
import { eventually, PanelTester, type Panel } from './panelTester';
import { recordedReports } from './recordedReports';

const PICTURES = fileURLToPath(new URL('../../test-results/page/', import.meta.url));
const REPORTS = recordedReports('cpu.go1.26.pb.gz');

let tester: PanelTester;
beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  tester = await PanelTester.start();
});
afterEach(() => tester.closePages());
afterAll(() => tester.stop());

describe('Export', () => {
  test('offers every format, by mouse and by keyboard alone', async () => {
    const panel = await openText();
    await panel.button('Export…').focus();
    await panel.page.keyboard.press('Enter');
    const items = panel.page.getByRole('menuitem');
    await items.first().waitFor();
    expect(await items.count()).toBe(11);
    await panel.page.keyboard.press('End');
    await panel.page.keyboard.press('ArrowDown');
    await panel.page.keyboard.press('f');
    await panel.page.keyboard.press('Enter');
    await eventually(() => panel.received('exportReport')).toEqual([
      { type: 'exportReport', revision: 1, format: 'folded', command: 'top', argument: '' },
    ]);
    expect(await items.count()).toBe(0);
    await panel.button('Export…').click();
    await panel.page.screenshot({ path: `${PICTURES}export-menu.png` });
    await panel.page.keyboard.press('Escape');
    expect(await items.count()).toBe(0);
    expect(await panel.button('Export…').evaluate((button) => button.matches(':focus'))).toBe(true);
  });

  test('names the report of the tab that is seen', async () => {
    const panel = await openText();
    await panel.page.getByRole('tab', { name: 'Traces', exact: true }).click();
    await panel.button('Export…').click();
    await panel.page.getByRole('menuitem', { name: 'Copy report as Markdown' }).click();
    await eventually(() => panel.received('copyReport')).toEqual([
      { type: 'copyReport', revision: 1, format: 'markdown', command: 'traces', argument: '' },
    ]);
  });

  test('draws the flame graph as PNG', async () => {
    const panel = await openFlame(tester, recordedView('cpu.go1.27'));
    expect(await exportedPicture(panel)).toEqual({ width: expect.any(Number) as number, isPng: true });
  });

  test('draws the call graph as PNG', async () => {
    const panel = await tester.open();
    await panel.waitForRow(0);
    await openGraph(panel, recordedGraph('profiles/cpu.go1.26.pb.gz'));
    const { width, isPng } = await exportedPicture(panel);
    expect(isPng).toBe(true);
    expect(width).toBeGreaterThan(300);
  });
});

/** What the host gets of what is drawn. */
async function exportedPicture(panel: Panel): Promise<{ readonly width: number; readonly isPng: boolean }> {
  await panel.button('Export…').click();
  await panel.page.getByRole('menuitem', { name: 'Picture of this tab (.png)' }).click();
  const bytes = await panel.exportedPicture();
  return { width: bytes.readUInt32BE(16), isPng: bytes.toString('latin1', 1, 4) === 'PNG' };
}

async function openText(): Promise<Panel> {
  const panel = await tester.open();
  await panel.page.evaluate((next) => {
    window.scriptedHost.reports = next;
  }, REPORTS);
  await panel.page.getByRole('tab', { name: 'Text', exact: true }).click();
  await panel.waitForRow(1);
  return panel;
}
