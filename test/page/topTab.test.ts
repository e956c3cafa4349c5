import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { LARGE, eventually, PanelTester, SHOWN_STATE, SMALL, type Panel } from './panelTester';

let tester: PanelTester;
beforeAll(async () => {
  tester = await PanelTester.start();
});
afterEach(() => tester.closePages());
afterAll(() => tester.stop());

describe('Top', () => {
  test('asks for the first page by flat and shows its rows, legend and count', async () => {
    const panel = await tester.open({ profile: LARGE });
    const row = await panel.waitForRow(0);
    const cells = ['500000', '33.3%', '2.5%', '500000', '33.3%', 'runtime.gopark'];
    expect(await row.getByRole('gridcell').allTextContents()).toEqual(cells);
    expect((await panel.received('ask')).map(({ ask }) => ask)).toEqual([
      { kind: 'top', sort: 'flat', descending: true, filter: '', offset: 0, limit: 128 },
    ]);
    expect(await panel.page.locator('.legend:visible > div').allTextContents()).toEqual([
      'Type: goroutine',
      'Time: Nov 23, 2026 at 2:03pm (UTC)',
      'Showing nodes accounting for 100000, 100% of 100000 total',
    ]);
    expect(await panel.page.locator('.count').textContent()).toBe('100,000 functions');
    expect(await panel.grid.getAttribute('aria-rowcount')).toBe('100001');
    expect(await row.getAttribute('aria-rowindex')).toBe('2');
  });

  test('says ready once, before anything else', async () => {
    const panel = await tester.open();
    await panel.waitForRow(0);
    const all = await panel.page.evaluate(() => window.scriptedHost.received.map(({ type }) => type));
    expect(all).toEqual(['ready', 'ask']);
  });

  test('marks inlined functions and bars that are as long as the share', async () => {
    const panel = await tester.open();
    expect(await (await panel.waitForRow(4)).locator('.inline-mark').textContent()).toBe('(inline)');
    const bar = (await panel.waitForRow(0)).locator('.flat .bar');
    const widths = await bar.evaluate((element) => [
      element.getBoundingClientRect().width,
      (element.parentElement?.getBoundingClientRect().width ?? 0) - 16,
    ]);
    expect((widths[0] ?? 0) / (widths[1] ?? 1)).toBeCloseTo(1 / 3, 1);
  });
});

describe('The order of Top', () => {
  test('changes with a click on a header, and turns round with the next', async () => {
    const panel = await tester.open();
    await panel.waitForRow(0);
    expect(await orders(panel)).toEqual({ flat: 'descending', cum: 'none', name: 'none' });
    await panel.header('cum').getByRole('button').click();
    expect(await orders(panel)).toEqual({ flat: 'none', cum: 'descending', name: 'none' });
    await panel.header('cum').getByRole('button').click();
    expect(await orders(panel)).toEqual({ flat: 'none', cum: 'ascending', name: 'none' });
    await eventually(() => lastAsk(panel)).toMatchObject({ sort: 'cum', descending: false, offset: 0 });
  });

  test('changes with the keyboard; names start with A', async () => {
    const panel = await tester.open();
    await panel.waitForRow(0);
    await panel.header('name').getByRole('button').focus();
    await panel.page.keyboard.press('Enter');
    await eventually(() => lastAsk(panel)).toMatchObject({ sort: 'name', descending: false });
    await panel.page.keyboard.press('Space');
    await eventually(() => lastAsk(panel)).toMatchObject({ sort: 'name', descending: true });
    await eventually(() => panel.row(0).locator('.name-text').textContent()).toBe('time.Sleep');
  });

  test('keeps the selected function selected and in sight', async () => {
    const panel = await tester.open();
    await (await panel.waitForRow(2)).click();
    await panel.header('name').getByRole('button').click();
    // By name it is the third from the end.
    await eventually(() => panel.selectedRow.getAttribute('aria-rowindex')).toBe('99');
    expect(await panel.selectedRow.locator('.name-text').textContent()).toBe('runtime.chansend1');
    expect(await isInSight(panel)).toBe(true);
  });
});

