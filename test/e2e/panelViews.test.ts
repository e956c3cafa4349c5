/** The panel in a real window: every view of one profile, from numbers to source, through a reload, beside a second panel. */
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LeakDemo } from '../../examples/leakdemo/runLeakDemo.mjs';
import { COMMANDS } from '../../src/contributions';
import { commandTitle } from './harness/commandTitle';
import { goToolPprof, topRowsOf } from './harness/goTool';
import { copyDemoSources, hostAndPort, LEAKING_LINE, startDemo, STUCK } from './harness/leakWorkspace';
import { Panel } from './harness/panel';
import { photographFailures, startVsCode } from './harness/startVsCode';
import type { VsCode } from './harness/startVsCode';

const MORE = 30;
const folder = copyDemoSources('panelviews');
let vscode: VsCode;
let demo: LeakDemo;
/** What the browser says of a policy that something was against; the panel's and everybody else's. */
const violations: string[] = [];

beforeAll(async () => {
  [demo, vscode] = await Promise.all([startDemo(), startVsCode({ folder })]);
  vscode.page.on('console', (message) => {
    const text = message.text();
    if (/content security policy/i.test(text) && /panel(-style)?\.(js|css)/.test(text)) violations.push(text);
  });
  await vscode.workbench.open('leak_demo.go', LEAKING_LINE);
  await vscode.workbench.run('pprof: Fetch goroutine profile');
  await vscode.workbench.answer('Address of a Go program', hostAndPort(demo));
  await vscode.workbench.expectAnnotation(LEAKING_LINE, `cum ${STUCK}`);
});
afterAll(async () => {
  await Promise.all([demo.stop(), vscode.stop()]);
});
photographFailures(() => vscode);

const profile = (): string => vscode.savedProfiles().at(-1) ?? '';

describe('one selection', () => {
  it('is made in Top and shown by Peek, with its callers', async () => {
    const panel = await Panel.find(vscode.workbench);
    await panel.showTab('Top');
    await panel.row('main.(*jobServer).handIn').click();
    await panel.showTab('Peek');
    await panel.row('runJob').waitFor();
    await vscode.screenshot('panel peek');
  });

  it('is shown by List with its source, from which a click goes to the line', async () => {
    const { workbench } = vscode;
    await workbench.open('leak_demo.go', 1);
    const panel = await Panel.find(workbench);
    await panel.showTab('List');
    await panel.row('s.reports <- r').click();
    await workbench.cursorOn(LEAKING_LINE);
    await vscode.screenshot('panel list');
  });

  it('is shown by the flame graph and the graph', async () => {
    const panel = await Panel.find(vscode.workbench);
    await panel.showTab('Flame graph');
    await panel.frame.locator('canvas:visible').first().waitFor();
    await vscode.screenshot('panel flame graph');
    await panel.showTab('Graph');
    await panel.frame.locator('#view-graph svg text:visible', { hasText: 'handIn' }).first().waitFor();
    await vscode.screenshot('panel graph');
  });
});

describe('text', () => {
  it('is what go tool pprof -top prints', async () => {
    const panel = await Panel.find(vscode.workbench);
    await panel.showTab('Text');
    const expected = goToolPprof(['-top', profile()])
      .split('\n')
      .filter((line) => line.includes('handIn'));
    expect(expected).toHaveLength(1);
    await panel.frame
      .getByText(expected[0]?.trim() ?? 'nothing')
      .first()
      .waitFor();
    await vscode.screenshot('panel text');
  });

  it('says of tags what there is', async () => {
    const panel = await Panel.find(vscode.workbench);
    await panel.showTab('Tags');
    await vscode.screenshot('panel tags');
  });
});

describe('a filter', () => {
  it('changes the numbers of every view as it does those of go tool pprof', async () => {
    const { workbench } = vscode;
    const panel = await Panel.find(workbench);
    await panel.showTab('Top');
    await panel.addFilter('focus', 'handIn');
    const expected = topRowsOf(goToolPprof(['-top', '-focus=handIn', profile()]));
    await expect.poll(() => panel.topRows()).toEqual(expected);
    await workbench.expectAnnotation(LEAKING_LINE, `cum ${STUCK}`);
    await vscode.screenshot('panel filtered');
  });

  it('leaves as many in Goroutines, and at the line', async () => {
    const panel = await Panel.find(vscode.workbench);
    await panel.showTab('Goroutines');
    const count = panel.frame.locator('.count:visible');
    await count.filter({ hasText: new RegExp(`^${STUCK} of \\d+ goroutines · 1 group$`) }).waitFor();
    await vscode.workbench.expectAnnotation(LEAKING_LINE, `${STUCK} goroutines blocked · chan send`);
    await vscode.screenshot('goroutines filtered');
  });

  it('survives a reload of the window, with the tab that was chosen a second before it and the way back', async () => {
    const { workbench, page } = vscode;
    await (await Panel.find(workbench)).showTab('Tags');
    await page.waitForTimeout(1000);
    await page.reload();
    await workbench.ready();
    const panel = await Panel.find(workbench);
    await panel.frame.getByRole('tab', { name: 'Tags', exact: true, selected: true }).waitFor();
    await expect
      .poll(() => panel.frame.getByRole('button', { name: 'Back (Alt+Left)' }).isEnabled())
      .toBe(true);
    await panel.showTab('Top');
    const expected = topRowsOf(goToolPprof(['-top', '-focus=handIn', profile()]));
    await expect.poll(() => panel.topRows()).toEqual(expected);
  });

  it('is taken back, and all is shown again', async () => {
    const panel = await Panel.find(vscode.workbench);
    await panel.removeFilter('focus');
    const expected = topRowsOf(goToolPprof(['-top', profile()]));
    await expect.poll(() => panel.topRows()).toEqual(expected);
  });
});

