/** What happens to a profile while somebody goes on working: edits, a reloaded window, a dead profile server. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LeakDemo } from '../../examples/leakdemo/runLeakDemo.mjs';
import { copyDemoSources, hostAndPort, LEAKING_LINE, startDemo, STUCK } from './harness/leakWorkspace';
import { Panel } from './harness/panel';
import { photographFailures, profileServers, startVsCode } from './harness/startVsCode';
import type { VsCode } from './harness/startVsCode';

/** What is typed stands as it is typed. */
const PLAIN_TYPING = {
  'editor.autoClosingBrackets': 'never',
  'editor.autoIndent': 'none',
  'editor.formatOnType': false,
  'editor.quickSuggestions': { other: 'off', comments: 'off', strings: 'off' },
  'editor.suggestOnTriggerCharacters': false,
};
let vscode: VsCode;
let demo: LeakDemo;

beforeAll(async () => {
  [demo, vscode] = await Promise.all([
    startDemo(),
    startVsCode({ folder: copyDemoSources(), settings: PLAIN_TYPING }),
  ]);
  await vscode.workbench.open('leak_demo.go', LEAKING_LINE);
  await vscode.workbench.run('pprof: Fetch goroutine profile');
  await vscode.workbench.answer('Address of a Go program', hostAndPort(demo));
  await vscode.workbench.expectAnnotation(LEAKING_LINE, `cum ${STUCK}`);
});
afterAll(async () => {
  await Promise.all([demo.stop(), vscode.stop()]);
});
photographFailures(() => vscode);

describe('an edited file', () => {
  it('keeps its annotations on their lines when lines come in above', async () => {
    const { page, workbench } = vscode;
    await workbench.open('leak_demo.go', 46);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await workbench.expectAnnotation(LEAKING_LINE + 2, `flat 0 · cum ${STUCK}`);
    expect(await workbench.annotationOf(LEAKING_LINE)).toBe('');
  });

  it('says that a line is stale when it is no longer in its recorded function', async () => {
    const { page, workbench } = vscode;
    await workbench.open('leak_demo.go', LEAKING_LINE + 1);
    await page.keyboard.press('End');
    await page.keyboard.type('\n}\nfunc another(s *jobServer, r report) {');
    await workbench.expectAnnotation(LEAKING_LINE + 4, /stale: was flat 0 · cum 1000 in .*handIn/);
    await vscode.screenshot('stale line');
  });

  it('shows the next profile where its lines are by now, although the file is not saved', async () => {
    const { workbench } = vscode;
    await workbench.run('pprof: Fetch goroutine profile');
    await expect.poll(() => vscode.savedProfiles().length).toBe(2);
    await workbench.expectAnnotation(LEAKING_LINE + 4, /stale: was flat 0 · cum 1000 in .*handIn/);
    expect(await workbench.annotationOf(LEAKING_LINE)).toBe('');
  });

  it('shows true numbers again when the edits are undone', async () => {
    const { page, workbench } = vscode;
    await expect
      .poll(
        async () => {
          await page.keyboard.press('Control+z');
          return workbench.annotationOf(LEAKING_LINE);
        },
        { timeout: 20_000, interval: 200 },
      )
      .toContain(`flat 0 · cum ${STUCK}`);
    expect(await workbench.annotationOf(LEAKING_LINE + 2)).toBe('');
  });
});

describe('a profile server that dies', () => {
  it('is started again by the next question, and nothing is lost', async () => {
    const { workbench } = vscode;
    const [before] = profileServers(vscode);
    expect(before).toBeDefined();
    if (before !== undefined) process.kill(before.pid, 'SIGKILL');
    await expect.poll(() => profileServers(vscode).some(({ pid }) => pid === before?.pid)).toBe(false);
    const panel = await Panel.find(workbench);
    await panel.showTab('Traces');
    await panel.traceFrame(`leak_demo.go:${LEAKING_LINE}`).waitFor();
    await expect.poll(() => profileServers(vscode)).toHaveLength(1);
    await workbench.open('leak_demo.go', LEAKING_LINE);
    await workbench.expectAnnotation(LEAKING_LINE, `flat 0 · cum ${STUCK}`);
    expect(await workbench.messages()).toEqual([]);
  });
});

describe('a reloaded window', () => {
  it('still has the profiles in its tree, and shows one that is clicked', async () => {
    const { page, workbench } = vscode;
    await page.reload();
    await workbench.ready();
    const rows = await workbench.profileTree();
    const profile = rows.filter({ hasText: 'goroutine 001' });
    await profile.click();
    await workbench.open('leak_demo.go', LEAKING_LINE);
    await workbench.expectAnnotation(LEAKING_LINE, `flat 0 · cum ${STUCK}`);
  });
});