describe('The filter of Top', () => {
  test('asks at once for the first key, once for the quick ones after it, and says how many functions are left', async () => {
    const panel = await tester.open({ profile: LARGE, clock: 'ours' });
    await panel.waitForRow(0);
    await panel.stopClock();
    await panel.filter.focus();
    await panel.page.keyboard.type('CHANSEND');
    await panel.page.clock.runFor(200);
    await eventually(() => panel.page.locator('.count').textContent()).toBe('2 of 100,000 functions');
    expect((await panel.received('ask')).map(({ ask }) => ask)).toMatchObject([
      { filter: '' },
      { filter: 'C' },
      { filter: 'CHANSEND' },
    ]);
    expect(await panel.rows.count()).toBe(2);
    expect(await panel.page.locator('.count').getAttribute('role')).toBe('status');
  });

  test('gets the focus by a slash, which stays a slash while somebody types', async () => {
    const panel = await tester.open();
    await (await panel.waitForRow(0)).click();
    await panel.page.keyboard.press('/');
    await panel.page.keyboard.type('net/http.');
    expect(await panel.filter.inputValue()).toBe('net/http.');
    await eventually(() => panel.rows.count()).toBe(1);
  });

  test('is cleared by Escape, and left by the next Escape', async () => {
    const panel = await tester.open();
    await panel.waitForRow(0);
    await panel.filter.fill('gopark');
    await eventually(() => panel.rows.count()).toBe(1);
    await panel.page.keyboard.press('Escape');
    await eventually(() => panel.filter.inputValue()).toBe('');
    await eventually(() => panel.grid.getAttribute('aria-rowcount')).toBe('101');
    await panel.page.keyboard.press('Escape');
    expect(await panel.grid.evaluate((grid) => grid === document.activeElement)).toBe(true);
  });

  test('goes at once to the rows with Enter', async () => {
    const panel = await tester.open({ clock: 'ours' });
    await panel.waitForRow(0);
    await panel.stopClock();
    await panel.filter.focus();
    await panel.page.keyboard.type('gopark');
    await panel.page.keyboard.press('Enter');
    await eventually(() => lastAsk(panel)).toMatchObject({ filter: 'gopark' });
    expect(await panel.grid.evaluate((grid) => grid === document.activeElement)).toBe(true);
  });

  test('that finds nothing says so and offers to be cleared', async () => {
    const panel = await tester.open();
    await panel.waitForRow(0);
    await panel.filter.fill('<b>nobody</b>');
    await panel.page.getByText('No function name contains “<b>nobody</b>”.').waitFor();
    await panel.button('Clear filter').click();
    await panel.waitForRow(0);
    await eventually(() => panel.filter.inputValue()).toBe('');
  });

  test('keeps the selected function selected', async () => {
    const panel = await tester.open();
    await (await panel.waitForRow(2)).click();
    await panel.filter.fill('chansend1');
    await eventually(() => panel.rows.count()).toBe(1);
    expect(await panel.selectedRow.getAttribute('aria-rowindex')).toBe('2');
    await panel.filter.fill('gopark');
    await eventually(() => panel.row(0).locator('.name-text').textContent()).toBe('runtime.gopark');
    expect(await panel.selectedRow.count()).toBe(0);
    await panel.filter.fill('');
    await eventually(() => panel.selectedRow.getAttribute('aria-rowindex')).toBe('4');
  });
});