describe('a base from a file', () => {
  it('is chosen in the dialog of VS Code and subtracted as go tool pprof does', async () => {
    const { workbench } = vscode;
    const before = path.join(folder, 'before.pb.gz');
    copyFileSync(profile(), before);
    await demo.leak(MORE);
    await workbench.run('pprof: Fetch goroutine profile');
    await expect.poll(() => vscode.savedProfiles().length).toBe(2);
    const panel = await Panel.find(workbench);
    await panel.chooseBase('Open file…');
    await workbench.chooseFile('Choose the base', before);
    const expected = topRowsOf(goToolPprof(['-top', '-base', before, profile()]));
    await expect.poll(async () => (await panel.topRows()).map(withoutPlus)).toEqual(expected);
    await panel.frame.getByText('compared with', { exact: false }).first().waitFor();
    await vscode.screenshot('panel base from a file');
    await panel.chooseBase('None');
  });
});

describe('an export', () => {
  const exported = async (item: string, name: string): Promise<Buffer> => {
    const panel = await Panel.find(vscode.workbench);
    const file = path.join(folder, name);
    await panel.export(item);
    await vscode.workbench.chooseFile('Export as', file);
    await expect.poll(() => existsSync(file), { timeout: 20_000 }).toBe(true);
    await vscode.page.locator('.notification-list-item-message', { hasText: name }).first().waitFor();
    return readFileSync(file);
  };

  it('as pb.gz is the profile as it is filtered', async () => {
    const panel = await Panel.find(vscode.workbench);
    await panel.addFilter('ignore', 'handIn');
    const filtered = topRowsOf(goToolPprof(['-top', '-ignore=handIn', profile()]));
    await expect.poll(async () => (await panel.topRows())[0]).toEqual(filtered[0]);
    await exported('Profile as shown (.pb.gz)', 'rest.pb.gz');
    const rest = topRowsOf(goToolPprof(['-top', path.join(folder, 'rest.pb.gz')]));
    // Percentages are of another total there.
    const counts = (rows: typeof rest) => rows.map(([flat, , , cum, , name]) => [flat, cum, name]);
    expect(counts(rest)).toEqual(counts(filtered));
    await panel.removeFilter('ignore');
  });

  it('as SVG is the picture that go tool pprof -svg draws with Graphviz', async () => {
    const svg = (await exported('Call graph (.svg)', 'graph.svg')).toString();
    expect(svg).toMatch(/^<\?xml/);
    expect(svg).toContain('handIn');
    await vscode.screenshot('panel exported');
  });

  it('as CSV has a line for every function', async () => {
    const csv = (await exported('All functions (.csv)', 'functions.csv')).toString();
    expect(csv.split('\n').some((line) => line.includes('main.(*jobServer).handIn'))).toBe(true);
  });

  it('as folded stacks and for speedscope has every stack', async () => {
    const folded = (await exported('Folded stacks (.folded)', 'stacks.folded')).toString();
    expect(folded).toMatch(new RegExp(`runJob;main\\.\\(\\*jobServer\\)\\.handIn.* \\d+$`, 'm'));
    const speedscope = JSON.parse((await exported('speedscope (.json)', 'x.speedscope.json')).toString()) as {
      $schema: string;
    };
    expect(speedscope.$schema).toContain('speedscope');
  });

  it('as text is what go tool pprof prints', async () => {
    const text = (await exported('Report as text (.txt)', 'top.txt')).toString();
    expect(text).toBe(goToolPprof(['-top', profile()]));
  });

  it('of a flame graph is a picture', async () => {
    const panel = await Panel.find(vscode.workbench);
    await panel.showTab('Flame graph');
    await panel.frame.locator('canvas:visible').first().waitFor();
    const png = await exported('Picture of this tab (.png)', 'flame.png');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    await panel.showTab('Top');
  });
});

describe('a second panel', () => {
  it('shows another view of the same, through the same filters', async () => {
    const { workbench } = vscode;
    // The exports before have said where they went; the picture is of the panels.
    await workbench.run('Notifications: Clear All Notifications');
    await workbench.run(commandTitle(COMMANDS.splitPanel));
    const panels = async () => Panel.findAll(workbench);
    await expect.poll(async () => (await panels()).length).toBe(2);
    const [first, second] = await panels();
    if (first === undefined || second === undefined) throw new Error('Two panels were expected.');
    await second.showTab('Traces');
    await first.showTab('Top');
    await first.addFilter('focus', 'handIn');
    await second.frame.getByRole('button', { name: 'focus: handIn', exact: true }).waitFor();
    await vscode.screenshot('panel split');
    await second.removeFilter('focus');
    await first.frame.getByRole('button', { name: 'focus: handIn' }).waitFor({ state: 'detached' });
  });
});

/** Increases carry a sign in the panel, which go tool pprof leaves out. */
function withoutPlus(row: readonly string[]): readonly string[] {
  return row.map((cell) => cell.replace(/^\+/, ''));
}

describe('the page', () => {
  it('did nothing that its content security policy forbids', () => {
    expect(violations).toEqual([]);
  });
});
