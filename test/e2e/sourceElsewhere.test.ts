/** The source stands in another folder than the profile recorded, or under a name that -trimpath made, or twice. */
import { mkdirSync, renameSync, copyFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LeakDemo } from '../../examples/leakdemo/runLeakDemo.mjs';
import { COMMANDS } from '../../src/contributions';
import { commandTitle } from './harness/commandTitle';
import { copyDemoSources, hostAndPort, LEAKING_LINE, startDemo, STUCK } from './harness/leakWorkspace';
import { Panel } from './harness/panel';
import { photographFailures, startVsCode } from './harness/startVsCode';
import type { VsCode } from './harness/startVsCode';

let vscode: VsCode;
const demos: LeakDemo[] = [];
const folder = copyDemoSources('checkout');

beforeAll(async () => {
  vscode = await startVsCode({ folder });
  await vscode.workbench.open('leak_demo.go', LEAKING_LINE);
});
afterAll(async () => {
  await Promise.all([...demos.map((demo) => demo.stop()), vscode.stop()]);
});
photographFailures(() => vscode);

describe('a program that was built elsewhere', () => {
  it('shows its numbers in the workspace when its own folder is gone', async () => {
    await fetchFrom(await startFromVanishedFolder([]));
    await vscode.workbench.expectAnnotation(LEAKING_LINE, `flat 0 · cum ${STUCK}`);
    await expectFrameLeadsTo(LEAKING_LINE);
  });

  it('does so with the names of -trimpath', async () => {
    await vscode.workbench.run(commandTitle(COMMANDS.clearAnnotations));
    await vscode.workbench.expectNoAnnotations();
    await fetchFrom(await startFromVanishedFolder(['-trimpath']));
    await vscode.workbench.expectAnnotation(LEAKING_LINE, `flat 0 · cum ${STUCK}`);
    await expectFrameLeadsTo(LEAKING_LINE);
  });
});

describe('two files of the recorded name that are equally good', () => {
  it('are asked about, and the one that was picked shows the numbers', async () => {
    // Two folders, side by side, and the name no longer at the top.
    for (const name of ['blue', 'green']) {
      mkdirSync(path.join(folder, name));
      copyFileSync(path.join(folder, 'leak_demo.go'), path.join(folder, name, 'leak_demo.go'));
    }
    renameSync(path.join(folder, 'leak_demo.go'), path.join(folder, 'leak_demo.go.old'));
    await vscode.workbench.run('View: Close All Editors');
    await vscode.workbench.run(commandTitle(COMMANDS.clearAnnotations));
    await vscode.workbench.open('green/leak_demo.go', LEAKING_LINE);
    await fetchFrom(await startFromVanishedFolder([]));
    await vscode.page
      .locator('.quick-input-widget:visible', { hasText: /Which file is .*leak_demo\.go/ })
      .waitFor();
    await vscode.screenshot('two files of that name');
    await vscode.workbench.pick('green');
    await vscode.workbench.expectAnnotation(LEAKING_LINE, `flat 0 · cum ${STUCK}`);
  });

  it('are not asked about again', async () => {
    const { page, workbench } = vscode;
    await workbench.open('blue/leak_demo.go', LEAKING_LINE);
    await workbench.expectNoAnnotations();
    await workbench.run('pprof: Fetch goroutine profile');
    await expect.poll(() => vscode.savedProfiles().length).toBe(4);
    await expectFrameLeadsTo(LEAKING_LINE);
    await page.locator('.breadcrumbs-control', { hasText: 'green' }).first().waitFor();
    await workbench.expectAnnotation(LEAKING_LINE, `flat 0 · cum ${STUCK}`);
    expect(await workbench.quickRows().count()).toBe(0);
  });
});

/** A demo that was built in a folder that no longer exists, as on another machine. */
async function startFromVanishedFolder(buildFlags: readonly string[]): Promise<LeakDemo> {
  const sourceDir = copyDemoSources('heap');
  const demo = await startDemo({ sourceDir, buildFlags });
  demos.push(demo);
  renameSync(sourceDir, `${sourceDir}-gone`);
  return demo;
}

async function fetchFrom(demo: LeakDemo): Promise<void> {
  const { workbench } = vscode;
  await workbench.run(commandTitle(COMMANDS.chooseTarget));
  if (demos.length > 1) await workbench.pick('Another address');
  await workbench.answer('Address of a Go program', hostAndPort(demo));
  await workbench.run('pprof: Fetch goroutine profile');
}

async function expectFrameLeadsTo(lineNumber: number): Promise<void> {
  const panel = await Panel.find(vscode.workbench);
  await panel.showTab('Traces');
  await panel.traceFrame(`leak_demo.go:${lineNumber}`).click();
  await vscode.workbench.cursorOn(lineNumber);
}
