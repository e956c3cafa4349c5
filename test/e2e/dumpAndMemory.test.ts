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
const HUGE = 'huge.debug2.txt';
const folder = copyDemoSources();
let vscode: VsCode;
let demo: LeakDemo;

beforeAll(async () => {
  const recorded = gunzipSync(readFileSync(path.join(import.meta.dirname, RECORDED)));
  writeFileSync(path.join(folder, DUMP), recorded);
  writeFileSync(path.join(folder, HUGE), hugeDump(recorded.toString('utf8')));
  writeFileSync(path.join(folder, 'race.txt'), RACE);
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
    await panel.frame.getByRole('tab', { name: 'Goroutines', selected: true }).waitFor();
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
    await picker.click();
    await picker.locator('vscode-option', { hasText: 'Stack: operation' }).click();
  });
});

describe('a dump that VS Code does not hand to extensions, since it is larger than 50 MB', () => {
  it('opens from its editor in the Goroutines tab, with its groups', async () => {
    const { page, workbench } = vscode;
    await (await Panel.find(workbench)).showTab('Top');
    await page.locator('.explorer-folders-view .monaco-list-row', { hasText: HUGE }).dblclick();
    await page.locator('.tab.active', { hasText: HUGE }).waitFor();
    await vscode.screenshot('huge dump in an editor');
    await page.locator('.editor-actions .action-label[aria-label^="Open profile"]:visible').first().click();
    // The text stood before the panel, which is made anew.
    const panel = await Panel.find(workbench);
    await panel.frame.getByRole('tab', { name: 'Goroutines', selected: true }).waitFor();
    await expectCount(panel, /^23\d{4} goroutines · \d+ groups$/);
    await vscode.screenshot('huge dump');
  });

  it('leads from a frame to its line', async () => {
    const panel = await Panel.find(vscode.workbench);
    await panel.row(`leak_demo.go:${LEAKING_LINE}`).click();
    await panel.frame.locator('.goroutine-row.is-user:visible').first().click();
    await vscode.workbench.cursorOn(LEAKING_LINE);
  });
});

describe('a text that has race reports and nothing else', () => {
  it('opens with the goroutines that raced, and says what they are', async () => {
    const { page, workbench } = vscode;
    const panel = await Panel.find(workbench);
    await workbench.run('pprof: Open profile…');
    await workbench.chooseFile('Open profile', path.join(folder, 'race.txt'));
    await panel.frame.getByText('only reports of data races', { exact: false }).first().waitFor();
    await expectCount(panel, /^2 goroutines · 2 groups$/);
    await panel.row('previous write (data race)').click();
    await panel.frame
      .locator('.goroutine-row.is-user:visible', { hasText: 'leak_demo.go:58' })
      .first()
      .click();
    await workbench.cursorOn(58);
    await vscode.screenshot('race reports');
    expect(await page.locator('.notification-list-item.severity-error').count()).toBe(0);
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

/** Some 63 MB: the goroutine of the recording that waits at the leaking line, again and again. */
function hugeDump(recorded: string): string {
  const begin = recorded.indexOf('goroutine 9 [chan send');
  const stuck = recorded.slice(begin, recorded.indexOf('\n\n', begin) + 2);
  const many = Array.from({ length: 230_000 }, (_, at) =>
    stuck.replace('goroutine 9 ', `goroutine ${at + 9} `),
  );
  return recorded.slice(0, begin) + many.join('');
}

/** As the race detector writes it. */
const RACE = `==================
WARNING: DATA RACE
Read at 0x00c0000160a8 by goroutine 7:
  main.(*jobServer).handIn()
      /src/leakdemo/leak_demo.go:53 +0x44
  main.(*jobServer).startJob.func1()
      /src/leakdemo/leak_demo.go:65 +0x33

Previous write at 0x00c0000160a8 by main goroutine:
  main.(*jobServer).runJob()
      /src/leakdemo/leak_demo.go:58 +0x54

Goroutine 7 (running) created at:
  main.(*jobServer).startJob()
      /src/leakdemo/leak_demo.go:65 +0x7c
==================
Found 1 data race(s)
`;

/** The count stands above every tab; its text is that of the tab that is seen. */
async function expectCount(panel: Panel, pattern: RegExp): Promise<void> {
  const text = async () => (await panel.frame.locator('.count').textContent()) ?? '';
  await eventually(`the count to match ${String(pattern)}`, text, (count) => pattern.test(count));
}

async function showTab(panel: Panel, name: 'Goroutines' | 'Memory'): Promise<void> {
  await panel.frame.getByRole('tab', { name }).click();
  await panel.frame.locator('[role="tab"][aria-selected="true"]', { hasText: name }).waitFor();
}