describe('A row of Top', () => {
  test('opens its place on a click, and once on a double click', async () => {
    const panel = await tester.open();
    await (await panel.waitForRow(3)).click();
    await panel.row(5).dblclick();
    expect(await panel.received('openPlace')).toEqual([
      { type: 'openPlace', revision: 1, place: 3, takeFocus: true },
      { type: 'openPlace', revision: 1, place: 5, takeFocus: true },
    ]);
  });

  test('opens its place with focus on Enter and without on Space', async () => {
    const panel = await tester.open();
    await (await panel.waitForRow(3)).click();
    await panel.page.keyboard.press('ArrowDown');
    await panel.page.keyboard.press('Enter');
    await panel.page.keyboard.press('Space');
    expect((await panel.received('openPlace')).slice(1)).toEqual([
      { type: 'openPlace', revision: 1, place: 4, takeFocus: true },
      { type: 'openPlace', revision: 1, place: 4, takeFocus: false },
    ]);
  });

  test('without a place opens nothing, looks like it and says so', async () => {
    const panel = await tester.open();
    const row = await panel.waitForRow(6);
    await row.click();
    await panel.page.keyboard.press('Enter');
    expect(await panel.received('openPlace')).toEqual([]);
    expect(await row.locator('.screen-reader-only').textContent()).toContain('No source location');
    expect(await panel.page.getByRole('status').allTextContents()).toContainEqual(
      'No source location is recorded for this row.',
    );
    const cursors = [row, panel.row(5)].map((one) =>
      one.evaluate((element) => getComputedStyle(element).cursor),
    );
    expect(await Promise.all(cursors)).toEqual(['auto', 'pointer']);
  });

  test('is copied as text with tabs', async () => {
    const panel = await tester.open();
    await (await panel.waitForRow(4)).click();
    await panel.page.keyboard.press('Control+c');
    expect(await panel.page.evaluate(() => navigator.clipboard.readText())).toBe(
      '192\t12.8%\t12.5%\t368\t24.5%\tmain.(*Server).handleUpload.func2.1 (inline)',
    );
  });

  test('stays selected when the profile changes and its function is still there', async () => {
    const panel = await tester.open();
    await (await panel.waitForRow(3)).click();
    await panel.showState(
      { ...SHOWN_STATE, revision: 2 },
      { ...SMALL, functionCount: 50, names: ['first', 'second'] },
    );
    await eventually(() => panel.row(0).locator('.name-text').textContent()).toBe('first');
    expect(await panel.selectedRow.locator('.name-text').textContent()).toBe('main.leak.func1');
    await panel.page.keyboard.press('Enter');
    expect((await panel.received('openPlace')).at(-1)).toMatchObject({ revision: 2, place: 3 });
  });
});

describe('The keyboard in Top', () => {
  test('has one tab stop for all rows, which starts at the first row in sight', async () => {
    const panel = await tester.open();
    await panel.waitForRow(0);
    expect(await panel.rows.locator('[tabindex]').count()).toBe(0);
    await panel.button('Export…').focus();
    await panel.page.keyboard.press('Tab');
    expect(await panel.grid.evaluate((grid) => grid === document.activeElement)).toBe(true);
    expect(await panel.selectedRow.getAttribute('aria-rowindex')).toBe('2');
    expect(await panel.grid.getAttribute('aria-activedescendant')).toBe(
      await panel.selectedRow.getAttribute('id'),
    );
  });

  test.each([
    ['ArrowDown', 4],
    ['ArrowUp', 2],
    ['Home', 0],
    ['End', 99],
    ['Control+End', 99],
    ['Control+Home', 0],
  ])('moves with %s from row 3 to row %i', async (key, expected) => {
    const panel = await tester.open();
    await (await panel.waitForRow(3)).click();
    await panel.page.keyboard.press(key);
    expect(await panel.selectedRow.getAttribute('aria-rowindex')).toBe(String(expected + 2));
    expect(await isInSight(panel)).toBe(true);
  });

  test('moves by what is in sight with Page Down and Page Up, and not beyond the ends', async () => {
    const panel = await tester.open();
    await (await panel.waitForRow(0)).click();
    await panel.page.keyboard.press('PageDown');
    const below = Number(await panel.selectedRow.getAttribute('aria-rowindex')) - 2;
    expect(below).toBeGreaterThan(10);
    expect(below).toBeLessThan(30);
    await panel.page.keyboard.press('PageUp');
    await panel.page.keyboard.press('PageUp');
    expect(await panel.selectedRow.getAttribute('aria-rowindex')).toBe('2');
    await panel.page.keyboard.press('ArrowUp');
    expect(await panel.selectedRow.getAttribute('aria-rowindex')).toBe('2');
  });
});

async function orders(panel: Panel): Promise<Record<string, string | null>> {
  const found: Record<string, string | null> = {};
  for (const name of ['flat', 'cum', 'name'])
    found[name] = await panel.header(name).getAttribute('aria-sort');
  return found;
}

async function lastAsk(panel: Panel): Promise<unknown> {
  return (await panel.received('ask')).at(-1)?.ask;
}

/** Whether the selected row is whole between the header and the lower edge. */
async function isInSight(panel: Panel): Promise<boolean> {
  return await panel.selectedRow.evaluate((row) => {
    const view = row.closest('.rows-view')?.getBoundingClientRect();
    const box = row.getBoundingClientRect();
    return view !== undefined && box.top >= view.top - 1 && box.bottom <= view.bottom + 1;
  });
}
