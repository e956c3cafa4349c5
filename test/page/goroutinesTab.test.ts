import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { seriousAxeFindings } from './axeFindings';
import { FIRST_STATE } from '../../webview/pageState';
import { LINES_BELOW, TREE_NODES } from './host/generatedGoroutines';
import {
  NO_FILTERS,
  DIFFERENCE_STATE,
  eventually,
  PanelTester,
  SHOWN_STATE,
  type Panel,
} from './panelTester';

let tester: PanelTester;
beforeAll(async () => {
  tester = await PanelTester.start();
});
afterEach(() => tester.closePages());
afterAll(() => tester.stop());

const OPERATION = { kind: 'stack', similarity: 'operation' };
const HEAP_STATE = {
  ...SHOWN_STATE,
  shown: {
    profile: { id: 5, label: 'heap · localhost:6060 · 14:03:22' },
    sampleTypes: [{ type: 'inuse_space', unit: 'bytes', total: '34.04MB' }],
    sampleType: 0,
    problems: [],
    ...NO_FILTERS,
  },
};

describe('Goroutines', () => {
  test('shows each group with its count, operation, wait and creator', async () => {
    const panel = await openGoroutines();
    expect((await panel.received('ask')).at(-1)?.ask).toEqual({
      kind: 'goroutines',
      by: OPERATION,
      query: '',
      offset: 0,
      limit: 128,
    });
    expect(await panel.row(0).textContent()).toContain('main.(*jobServer).handInleak_demo.go:53leaked');
    expect(await panel.row(0).locator('.group-operation').textContent()).toBe('chan send');
    expect(await panel.row(0).locator('.group-wait').textContent()).toBe('2 to 14 min');
    expect(await panel.row(0).locator('.group-creator').textContent()).toBe('leak_demo.go:42 +1');
    expect(await panel.page.locator('.count').textContent()).toBe('20318 goroutines · 14 groups');
    expect(await panel.grid.getAttribute('aria-rowcount')).toBe('15');
  });

  test('unfolds a group by a click or Enter without asking anew, and folds it again', async () => {
    const panel = await openGoroutines();
    const asks = (await panel.received('ask')).length;
    await panel.row(0).click();
    await eventually(() => panel.grid.getAttribute('aria-rowcount')).toBe(String(15 + LINES_BELOW));
    expect(await panel.row(0).getAttribute('aria-expanded')).toBe('true');
    expect(await panel.row(1).textContent()).toContain(
      'chan send · 2 to 14 min · goroutines 17, 34, 35, 36, 20318',
    );
    expect(await panel.row(2).textContent()).toContain('runtime.gopark');
    expect(await panel.row(3).getAttribute('class')).toContain('is-user');
    expect(await panel.row(5).textContent()).toContain(
      'Started atmain.(*jobServer).acceptleak_demo.go:42× 312',
    );
    expect(await panel.selectedRow.getAttribute('aria-rowindex')).toBe('2');
    await panel.page.keyboard.press('Enter');
    await eventually(() => panel.grid.getAttribute('aria-rowcount')).toBe('15');
    expect(await panel.row(0).getAttribute('aria-expanded')).toBe('false');
    expect((await panel.received('ask')).length).toBe(asks);
  });

  test('unfolds with Right, goes back to the head with Left, and folds with Left', async () => {
    const panel = await openGoroutines();
    await panel.grid.focus();
    for (const key of ['Home', 'ArrowDown', 'ArrowRight']) await panel.page.keyboard.press(key);
    await eventually(() => panel.row(1).getAttribute('aria-expanded')).toBe('true');
    expect(await panel.row(7).textContent()).toContain('Started at');
    expect(await panel.row(8).textContent()).toContain('and 250 more frames');
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowLeft']) await panel.page.keyboard.press(key);
    await eventually(() => panel.selectedRow.getAttribute('aria-rowindex')).toBe('3');
    await panel.page.keyboard.press('ArrowLeft');
    await eventually(() => panel.row(1).getAttribute('aria-expanded')).toBe('false');
  });

  test('goes to a frame with Enter, shows it with Space, and to none without a line', async () => {
    const panel = await openGoroutines();
    await panel.row(0).click();
    await panel.row(3).click();
    await panel.page.keyboard.press(' ');
    await panel.page.keyboard.press('ArrowDown');
    await panel.page.keyboard.press('Enter');
    const message = { type: 'openGoroutineFrame', revision: 1, frame: 1, of: 'shown' };
    expect(await panel.received('openGoroutineFrame')).toEqual([
      { ...message, takeFocus: true },
      { ...message, takeFocus: false },
    ]);
    expect(await panel.received('openPlace')).toEqual([]);
  });

  test('keeps what is unfolded when the profile is fetched anew', async () => {
    const panel = await openGoroutines();
    await panel.row(2).click();
    await eventually(() => panel.row(2).getAttribute('aria-expanded')).toBe('true');
    await panel.showState({ ...SHOWN_STATE, revision: 2 });
    await eventually(async () => (await panel.received('ask')).at(-1)?.revision).toBe(2);
    await eventually(() => panel.grid.getAttribute('aria-busy')).toBe('false');
    expect(await panel.row(2).getAttribute('aria-expanded')).toBe('true');
  });

  test('unfolds far down among thousands of groups', async () => {
    const panel = await tester.open();
    await panel.page.evaluate(() => {
      window.scriptedHost.goroutines = { groupCount: 5000, kind: 'profile', hostile: '' };
    });
    await panel.tab('Goroutines').click();
    await (await panel.waitForRow(0)).click();
    await panel.grid.focus();
    await panel.page.keyboard.press('End');
    // Of a profile: one note, three frames.
    await panel.waitForRow(5003);
    await panel.page.keyboard.press('Enter');
    await eventually(() => panel.grid.getAttribute('aria-rowcount')).toBe('5009');
    expect(await panel.row(5003).locator('.after').first().textContent()).toBe('leak_demo.go:5052');
    expect(await panel.selectedRow.getAttribute('aria-rowindex')).toBe('5005');
  });

  test('copies a group and a frame', async () => {
    const panel = await openGoroutines();
    await panel.row(0).click();
    await panel.page.keyboard.press('Control+c');
    expect(await panel.page.evaluate(() => navigator.clipboard.readText())).toBe(
      '20312\tmain.(*jobServer).handIn leak_demo.go:53\tleaked\tchan send\t2 to 14 min\tleak_demo.go:42 +1\t17, 34, 35, 36, 20318',
    );
    await panel.row(5).click();
    await panel.page.keyboard.press('Control+c');
    expect(await panel.page.evaluate(() => navigator.clipboard.readText())).toBe(
      'Started at main.(*jobServer).accept leak_demo.go:42 × 312',
    );
  });
});

