/** Goroutines under filters and granularity that are set in the page, with the real host and the real engine behind it. */
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { FIXTURES } from '../support/fixtures';
import { seriousAxeFindings } from './axeFindings';
import { eventually, PanelTester, type Panel } from './panelTester';
import { RealHost } from './realHost';
import { settled, shownView, viewOf } from './shownViews';

vi.mock('vscode', () => import('./vscodeDouble'));

const recorded = (name: string): string => path.join(FIXTURES, 'profiles', name);

let tester: PanelTester;
let host: RealHost;
let panel: Panel;
beforeAll(async () => {
  tester = await PanelTester.start();
});
beforeEach(async () => {
  host = new RealHost();
  panel = await tester.open({ host });
});
afterEach(() => tester.closePages());
afterAll(() => tester.stop());

async function show(name: string): Promise<void> {
  await host.open(recorded(name));
  await panel.send(host.state);
  await viewOf(panel, 'goroutines');
}

async function refine(filter: string, pattern: string): Promise<void> {
  await panel.button('Refine…').click();
  await panel.page.getByRole('menuitem', { name: `${filter}…`, exact: true }).click();
  const field = panel.page.getByRole('textbox', { name: filter, exact: true });
  await field.fill(pattern);
  await field.press('Enter');
  await panel.page.getByRole('list', { name: 'Filters in force' }).getByText(`${filter}: `).waitFor();
  await settled(panel);
}

async function counted(): Promise<{ selected: string; all: string; groups: string }> {
  const { count } = await shownView(panel);
  const [, selected = '', all = selected, groups = ''] =
    /^([\d,]+)(?: of ([\d,]+))? goroutines? · ([\d,]+) groups?$/.exec(count) ?? [];
  return { selected, all, groups };
}

/** What the engine says is left for every other view. */
async function leftElsewhere(): Promise<string> {
  const wanted = { from: 0, to: 1, minWidth: 0, pivot: '', search: '', path: [] } as const;
  const { boxes } = await host.ask('pprofLens/flame', wanted);
  return boxes.find(({ row }) => row === 0)?.cum.text ?? '0';
}

/** The stacks of Traces, the innermost frame first, with how many goroutines each has; most first. */
async function tracesOf(): Promise<{ names: string[]; count: number }[]> {
  const { lines } = await host.ask('pprofLens/traces', { filter: '', offset: 0, limit: 100_000 });
  const stacks = new Map<string, number>();
  let [names, count]: [string[], number] = [[], 0];
  for (const line of [...lines, { kind: 'trace', value: { text: '0' } } as const]) {
    if (line.kind === 'frame') names.push(line.name);
    if (line.kind !== 'trace') continue;
    if (names.length > 0) stacks.set(names.join('\n'), (stacks.get(names.join('\n')) ?? 0) + count);
    [names, count] = [[], Number(line.value.text)];
  }
  return [...stacks]
    .map(([stack, sum]) => ({ names: stack.split('\n'), count: sum }))
    .sort((a, b) => b.count - a.count);
}

/** Cells of the rows that are of this kind, by the class of the column. */
async function cells(kind: 'is-group' | 'is-frame' | 'is-parent', column: string): Promise<string[]> {
  const { rows } = await shownView(panel);
  return rows.filter((row) => row.kind.includes(kind)).map((row) => row.cells[column] ?? '');
}

const openFrames = () => panel.page.locator('.goroutine-row.is-frame:visible');

