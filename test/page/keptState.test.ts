import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { FIRST_STATE, parsePageState } from '../../webview/pageState';
import { LARGE, eventually, PanelTester, SHOWN_STATE } from './panelTester';

let tester: PanelTester;
beforeAll(async () => {
  tester = await PanelTester.start();
});
afterEach(() => tester.closePages());
afterAll(() => tester.stop());

describe('When the page comes back', () => {
  test('tab, order, filter and position are as they were', async () => {
    const first = await tester.open({ profile: LARGE });
    await first.waitForRow(0);
    await first.header('cum').getByRole('button').click();
    await first.filter.fill('worker');
    await eventually(() => first.page.locator('.count').textContent()).toBe('99,986 of 100,000 functions');
    await first.grid.hover();
    await first.page.mouse.wheel(0, 22_000);
    await eventually(() => first.page.evaluate(() => window.scriptedHost.saved)).toMatchObject({
      tab: 'top',
      sort: 'cum',
      descending: true,
      filter: 'worker',
      topRow: { top: 1000 },
    });
    await first.waitForRow(1000);
    const name = await first.row(1000).locator('.name-text').textContent();
    const saved = await first.page.evaluate(() => window.scriptedHost.saved);

    const second = await tester.open({ profile: LARGE, saved });
    await second.waitForRow(1000);
    expect(await second.row(1000).locator('.name-text').textContent()).toBe(name);
    expect(await second.filter.inputValue()).toBe('worker');
    expect(await second.header('cum').getAttribute('aria-sort')).toBe('descending');
    // The page that holds the row is the first that is asked for.
    expect((await second.received('ask'))[0]?.ask).toMatchObject({
      offset: 896,
      sort: 'cum',
      filter: 'worker',
    });
  });

  test('Traces is shown where it was, in five million lines too', async () => {
    const saved = { ...FIRST_STATE, tab: 'traces', topRow: { top: 0, traces: 4_321_000 } };
    const panel = await tester.open({ profile: LARGE, saved });
    expect(await panel.tab('Traces').getAttribute('aria-selected')).toBe('true');
    expect(await (await panel.waitForRow(4_321_000)).textContent()).toContain('#432101');
    expect((await panel.received('ask')).map(({ ask }) => ask.kind)).not.toContain('top');
  });

  test('a position beyond the end is the end', async () => {
    const saved = { ...FIRST_STATE, topRow: { top: 1_000_000, traces: 0 } };
    const panel = await tester.open({ saved });
    expect(await (await panel.waitForRow(99)).textContent()).toContain('handle99');
  });
});

describe('What the host keeps of the page', () => {
  test('is told at once, except for positions, which come to rest first', async () => {
    const panel = await tester.open({ profile: LARGE, clock: 'ours' });
    await panel.waitForRow(0);
    await panel.stopClock();
    const kept = async (): Promise<unknown> => {
      const last = (await panel.received('keepPage')).at(-1);
      return last && (JSON.parse(last.text) as unknown);
    };
    await panel.tab('Traces').click();
    await panel.page.clock.runFor(150);
    expect(await kept()).toMatchObject({ tab: 'traces', page: '0123456789abcdef' });
    await panel.grid.hover();
    await panel.page.mouse.wheel(0, 2_200);
    await panel.page.clock.runFor(500);
    expect(await kept()).not.toMatchObject({ topRow: { traces: 100 } });
    await panel.page.clock.runFor(1500);
    expect(await kept()).toMatchObject({ topRow: { traces: 100 } });
  });

  test('is what the page begins with, unless VS Code has something newer', async () => {
    const kept = JSON.stringify({ ...FIRST_STATE, tab: 'traces', selected: 'main.f', changeCount: 7 });
    for (const [saved, tab] of [
      [undefined, 'Traces'],
      [{ ...FIRST_STATE, tab: 'tags', changeCount: 6 }, 'Traces'],
      [{ ...FIRST_STATE, tab: 'tags', changeCount: 8 }, 'Tags'],
    ] as const) {
      const panel = await tester.open({ saved, kept });
      await eventually(() => panel.tab(tab).getAttribute('aria-selected')).toBe('true');
    }
  });

  test('may be anything, and is then not taken', async () => {
    const panel = await tester.open({ kept: '{"tab":' });
    await panel.waitForRow(0);
    const saved = await panel.page.evaluate(() => window.scriptedHost.saved);
    expect(saved).toMatchObject({ tab: 'top', selected: '', page: '0123456789abcdef' });
  });
});

describe('The selected function', () => {
  test('is told to the panels beside, and taken from them without telling again', async () => {
    const panel = await tester.open();
    await (await panel.waitForRow(3)).click();
    const name = await panel.row(3).locator('.name-text').textContent();
    const other = await panel.row(7).locator('.name-text').textContent();
    await eventually(() => panel.received('select')).toEqual([{ type: 'select', functionName: name }]);
    await panel.page.evaluate((functionName) => {
      window.scriptedHost.send({ type: 'selected', functionName });
    }, other ?? '');
    await eventually(() => panel.selectedRow.locator('.name-text').textContent()).toBe(other);
    expect(await panel.received('select')).toHaveLength(1);
  });
});

describe('A new state', () => {
  test('keeps the position, so that a refresh does not lose the place', async () => {
    const panel = await tester.open({ profile: LARGE });
    await panel.waitForRow(0);
    await panel.grid.hover();
    await panel.page.mouse.wheel(0, 2_200);
    await panel.waitForRow(100);
    await eventually(() => panel.grid.evaluate((grid) => grid.scrollTop)).toBe(2_200);
    await panel.showState({ ...SHOWN_STATE, revision: 2 });
    await eventually(async () => (await panel.received('ask')).at(-1)).toMatchObject({ revision: 2 });
    await eventually(() => panel.grid.getAttribute('aria-busy')).toBe('false');
    expect(await panel.grid.evaluate((grid) => grid.scrollTop)).toBe(2_200);
  });

  test('with fewer rows than the position ends at the last of them', async () => {
    const panel = await tester.open({ profile: LARGE });
    await panel.waitForRow(0);
    await panel.grid.hover();
    await panel.page.mouse.wheel(0, 220_000);
    await panel.waitForRow(10_000);
    await panel.showState({ ...SHOWN_STATE, revision: 2 }, { ...LARGE, functionCount: 50 });
    expect(await (await panel.waitForRow(49)).textContent()).toContain('handle49');
    expect(await panel.grid.getAttribute('aria-rowcount')).toBe('51');
  });
});

describe('Stored state', () => {
  test.each([undefined, null, 7, 'text', [], { tab: 'nowhere', sort: 3, topRow: 'x' }])(
    'that makes no sense, as %j, is the first state',
    (stored) => {
      expect(parsePageState(stored)).toEqual(FIRST_STATE);
    },
  );

  test('is taken field by field', () => {
    expect(parsePageState({ tab: 'traces', filter: 'x', sort: 'size', topRow: { top: 3.5 } })).toEqual({
      ...FIRST_STATE,
      tab: 'traces',
      filter: 'x',
      topRow: { ...FIRST_STATE.topRow, top: 3.5 },
    });
  });

  test('of a page that had fewer tabs is taken, with first values for the others', () => {
    const old = { tab: 'traces', sort: 'cum', descending: false, filter: 'x', baseMode: 'diffBase' };
    expect(parsePageState({ ...old, topRow: { top: 4, traces: 2 } })).toEqual({
      ...FIRST_STATE,
      ...old,
      topRow: { ...FIRST_STATE.topRow, top: 4, traces: 2 },
    });
  });
});
