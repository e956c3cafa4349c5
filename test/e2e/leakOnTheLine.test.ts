/** The main job: fetch from a running program, see it on the line, click to the line, see what a second profile has more. */
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LeakDemo } from '../../examples/leakdemo/runLeakDemo.mjs';
import { COMMANDS } from '../../src/contributions';
import { commandTitle } from './harness/commandTitle';
import { goToolPprof, topRowsOf } from './harness/goTool';
import { copyDemoSources, hostAndPort, LEAKING_LINE, startDemo, STUCK } from './harness/leakWorkspace';
import { Panel } from './harness/panel';
import { photographFailures, profileServers, startVsCode } from './harness/startVsCode';
import type { VsCode } from './harness/startVsCode';

const MORE = 30;
let vscode: VsCode;
let demo: LeakDemo;
/** How many more are stuck at the second profile; a recording has its own idea of it. */
let leakedMore = 0;

beforeAll(async () => {
  [demo, vscode] = await Promise.all([startDemo(), startVsCode({ folder: copyDemoSources() })]);
});
afterAll(async () => {
  await Promise.all([demo.stop(), vscode.stop()]);
});
photographFailures(() => vscode);

describe('a goroutine profile of a program with 1000 stuck goroutines', () => {
  it('needs no profile server before it is fetched', async () => {
    await vscode.workbench.open('leak_demo.go', LEAKING_LINE);
    await vscode.workbench.profileTree();
    expect(profileServers(vscode)).toEqual([]);
  });

  it('is fetched from the palette and shows on line 53', async () => {
    const { workbench } = vscode;
    await workbench.run('pprof: Fetch goroutine profile');
    await workbench.answer('Address of a Go program', hostAndPort(demo));
    await workbench.expectAnnotation(
      LEAKING_LINE,
      new RegExp(`^flat 0 · cum ${STUCK} \\(\\d+(\\.\\d+)?%\\) · ${STUCK} goroutines blocked · chan send$`),
    );
    expect(profileServers(vscode)).toHaveLength(1);
    await workbench.statusItem(/goroutine: \d+/).waitFor();
  });

  it('is saved where go tool pprof would, under the name it would use', () => {
    expect(vscode.savedProfiles().map((file) => path.basename(file))).toEqual([
      'pprof.leak_demo.goroutine.001.pb.gz',
    ]);
  });

  it('has the same rows in Top as go tool pprof -top prints', async () => {
    const panel = await Panel.find(vscode.workbench);
    await panel.showTab('Top');
    const expected = topRowsOf(goToolPprof(['-top', ...vscode.savedProfiles()]));
    expect(expected.some((row) => row[5]?.includes('handIn'))).toBe(true);
    await expect.poll(() => panel.topRows()).toEqual(expected);
  });

  it('goes from the frame leak_demo.go:53 in Traces to line 53', async () => {
    const { workbench } = vscode;
    await workbench.open('leak_demo.go', 1);
    const panel = await Panel.find(workbench);
    await panel.showTab('Traces');
    await panel.traceFrame(`leak_demo.go:${LEAKING_LINE}`).click();
    await workbench.cursorOn(LEAKING_LINE);
    await vscode.page.locator('.view-line', { hasText: 's.reports <- r' }).waitFor();
  });

  it('goes there with the keyboard, too', async () => {
    const { page, workbench } = vscode;
    await workbench.open('leak_demo.go', 1);
    const panel = await Panel.find(workbench);
    await panel.firstTrace().click();
    await panel.moveDownTo(`leak_demo.go:${LEAKING_LINE}`);
    await page.keyboard.press('Enter');
    await workbench.cursorOn(LEAKING_LINE);
    expect(await page.locator('.tab.dirty').count()).toBe(0);
  });

  it('shows the stacks through line 53 in its hover, each frame a link to its line', async () => {
    const { page, workbench } = vscode;
    await page
      .locator('.view-line', { hasText: 's.reports <- r' })
      .locator('span[class^="mtk"]')
      .first()
      .hover();
    const hover = page.locator('.monaco-hover-content', { hasText: 'runtime.gopark' }).first();
    await hover.waitFor();
    await hover.locator('a', { hasText: 'runJob' }).first().click();
    await workbench.cursorOn(60);
  });

  it('has a lens above the function that leaks', async () => {
    await vscode.workbench.open('leak_demo.go', LEAKING_LINE);
    const lens = vscode.page.locator('.codelens-decoration', {
      hasText: `handIn · flat 0 (0%) · cum ${STUCK}`,
    });
    await lens.first().waitFor();
  });

  it('looks right in all kinds of themes', async () => {
    for (const theme of [
      'Dark Modern',
      'Light Modern',
      'Dark High Contrast',
      'Light High Contrast',
    ] as const) {
      await vscode.useTheme(theme);
      await vscode.workbench.expectAnnotation(LEAKING_LINE, `cum ${STUCK}`);
      await vscode.screenshot(`one profile ${theme}`);
    }
    await vscode.useTheme('Dark Modern');
  });
});

