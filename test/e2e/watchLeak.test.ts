/** Watch a program that leaks, see the verdict as a problem on the line, and read its goroutine dump. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LeakDemo } from '../../examples/leakdemo/runLeakDemo.mjs';
import { eventually } from './harness/eventually';
import { startLeakExample } from './harness/leakExample';
import type { LeakExample } from './harness/leakExample';
import { copyDemoSources, hostAndPort, LEAKING_LINE, startDemo } from './harness/leakWorkspace';
import { Panel } from './harness/panel';
import { photographFailures, startVsCode } from './harness/startVsCode';
import type { VsCode } from './harness/startVsCode';

/** Where leak_demo.go starts the goroutines that get stuck. */
const CREATING_LINE = 65;
const DUMP = 'goroutines.debug2.txt';
const folder = copyDemoSources();
let vscode: VsCode;
let demo: LeakDemo;
let example: LeakExample | undefined;

beforeAll(async () => {
  const settings = { 'pprofLens.watch.intervalSeconds': 1 };
  [demo, vscode] = await Promise.all([startDemo({ rate: 25 }), startVsCode({ folder, settings })]);
  const dump = await fetch(`http://${hostAndPort(demo)}/debug/pprof/goroutine?debug=2`);
  writeFileSync(path.join(folder, DUMP), new Uint8Array(await dump.arrayBuffer()));
});
afterAll(async () => {
  await Promise.all([demo.stop(), example?.stop(), vscode.stop()]);
});
photographFailures(() => vscode);

describe('a watched program whose goroutines get stuck', () => {
  it('is watched from the palette', async () => {
    const { workbench } = vscode;
    await workbench.open('leak_demo.go', LEAKING_LINE);
    await workbench.run('pprof: Watch target');
    await workbench.answer('Address of a Go program', hostAndPort(demo));
    const panel = await Panel.find(workbench);
    await panel.frame.getByRole('heading', { name: /^Watching 127\.0\.0\.1/ }).waitFor();
  });

  it('gets a problem on line 53, with the creating line beside it', async () => {
    const { page, workbench } = vscode;
    await workbench.run('Problems: Focus on Problems View');
    const rows = page.locator('.markers-panel .monaco-list-row');
    const leak = rows.filter({ hasText: /goroutines blocked/ }).filter({ hasText: `[Ln ${LEAKING_LINE}` });
    await leak.first().waitFor({ timeout: 60_000 });
    expect(await leak.first().textContent()).toMatch(/chan send/);
    const text = () => rows.allTextContents();
    await leak.first().click();
    await page.keyboard.press('ArrowRight');
    await eventually('the creating line', text, (all) =>
      all.some((row) => row.includes('started here') && row.includes(`[Ln ${CREATING_LINE}`)),
    );
    await vscode.screenshot('leak problem');
  });

  it('has the verdict in the Leaks tab, and a click leads to the line', async () => {
    const panel = await Panel.find(vscode.workbench);
    const finding = panel.frame.locator('.finding').first();
    await panel.frame.locator('.sureness.is-likely').waitFor();
    expect(await finding.textContent()).toContain(`leak_demo.go:${LEAKING_LINE}`);
    expect(await finding.textContent()).toMatch(/Send without receiver/i);
    await vscode.useTheme('Light Modern');
    await vscode.screenshot('leaks tab light');
    await vscode.useTheme('Dark Modern');
    await vscode.screenshot('leaks tab dark');
    await finding.locator('.line-button').first().click();
    await vscode.workbench.cursorOn(LEAKING_LINE);
  });

  it('says on the line how many are blocked, and who created them', async () => {
    await vscode.workbench.expectAnnotation(
      LEAKING_LINE,
      new RegExp(
        `goroutines blocked · chan send(?: · up to \\d+ min)? · created at leak_demo\\.go:${CREATING_LINE}$`,
      ),
    );
    await vscode.screenshot('blocked line');
  });

  it('counts the leak in the badge and stands in the tree', async () => {
    const rows = await vscode.workbench.profileTree();
    await rows.filter({ hasText: /Watching 127\.0\.0\.1/ }).waitFor();
    await rows
      .filter({ hasText: `leak_demo.go:${LEAKING_LINE}` })
      .first()
      .waitFor();
    await vscode.page.locator('.activitybar .badge-content', { hasText: '1' }).first().waitFor();
    await vscode.screenshot('watched tree');
  });

  it('keeps its verdict when the watch is stopped', async () => {
    await vscode.workbench.run('pprof: Stop watching');
    const rows = await vscode.workbench.profileTree();
    await rows.filter({ hasText: /Watched 127\.0\.0\.1/ }).waitFor();
    await rows
      .filter({ hasText: `leak_demo.go:${LEAKING_LINE}` })
      .first()
      .waitFor();
  });
});

