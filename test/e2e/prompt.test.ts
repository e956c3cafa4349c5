/** pprof's prompt in a terminal: what it prints is what go tool pprof prints, and its lines lead to source. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LeakDemo } from '../../examples/leakdemo/runLeakDemo.mjs';
import { COMMANDS } from '../../src/contributions';
import { commandTitle } from './harness/commandTitle';
import { goToolPprof, topRowsOf } from './harness/goTool';
import { copyDemoSources, hostAndPort, LEAKING_LINE, startDemo, STUCK } from './harness/leakWorkspace';
import { photographFailures, profileServers, startVsCode } from './harness/startVsCode';
import type { VsCode } from './harness/startVsCode';
import { smallProfileBytes } from '../support/smallProfile';
import { READABLE_TERMINAL, Terminal } from './harness/terminal';

const GO = `Go to line ${LEAKING_LINE}`;
let vscode: VsCode;
let demo: LeakDemo;
let terminal: Terminal;
let folder: string;

beforeAll(async () => {
  folder = copyDemoSources();
  writeFileSync(path.join(folder, 'long.prof'), longProfile());
  [demo, vscode] = await Promise.all([startDemo(), startVsCode({ folder, settings: READABLE_TERMINAL })]);
  terminal = new Terminal(vscode.page);
  const { workbench } = vscode;
  await workbench.open('leak_demo.go', 1);
  await workbench.run('pprof: Fetch goroutine profile');
  await workbench.answer('Address of a Go program', hostAndPort(demo));
  await workbench.statusItem(/goroutine: \d+/).waitFor();
});
afterAll(async () => {
  await Promise.all([demo.stop(), vscode.stop()]);
});
photographFailures(() => vscode);

describe('the prompt', () => {
  it('opens from the palette and says what it is of', async () => {
    await vscode.workbench.run(commandTitle(COMMANDS.openPrompt));
    await terminal.shows(`goroutine · ${hostAndPort(demo)} · `);
    await terminal.shows('Type: goroutine');
    await terminal.shows('Entering interactive mode (type "help" for commands, "o" for options)');
    await terminal.isReady();
    await vscode.page
      .locator('.terminal-tab, .single-terminal-tab', { hasText: 'pprof: leak_demo.goroutine' })
      .first()
      .waitFor();
  });

  it('prints the rows of go tool pprof -top', async () => {
    await terminal.enter('top5');
    await terminal.isReady();
    const rows = await terminal.rows();
    const head = rows.findIndex((row) => /^\s*flat\s+flat%/.test(row));
    const expected = topRowsOf(goToolPprof(['-top', '-nodecount=5', ...vscode.savedProfiles()]));
    expect(topRowsOf(rows.slice(head, -1).join('\n'))).toEqual(expected);
    await vscode.screenshot('prompt top');
  });

  it('goes from a function of top to its line', async () => {
    await vscode.workbench.open('leak_demo.go', 1);
    await focusTerminal();
    await terminal.enter('top handIn');
    await terminal.isReady();
    await terminal.followLink('main.(*jobServer).handIn', 'handIn', 'Go to the function');
    await vscode.workbench.cursorOn(LEAKING_LINE);
  });

  it('lists the source and goes from its line number to line 53', async () => {
    await vscode.workbench.open('leak_demo.go', 1);
    await focusTerminal();
    await terminal.clear();
    await terminal.enter('list handIn');
    await terminal.shows(new RegExp(`^ +\\. +${STUCK} +${LEAKING_LINE}: +s\\.reports <- r`));
    await vscode.screenshot('prompt list');
    await terminal.followLink('s.reports <- r', `${LEAKING_LINE}`, GO);
    await vscode.workbench.cursorOn(LEAKING_LINE);
  });

  it('goes from leak_demo.go:53 to line 53', async () => {
    await vscode.workbench.open('leak_demo.go', 1);
    await focusTerminal();
    await terminal.clear();
    await terminal.enter('granularity=lines');
    await terminal.enter('top handIn');
    await terminal.shows(`leak_demo.go:${LEAKING_LINE}`);
    await terminal.isReady();
    await terminal.followLink(`leak_demo.go:${LEAKING_LINE}`, `leak_demo.go:${LEAKING_LINE}`, GO);
    await vscode.workbench.cursorOn(LEAKING_LINE);
    await focusTerminal();
    await terminal.enter('granularity=functions');
  });

  it('completes with Tab, and lists what may be meant', async () => {
    await terminal.isReady();
    await terminal.clear();
    await vscode.page.keyboard.type('list handI');
    await vscode.page.keyboard.press('Tab');
    await terminal.lastRowIs('(pprof) list main.\\(\\*jobServer\\).handIn');
    await vscode.page.keyboard.press('Control+C');
    await terminal.isReady();
    await vscode.page.keyboard.type('to');
    await vscode.page.keyboard.press('Tab');
    await terminal.shows(/^top +topproto/);
    await terminal.lastRowIs('(pprof) to');
    await vscode.screenshot('prompt completion');
    await vscode.page.keyboard.press('Control+C');
  });

  it('has the lines before with the up key, and edits them', async () => {
    await terminal.isReady();
    await vscode.page.keyboard.press('ArrowUp');
    await terminal.lastRowIs('(pprof) granularity=functions');
    await vscode.page.keyboard.press('Home');
    await vscode.page.keyboard.type('x');
    await terminal.lastRowIs('(pprof) xgranularity=functions');
    await vscode.page.keyboard.press('Control+C');
    await terminal.isReady();
  });

  it('writes a file where the folder is, and opens it', async () => {
    await terminal.enter('svg');
    await terminal.shows('Generating report in profile001.svg');
    await terminal.isReady();
    const file = path.join(folder, 'profile001.svg');
    expect(existsSync(file) && readFileSync(file, 'utf8')).toContain('<svg');
    await terminal.followLink('Generating report in profile001.svg', 'profile001.svg', 'Open the report');
    await vscode.page.locator('.tab.active', { hasText: 'profile001.svg' }).first().waitFor();
  });

  it('goes on with its options after the profile server has died', async () => {
    await focusTerminal();
    await terminal.enter('focus=handIn');
    await terminal.isReady();
    for (const { pid } of profileServers(vscode)) process.kill(pid, 'SIGKILL');
    await terminal.clear();
    await terminal.enter('top1');
    await terminal.shows('this prompt has its profile and its options again');
    await terminal.shows('focus=handIn');
    await vscode.screenshot('prompt after a restart');
  });

  it('ends with Ctrl+D', async () => {
    await terminal.isReady();
    await vscode.page.keyboard.press('Control+D');
    await expect.poll(() => vscode.page.locator('.terminal-wrapper.active').count()).toBe(0);
  });
});

describe('the prompt of a profile with long answers', () => {
  it('stops one at Ctrl+C', async () => {
    const file = vscode.page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'long.prof' });
    await vscode.workbench.chooseFromMenu(file, 'Open profile');
    await vscode.workbench.run(commandTitle(COMMANDS.openPrompt));
    await terminal.shows('long.prof');
    await terminal.enter('traces');
    await terminal.shows('main.function100');
    await vscode.page.keyboard.type('top1');
    await vscode.page.keyboard.press('Control+C');
    await terminal.shows('^C');
    await terminal.isReady();
    await vscode.screenshot('prompt stopped');
    await terminal.enter('top1');
    await terminal.shows(/100% +main\.function0$/);
  });

  it('shows control characters of its names instead of obeying them', async () => {
    await terminal.enter('peek hostile');
    await terminal.shows('main.hostile␛]0;title␇␛[2J');
  });
});

async function focusTerminal(): Promise<void> {
  await vscode.workbench.run('Terminal: Focus Terminal');
  await vscode.page.locator('.terminal-wrapper.active .xterm.focus').waitFor();
}

/** Its traces are some 30 MB, so that nobody waits for their end. */
function longProfile(): Uint8Array {
  const frames = Array.from({ length: 200 }, (_, depth) => `main.function${depth}@f.go:${depth + 1}`);
  const stack = [...frames, 'main.hostile\x1b]0;title\x07\x1b[2J@f.go:300'].join(' ');
  return smallProfileBytes({ samples: Array.from({ length: 6000 }, (_, i) => ({ stack, values: [i + 1] })) });
}