describe('a second profile after more leaks', () => {
  it('is fetched without asking for the target again', async () => {
    leakedMore = (await demo.leak(MORE)) - STUCK;
    await vscode.workbench.run('pprof: Fetch goroutine profile');
    await vscode.workbench.expectAnnotation(LEAKING_LINE, `cum ${STUCK + leakedMore}`);
    expect(vscode.savedProfiles()).toHaveLength(2);
  });

  it('shows what was added on line 53 when the first is made its base in the panel', async () => {
    const { workbench } = vscode;
    const panel = await Panel.find(workbench);
    await panel.showTab('Top');
    await panel.chooseBase('goroutine ·');
    await workbench.expectAnnotation(LEAKING_LINE, `flat 0 · cum +${leakedMore} (`);
    const [first = '', second = ''] = vscode.savedProfiles();
    const expected = topRowsOf(goToolPprof(['-top', '-base', first, second]));
    await expect.poll(async () => (await panel.topRows()).map(withoutPlus)).toEqual(expected);
  });

  it('is shown in all kinds of themes', async () => {
    for (const theme of [
      'Light Modern',
      'Dark High Contrast',
      'Light High Contrast',
      'Dark Modern',
    ] as const) {
      await vscode.useTheme(theme);
      await vscode.screenshot(`difference ${theme}`);
    }
  });

  it('shows its own numbers again without a base', async () => {
    await vscode.workbench.run(commandTitle(COMMANDS.clearBase));
    await vscode.workbench.expectAnnotation(LEAKING_LINE, `cum ${STUCK + leakedMore}`);
  });

  it('shows what was added when the first is made its base in the tree', async () => {
    const { workbench } = vscode;
    const rows = await workbench.profileTree();
    await workbench.chooseFromMenu(rows.filter({ hasText: 'goroutine 001' }), 'Set as base');
    await workbench.expectAnnotation(LEAKING_LINE, `flat 0 · cum +${leakedMore} (`);
  });
});

describe('annotations', () => {
  it('go and come back with the toggle command', async () => {
    const { workbench } = vscode;
    await workbench.run(commandTitle(COMMANDS.toggleAnnotations));
    await workbench.expectNoAnnotations();
    await workbench.run(commandTitle(COMMANDS.toggleAnnotations));
    await workbench.expectAnnotation(LEAKING_LINE, 'cum +');
  });

  it('are gone after the clear command', async () => {
    const { workbench } = vscode;
    await workbench.run(commandTitle(COMMANDS.clearAnnotations));
    await workbench.expectNoAnnotations();
    await expect.poll(() => workbench.statusItem(/goroutine: \d+/).count()).toBe(0);
  });
});

/** Increases carry a sign in the panel, which go tool pprof leaves out. */
function withoutPlus(row: readonly string[]): readonly string[] {
  return row.map((cell) => cell.replace(/^\+/, ''));
}
