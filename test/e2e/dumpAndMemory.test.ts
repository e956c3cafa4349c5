/** Reads a recorded goroutine dump in the panel with a query, and compares the memory of a running program. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LeakDemo } from '../../examples/leakdemo/runLeakDemo.mjs';
import { eventually } from './harness/eventually';
import { copyDemoSources, hostAndPort, LEAKING_LINE, startDemo } from './harness/leakWorkspace';
import { Panel } from './harness/panel';
import { photographFailures, startVsCode } from './harness/startVsCode';
import type { VsCode } from './harness/startVsCode';

const RECORDED = '../../examples/leakdemo/recordings/leak_demo/3-20312/goroutine.debug2.txt.gz';
const DUMP = 'stuck.prof';
const folder = copyDemoSources();
let vscode: VsCode;
let demo: LeakDemo;

beforeAll(async () => {
  const recorded = gunzipSync(readFileSync(path.join(import.meta.dirname, RECORDED)));
  writeFileSync(path.join(folder, DUMP), recorded);
  [demo, vscode] = await Promise.all([startDemo({ rate: 25 }), startVsCode({ folder })]);
});
afterAll(async () => {
  await Promise.all([demo.stop(), vscode.stop()]);
});
photographFailures(() => vscode);

describe('a recorded dump in the panel', () => {
  it('opens from the explorer in the Goroutines tab', async () => {
    // The menu has the command only when the extension's contributions have been read.
    await vscode.page.locator('.activitybar .action-label[aria-label^="pprof"]').waitFor();
    const file = vscode.page.locator('.explorer-folders-view .monaco-list-row', { hasText: DUMP });
    await vscode.workbench.chooseFromMenu(file, 'Open profile');
    const panel = await Panel.find(vscode.workbench);
    await showTab(panel, 'Goroutines');
    await expectCount(panel, /^20\d{3} goroutines · \d+ groups$/);
  });

  it('shows what a query selects: those that wait at a send for a minute and longer', async () => {
    const panel = await Panel.find(vscode.workbench);
    const field = panel.frame.getByRole('textbox', { name: 'Filter' });
    await field.fill('state:"chan send" minutes:>0');
    await expectCount(panel, /^5000 of 20\d{3} goroutines · 1 group$/);
    const group = panel.rows().first();
    expect(await group.textContent()).toContain(`leak_demo.go:${LEAKING_LINE}`);
    expect(await group.locator('.group-operation').textContent()).toBe('chan send');
    expect(await group.locator('.group-wait').textContent()).toBe('2 min');
    await vscode.screenshot('goroutines by a query');
  });

  it('goes from a frame of the group to its line', async () => {
    const panel = await Panel.find(vscode.workbench);
    await panel.rows().first().click();
    await panel.frame.locator('.goroutine-row.is-user:visible').first().click();
    await vscode.workbench.cursorOn(LEAKING_LINE);
  });

  it('explains a query that cannot be read, at its column', async () => {
    const panel = await Panel.find(vscode.workbench);
    const field = panel.frame.getByRole('textbox', { name: 'Filter' });
    await field.fill('state:"chan send" minutes:soon');
    await panel.frame.locator('.notice:visible', { hasText: /Column \d+ of the query/ }).waitFor();
    await field.fill('');
    await expectCount(panel, /^20\d{3} goroutines/);
  });

  it('shows who started whom', async () => {
    const panel = await Panel.find(vscode.workbench);
    const picker = panel.frame.locator('.goroutines-bar vscode-dropdown');
    await picker.click();
    await picker.locator('vscode-option', { hasText: 'Parents' }).click();
    const main = panel.frame
      .locator('.goroutine-row.is-parent:visible', { hasText: 'goroutine 1main.main' })
      .first();
    await main.waitFor();
    expect(await main.getAttribute('aria-level')).toBe('1');
    const leaking = panel.frame.locator('.goroutine-row.is-parent:visible', {
      hasText: `leak_demo.go:${LEAKING_LINE}`,
    });
    expect(await leaking.first().textContent()).toMatch(/\d+ goroutines/);
    await vscode.screenshot('goroutines by parents');
  });
});

describe('the memory of a running program', () => {
  it('is fetched as text and told in the Memory tab', async () => {
    await vscode.workbench.run('pprof: Fetch memory text');
    await vscode.workbench.answer('Address of a Go program', hostAndPort(demo));
    const panel = await Panel.find(vscode.workbench);
    await showTab(panel, 'Memory');
    await panel.frame.getByText(/^Go holds \d/).waitFor();
    expect(await panel.frame.locator('.memory:visible').textContent()).toContain('HeapInuse');
    await vscode.screenshot('memory');
  });

  it('is compared with an earlier text', async () => {
    await vscode.workbench.run('pprof: Fetch memory text');
    const panel = await Panel.find(vscode.workbench);
    await eventually(
      'the first text among the bases',
      () => panel.baseChoices(),
      (choices) => choices.filter((choice) => choice.includes('heap')).length === 1,
    );
    await panel.chooseBase('heap');
    await panel.frame.getByText(/^\d.* lie between the two\.$/).waitFor();
    const compared = await panel.frame.locator('.memory:visible').textContent();
    expect(compared).toMatch(/(?:grew most|stayed about the same|less than before)/);
    await vscode.screenshot('memory compared');
  });
});

/** The count stands above every tab; its text is that of the tab that is seen. */
async function expectCount(panel: Panel, pattern: RegExp): Promise<void> {
  const text = async () => (await panel.frame.locator('.count').textContent()) ?? '';
  await eventually(`the count to match ${String(pattern)}`, text, (count) => pattern.test(count));
}

async function showTab(panel: Panel, name: 'Goroutines' | 'Memory'): Promise<void> {
  await panel.frame.getByRole('tab', { name }).click();
  await panel.frame.locator('[role="tab"][aria-selected="true"]', { hasText: name }).waitFor();
}