describe('The query', () => {
  test('is the tab’s own, and the filter of the others stays', async () => {
    const panel = await tester.open();
    await panel.waitForRow(0);
    await panel.filter.fill('chansend');
    await eventually(() => panel.page.locator('.count').textContent()).toBe('2 of 100 functions');
    await panel.tab('Goroutines').click();
    await eventually(() => panel.filter.inputValue()).toBe('');
    expect(await panel.filter.getAttribute('placeholder')).toBe('state:"chan send" minutes:>0');
    await panel.filter.fill('state:select');
    await eventually(() => panel.page.locator('.count').textContent()).toBe(
      '5000 of 20318 goroutines · 7 groups',
    );
    await panel.tab('Top').click();
    await eventually(() => panel.filter.inputValue()).toBe('chansend');
  });

  test('that cannot be read is explained with its column, and the rows before stay', async () => {
    const panel = await openGoroutines();
    await panel.filter.fill('bad:');
    const notice = panel.page.locator('.notice.is-warning:visible');
    await notice.filter({ hasText: 'Column 1 of the query: One of the keys' }).waitFor();
    expect(await notice.textContent()).toContain('The rows below are those from before.');
    expect(await panel.button('Try again').count()).toBe(0);
    expect(await panel.row(0).isVisible()).toBe(true);
    expect(await panel.grid.getAttribute('aria-busy')).toBe('false');
    await panel.filter.fill('none');
    await panel.page.getByText('No goroutine matches “none”.').waitFor();
    expect(await notice.count()).toBe(0);
  });
});

