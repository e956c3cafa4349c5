/** Names that the server shortens: what the menu filters by is the function that was meant, and no other. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { smallProfileBytes } from '../support/smallProfile';
import { PanelTester, type Panel } from './panelTester';
import { RealHost } from './realHost';

vi.mock('vscode', () => import('./vscodeDouble'));

/** The middle, in which they differ, is what is left out. */
const [ONE, OTHER] = ['1', '2'].map((middle) => `main.F${'a'.repeat(900)}${middle}${'z'.repeat(900)}`);

let folder: string;
let tester: PanelTester;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'pprof-lens-names-'));
  const samples = [ONE, OTHER].map((name, index) => ({
    stack: `${name ?? ''}@f.go:${index + 3} main.main@main.go:5`,
    values: [7 - index],
  }));
  writeFileSync(path.join(folder, 'p.pb'), smallProfileBytes({ samples }));
  tester = await PanelTester.start();
});
afterEach(() => tester.closePages());
afterAll(async () => {
  await tester.stop();
  rmSync(folder, { recursive: true });
});

test.each([
  ['Ignore stacks through it', [6, 6]],
  ['Focus on this function', [7, 7]],
] as const)('%s is of one of two whose ends are the same', async (item, values) => {
  const host = new RealHost();
  await host.open(path.join(folder, 'p.pb'));
  const panel = await tester.open({ host });
  await panel.waitForRow(2);
  await openMenu(panel, 0);
  await panel.page.getByRole('menuitem', { name: item }).click();
  await panel.page.locator('.chip').first().waitFor();
  await expect.poll(() => panel.grid.getAttribute('aria-rowcount')).toBe('3');
  const cum = await panel.rows.locator('.cum').allTextContents();
  expect(cum.map(Number)).toEqual(values);
});

async function openMenu(panel: Panel, row: number): Promise<void> {
  await panel.row(row).locator('.name-text').click({ button: 'right' });
}
