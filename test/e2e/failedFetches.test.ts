/** A fetch that fails ends in one clear message and leaves what was shown. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { LeakDemo } from '../../examples/leakdemo/runLeakDemo.mjs';
import { COMMANDS } from '../../src/contributions';
import { freeTarget, startBrokenProgram } from './harness/brokenPrograms';
import type { Breakage } from './harness/brokenPrograms';
import { commandTitle } from './harness/commandTitle';
import { copyDemoSources, hostAndPort, LEAKING_LINE, startDemo, STUCK } from './harness/leakWorkspace';
import { photographFailures, startVsCode } from './harness/startVsCode';
import type { VsCode } from './harness/startVsCode';

const TIMEOUT_SECONDS = 2;
let vscode: VsCode;
let demo: LeakDemo;

beforeAll(async () => {
  const settings = { 'pprofLens.timeoutSeconds': TIMEOUT_SECONDS };
  [demo, vscode] = await Promise.all([startDemo(), startVsCode({ folder: copyDemoSources(), settings })]);
  await vscode.workbench.open('leak_demo.go', LEAKING_LINE);
  await vscode.workbench.run('pprof: Fetch goroutine profile');
  await vscode.workbench.answer('Address of a Go program', hostAndPort(demo));
  await vscode.workbench.expectAnnotation(LEAKING_LINE, `cum ${STUCK}`);
});
afterAll(async () => {
  await Promise.all([demo.stop(), vscode.stop()]);
});
photographFailures(() => vscode);

describe('fetching from', () => {
  afterEach(async () => {
    await vscode.workbench.expectAnnotation(LEAKING_LINE, `flat 0 · cum ${STUCK}`);
    expect(vscode.savedProfiles()).toHaveLength(1);
    await vscode.workbench.clearMessages();
  });

  it('an address where nothing listens says so', async () => {
    const target = await freeTarget();
    await fetchFrom(target);
    await expectOneMessage(new RegExp(`expected at ${target}, but nothing listens there.*Start the program`));
  });

  it.each<[Breakage, RegExp]>([
    ['unknown profile', /has no profile named "goroutine"/],
    ['hangs', /accepted the connection, but did not send.*within 2 s/],
    ['cut off', /of (100|97|98).* only .* came before the connection ended/],
    ['login page', /a web page with the title "Sign in" was sent, probably a login page/],
  ])('a program whose answer is wrong (%s) says so', async (breakage, message) => {
    const program = await startBrokenProgram(breakage);
    await fetchFrom(program.target);
    await expectOneMessage(message);
    await vscode.screenshot(`message ${breakage}`);
    await program.close();
  });

  it('a program that hangs can be cancelled, which closes the connection and says nothing more', async () => {
    const program = await startBrokenProgram('hangs');
    await fetchFrom(program.target);
    const progress = vscode.page.locator('.notifications-toasts .notification-list-item', {
      hasText: 'Fetching goroutine',
    });
    await expect.poll(program.connectionCount, { interval: 10 }).toBe(1);
    await progress.getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(program.connectionCount, { interval: 10 }).toBe(0);
    await expect.poll(() => vscode.workbench.messages()).toEqual([]);
    await program.close();
  });
});

async function fetchFrom(target: string): Promise<void> {
  const { workbench } = vscode;
  await workbench.run(commandTitle(COMMANDS.chooseTarget));
  await workbench.pick('Another address');
  await workbench.answer('Address of a Go program', target);
  await workbench.run('pprof: Fetch goroutine profile');
}

/** The progress message is gone, and what is left is one message that says it. */
async function expectOneMessage(message: RegExp): Promise<void> {
  await expect
    .poll(() => vscode.workbench.messages(), { timeout: 20_000 })
    .toEqual([expect.stringMatching(message)]);
}