describe('The grouping', () => {
  test('is asked for, offers the labels there are, and is remembered', async () => {
    const panel = await openGoroutines();
    await panel.choose('Group by', 'Label: tenant');
    await eventually(async () => (await panel.received('ask')).at(-1)?.ask).toMatchObject({
      by: { kind: 'label', key: 'tenant' },
    });
    await eventually(() => panel.page.evaluate(() => window.scriptedHost.saved)).toMatchObject({
      grouping: 'label:tenant',
      tab: 'goroutines',
    });
    const saved = { ...FIRST_STATE, tab: 'goroutines', grouping: 'stack:exact', query: 'x' };
    const second = await tester.open({ saved });
    await second.waitForRow(0);
    expect((await second.received('ask'))[0]?.ask).toMatchObject({
      by: { kind: 'stack', similarity: 'exact' },
      query: 'x',
    });
  });
});

describe('Parents', () => {
  test('are a tree of who started whom that folds at its marks, and leads to the lines', async () => {
    const panel = await openParents();
    await eventually(() => panel.page.locator('.count').textContent()).toBe('4,002 lines');
    expect(await panel.row(0).textContent()).toContain('goroutine 1main.(*jobServer).handInleak_demo.go:40');
    expect(await panel.row(2).textContent()).toContain('20 goroutines');
    expect(await panel.row(2).locator('.group-wait').textContent()).toBe('14 min');
    const levels = [0, 1, 2, 3, 4, 5].map((index) => panel.row(index).getAttribute('aria-level'));
    expect(await Promise.all(levels)).toEqual(['1', '2', '3', '3', '4', '2']);
    expect(await panel.row(2).getAttribute('aria-expanded')).toBe(null);
    const indents = await panel.rows.evaluateAll((rows) =>
      rows.slice(0, 5).map((row) => row.querySelector('.lead')?.getBoundingClientRect().left ?? 0),
    );
    const step = (indents[1] ?? 0) - (indents[0] ?? 0);
    expect(step).toBeGreaterThan(8);
    expect((indents[4] ?? 0) - (indents[0] ?? 0)).toBeCloseTo(3 * step, 0);
    await panel.row(1).locator('.fold').click();
    await eventually(() => panel.row(1).getAttribute('aria-expanded')).toBe('false');
    await eventually(() => panel.grid.getAttribute('aria-rowcount')).toBe(String(TREE_NODES + 1 - 3));
    expect(await panel.row(2).textContent()).toContain('goroutine 6');
    expect(await panel.received('openGoroutineFrame')).toEqual([]);
    await panel.row(2).locator('.lead').click();
    expect(await panel.received('openGoroutineFrame')).toEqual([
      { type: 'openGoroutineFrame', revision: 1, frame: 5, of: 'shown', takeFocus: true },
    ]);
  });

  test('fold and unfold with the arrow keys, and Left goes to the parent', async () => {
    const panel = await openParents();
    await panel.grid.focus();
    for (const key of ['Home', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown'])
      await panel.page.keyboard.press(key);
    await eventually(() => panel.selectedRow.getAttribute('aria-rowindex')).toBe('6');
    await panel.page.keyboard.press('ArrowLeft');
    await eventually(() => panel.selectedRow.getAttribute('aria-rowindex')).toBe('5');
    await panel.page.keyboard.press('ArrowLeft');
    await eventually(() => panel.row(3).getAttribute('aria-expanded')).toBe('false');
    await panel.page.keyboard.press('ArrowRight');
    await eventually(() => panel.row(3).getAttribute('aria-expanded')).toBe('true');
    await panel.page.keyboard.press('End');
    await (await panel.waitForRow(TREE_NODES - 1)).getByText('which has ended').waitFor();
  });

  test('can be read by everybody, on a narrow panel, too', async () => {
    const panel = await openParents();
    await panel.grid.focus();
    await panel.page.keyboard.press('ArrowDown');
    expect(await seriousAxeFindings(panel.page)).toEqual([]);
    await panel.page.setViewportSize({ width: 340, height: 600 });
    expect(await panel.page.evaluate(() => document.documentElement.scrollWidth)).toBe(340);
    await panel.row(2).locator('.lead').waitFor();
  });

  test('know the query, and say where nobody is known to have started anybody', async () => {
    const panel = await openParents();
    await panel.filter.fill('none');
    await eventually(async () => (await panel.received('ask')).at(-1)?.ask).toMatchObject({
      kind: 'goroutineTree',
      query: 'none',
    });
    await panel.page.getByText('No goroutine matches “none”.').waitFor();
    await panel.page.evaluate(() => {
      window.scriptedHost.goroutines = { groupCount: 3, kind: 'profile', hostile: '' };
    });
    await panel.filter.fill('state:select');
    await eventually(() => panel.page.locator('.count').textContent()).toBe(
      '4,002 lines · who started whom is not said here',
    );
  });
});

async function openParents(): Promise<Panel> {
  const panel = await openGoroutines();
  await panel.choose('Group by', 'Parents');
  await eventually(async () => (await panel.received('ask')).at(-1)?.ask).toMatchObject({
    kind: 'goroutineTree',
    offset: 0,
  });
  await panel.page.locator('.goroutine-row.is-parent').first().waitFor();
  return panel;
}

describe('Beside a base', () => {
  test('groups show before, after and change, and frames know whose they are', async () => {
    const panel = await tester.open({ state: DIFFERENCE_STATE });
    await panel.tab('Goroutines').click();
    await panel.waitForRow(2);
    expect((await panel.received('ask')).at(-1)?.ask).toMatchObject({
      kind: 'comparedGoroutines',
      similarity: 'operation',
    });
    expect(await panel.row(0).locator('.count-before').textContent()).toBe('1000');
    expect(await panel.row(0).locator('.count-change').textContent()).toBe('+19312');
    expect(await panel.row(1).textContent()).toContain('new');
    expect(await panel.row(2).textContent()).toContain('only in the base');
    expect(await panel.filter.isVisible()).toBe(false);
    await panel.row(2).click();
    await (await panel.waitForRow(5)).click();
    expect(await panel.received('openGoroutineFrame')).toEqual([
      { type: 'openGoroutineFrame', revision: 1, frame: 21, of: 'base', takeFocus: true },
    ]);
  });
});

describe('Without goroutines', () => {
  test('the tab says so and offers to fetch them', async () => {
    const panel = await tester.open({ state: HEAP_STATE });
    await panel.tab('Goroutines').click();
    await panel.page.getByText('This profile has no goroutines. Fetch a goroutine profile.').waitFor();
    expect(await panel.filter.isVisible()).toBe(false);
    expect((await panel.received('ask')).map(({ ask }) => ask.kind)).not.toContain('goroutines');
    await panel.button('Fetch profile…').click();
    expect(await panel.received('fetchProfile')).toHaveLength(1);
    await panel.showState({ ...SHOWN_STATE, revision: 2 });
    await panel.waitForRow(0);
    expect(await panel.filter.isVisible()).toBe(true);
  });
});

describe('Hostile goroutines', () => {
  test.each(['<img src=x onerror=alert(1)>', '\u202egnp.exe\u0000\n', 'x'.repeat(10_000)])(
    'are text on one line: %#',
    async (hostile) => {
      const panel = await tester.open();
      await panel.page.evaluate((text) => {
        window.scriptedHost.goroutines = { groupCount: 3, kind: 'dump', hostile: text };
      }, hostile);
      await panel.tab('Goroutines').click();
      await (await panel.waitForRow(0)).click();
      await panel.waitForRow(5);
      const boxes = await panel.rows.evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect()));
      expect(new Set(boxes.map((box) => box.height))).toEqual(new Set([22]));
      await panel.filter.fill('bad:');
      await panel.page.getByText('Column 1 of the query').waitFor();
      expect(await panel.page.locator('img').count()).toBe(0);
      expect(await panel.page.evaluate(() => document.documentElement.scrollWidth)).toBe(900);
      expect(await panel.page.locator('body').textContent()).not.toContain('\u202e');
    },
  );
});

async function openGoroutines(): Promise<Panel> {
  const panel = await tester.open();
  await panel.tab('Goroutines').click();
  await panel.waitForRow(0);
  return panel;
}