/** From Go 1.27 on every program serves it. */
const PROVING_GO = 'go1.27.4';

describe('a program whose Go proves the leak', () => {
  it('has the proof as evidence in the Leaks tab and as an error on the line', async () => {
    const { page, workbench } = vscode;
    // A recording, which stands in where there is no Go, has no such profile.
    if (demo.kind === 'playback') return;
    example = await startLeakExample('sendwithoutreceiver', path.join(folder, 'leaks'), PROVING_GO);
    await workbench.run('pprof: Choose target…');
    await workbench.pick('Another address…');
    await workbench.answer('Address of a Go program', example.target);
    await workbench.run('pprof: Watch target');
    const panel = await Panel.find(workbench);
    await panel.frame.getByRole('heading', { name: `Watching ${example.target}` }).waitFor();
    await panel.frame.locator('.sureness.is-proven').waitFor({ timeout: 60_000 });
    const finding = panel.frame.locator('.finding').first();
    expect(await finding.textContent()).toContain(`main.go:${example.leakingLine}`);
    expect(await finding.locator('.finding-evidence').textContent()).toMatch(
      /Go proves it: its goroutineleak profile calls \d+ goroutines leaked/,
    );
    await vscode.screenshot('leak proven');
    await workbench.run('Problems: Focus on Problems View');
    const rows = page.locator('.markers-panel .monaco-list-row');
    const row = rows.filter({ hasText: `[Ln ${example.leakingLine},` }).first();
    await row.locator('.codicon-error').waitFor();
    await rows.filter({ hasText: 'Go proves it: its goroutineleak profile' }).first().waitFor();
    await row.dblclick();
    await workbench.cursorOn(example.leakingLine);
    await workbench.expectAnnotation(example.leakingLine, /goroutines blocked · chan send/);
    await vscode.screenshot('leak proven on its line');
  });
});

describe('a goroutine dump in an editor', () => {
  it('has lenses, folds, and goes from a frame to its line', async () => {
    const { page, workbench } = vscode;
    await workbench.open(DUMP, 1);
    await page
      .locator('.codelens-decoration', { hasText: /with this stack/ })
      .first()
      .waitFor();
    await vscode.screenshot('goroutine dump');
    await workbench.run('Fold All');
    await page.locator('.folding-collapsed, .codicon-folding-collapsed').first().waitFor();
    await vscode.screenshot('goroutine dump folded');
    await workbench.run('Unfold All');
    const place = page.locator('.view-line', { hasText: `leak_demo.go:${LEAKING_LINE}` }).first();
    await scrollTo(place);
    await place.locator('span[class*="mtk"]').first().click();
    await workbench.run('Go to Definition');
    await workbench.cursorOn(LEAKING_LINE);
  });
});

/** Lines that are not on the screen are not in the page. */
async function scrollTo(line: ReturnType<VsCode['page']['locator']>): Promise<void> {
  const { page } = vscode;
  const step = async (): Promise<number> => {
    const count = await line.count();
    if (count === 0) await page.keyboard.press('PageDown');
    return count;
  };
  await page.locator('.view-lines').last().click();
  await eventually('the frame to be in view', step, (count) => count > 0);
}