describe('Filters that are set above the tabs', () => {
  test.each(['goroutine.go1.27.pb.gz', 'goroutine.go1.26.debug1.txt', 'goroutine.labels.go1.26.debug2.txt'])(
    'take goroutines of %s as they take samples elsewhere, and give them back',
    async (name) => {
      await show(name);
      const whole = await counted();
      expect(whole.all).toBe(whole.selected);
      await refine('focus', 'main\\.');
      const focused = await counted();
      expect(focused).toMatchObject({ selected: await leftElsewhere(), all: whole.all });
      await refine('tag ignore', 'tenant=acme');
      const fewer = await counted();
      expect(fewer.selected).toBe(await leftElsewhere());
      expect(await panel.page.getByText('This view shows everything').isVisible()).toBe(false);
      await panel.button('Remove focus').click();
      await panel.button('Remove tag ignore').click();
      await settled(panel);
      await eventually(counted).toEqual(whole);
      expect(host.refused).toEqual([]);
    },
  );

  test('take frames, and what is left still leads to its line', async () => {
    await show('goroutine.go1.26.debug2.txt');
    await refine('hide', '^(sync|time|net|internal|os|io)[./]');
    await (await panel.waitForRow(0)).click();
    await openFrames().first().waitFor();
    const frames = await openFrames().allTextContents();
    expect(frames.join('\n')).not.toMatch(/sync\.|time\./);
    await openFrames().first().click();
    await eventually(() => host.wishes.at(-1)?.type).toBe('openGoroutineFrame');
    const wish = host.wishes.at(-1);
    const frame = wish?.type === 'openGoroutineFrame' ? wish.frame : -1;
    const { functionName, recordedPath, lineNumber } = await host.placeOfGoroutine(frame);
    expect(frames[0]).toContain(`${functionName}${path.basename(recordedPath)}:${lineNumber}`);
  });

  test('that leave nothing say so, and can be taken away there', async () => {
    await show('goroutine.go1.27.pb.gz');
    const whole = await counted();
    await refine('focus', 'nothing has this name');
    await panel.page.getByText('The filters leave no goroutine.').waitFor();
    expect(await seriousAxeFindings(panel.page)).toEqual([]);
    await panel.page
      .locator('.table-empty:visible')
      .getByRole('button', { name: 'Reset all filters' })
      .click();
    await eventually(counted).toEqual(whole);
    expect(host.view.filters ?? {}).toEqual({});
  });

  test('and the query are both in force', async () => {
    await show('goroutine.go1.26.debug2.txt');
    await refine('focus', 'main\\.');
    const { selected, all } = await counted();
    await panel.filter.fill('state:"chan send"');
    await eventually(async () => (await counted()).groups).not.toBe('');
    await settled(panel);
    const queried = await counted();
    expect(Number(queried.selected)).toBeLessThan(Number(selected));
    expect(queried.all).toBe(all);
    await refine('ignore', 'main\\.');
    await panel.page.getByText('No goroutine matches').waitFor();
  });

  test('leave in the tree of parents only names of those that others go back to', async () => {
    await show('goroutine.go1.26.debug2.txt');
    await panel.choose('Group by', 'Parents');
    await refine('ignore', '^main\\.main$');
    await panel.page.getByText('goroutine 1, which filters leave out').waitFor();
    const leads = await cells('is-parent', 'stack');
    expect(leads.filter((lead) => lead.includes('main.main')).length).toBe(0);
  });
});

describe('The granularity', () => {
  test('groups goroutines by the stacks of Traces unless another grouping is chosen', async () => {
    await show('goroutine.go1.27.pb.gz');
    for (const [choice, granularity] of [
      ['by files', 'files'],
      ['by lines', 'lines'],
    ] as const) {
      await panel.choose('Granularity', choice);
      await eventually(() => host.view.filters?.granularity).toBe(granularity);
      await settled(panel);
      const stacks = await tracesOf();
      expect((await counted()).groups).toBe(String(stacks.length));
      const [first] = stacks;
      expect((await cells('is-group', 'group-count'))[0]).toContain(String(first?.count));
      if ((await panel.row(0).getAttribute('aria-expanded')) === 'false') await panel.row(0).click();
      await openFrames().first().waitFor();
      const frames = await openFrames().locator('.name-text, .name').allTextContents();
      expect(frames.slice(0, 1).join('')).toContain(path.basename(first?.names[0] ?? ''));
      await panel.row(0).click();
    }
    await panel.choose('Group by', 'Wait reason');
    await settled(panel);
    await panel.choose('Granularity', 'by files');
    await settled(panel);
    expect(await cells('is-group', 'stack')).toContain('chan receive');
  });
});

describe('Beside a base', () => {
  test('both are filtered', async () => {
    const before = await host.open(recorded('goroutine.before.go1.27.pb.gz'));
    await host.open(recorded('goroutine.after.go1.27.pb.gz'));
    host.session.setBase(before.id, 'base');
    await panel.send(host.state);
    await viewOf(panel, 'goroutines');
    const all = (await cells('is-group', 'stack')).length;
    await refine('focus', 'sync\\.');
    const left = await cells('is-group', 'stack');
    expect(left.length).toBeGreaterThan(0);
    expect(left.length).toBeLessThan(all);
    await panel.choose('Granularity', 'by files');
    await settled(panel);
    expect((await cells('is-group', 'stack')).every((title) => title.includes('.go'))).toBe(true);
    await refine('ignore', '.');
    await panel.page.getByText('The filters leave no goroutine.').waitFor();
    expect(host.refused).toEqual([]);
  });
});
