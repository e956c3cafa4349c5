/** The panel in a narrow column and in a low one: the view has the room, and everything can be reached. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { FIRST_STATE } from '../../webview/pageState';
import { DIFFERENCE_STATE, NO_FILTERS, PanelTester, SHOWN_STATE, type Panel } from './panelTester';

let tester: PanelTester;
beforeAll(async () => {
  tester = await PanelTester.start();
});
afterEach(() => tester.closePages());
afterAll(() => tester.stop());

describe('A narrow column', () => {
  test('has sample type and base in one row, and all of the filters in the next', async () => {
    const panel = await tester.open({ width: 340, height: 600 });
    await panel.waitForRow(0);
    const [sampleType, base] = [await top(panel, 'Sample type'), await top(panel, 'Base')];
    expect(base).toBe(sampleType);
    const buttons = await panel.page
      .locator('.filter-bar :is(.ui-button, .ui-select):visible')
      .evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().top)));
    expect(buttons.length).toBeGreaterThan(4);
    expect(Math.max(...buttons) - Math.min(...buttons)).toBeLessThan(4);
    expect(await topOf(panel, '.grid')).toBeLessThan(240);
  });

  test.each(['Peek', 'List', 'Memory'])('has no row for the field that %s does without', async (tab) => {
    const panel = await tester.open({ width: 340, height: 600 });
    await panel.tab(tab).click();
    const [head, end] = [
      await topOf(panel, `#${await panel.tab(tab).getAttribute('id')}`),
      await topOf(panel, '.tabs-end'),
    ];
    expect(Math.abs(head - end)).toBeLessThan(12);
  });

  test.each([340, 700, 1300])('of %i px cuts no number', async (width) => {
    const panel = await tester.open({ width, height: 600, state: DIFFERENCE_STATE });
    await panel.waitForRow(0);
    const cut = await panel.grid
      .locator('.top-row .number:visible')
      .evaluateAll((cells) => cells.filter((cell) => cell.scrollWidth > cell.clientWidth).length);
    expect(cut).toBe(0);
  });
});

describe('A low panel', () => {
  test('lets its head be scrolled away, and the view then has all of the height', async () => {
    const panel = await tester.open({ width: 340, height: 300 });
    await panel.waitForRow(0);
    await panel.grid.focus();
    await panel.page.evaluate(() => {
      document.body.scrollTop = 10_000;
      document.documentElement.scrollTop = 10_000;
    });
    expect(await topOf(panel, '.ui-tabs')).toBeLessThan(4);
    const box = await panel.grid.boundingBox();
    expect(box?.height).toBeGreaterThan(170);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(301);
  });

  test('has one row for its head where that is wide, until a base or a filter is named in it', async () => {
    const panel = await tester.open({ width: 1100, height: 250 });
    await panel.waitForRow(0);
    expect(Math.abs((await top(panel, 'Base')) - (await topOf(panel, '.filter-controls')))).toBeLessThan(8);
    expect(await topOf(panel, '.grid')).toBeLessThan(130);
    await panel.showState({ ...DIFFERENCE_STATE, revision: 2 });
    await panel.page.getByText('compared with').waitFor();
    expect(await topOf(panel, '.filter-controls')).toBeGreaterThan(await top(panel, 'Base'));
    const filtered = { ...NO_FILTERS, filters: { focus: 'x'.repeat(500) } };
    const { shown } = SHOWN_STATE;
    await panel.showState({
      ...SHOWN_STATE,
      revision: 3,
      ...(shown && { shown: { ...shown, ...filtered } }),
    });
    await panel.page.locator('.chip').first().waitFor();
    expect(await panel.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1100);
    expect(await topOf(panel, '.ui-tabs')).toBeLessThan(140);
  });

  test('does not lose the tabs beside a long count', async () => {
    const panel = await tester.open({
      width: 1100,
      height: 250,
      saved: { ...FIRST_STATE, tab: 'goroutines' },
    });
    await panel.waitForRow(0);
    const right = async (selector: string): Promise<number> =>
      panel.page.locator(selector).evaluate((one) => one.getBoundingClientRect().right);
    const left = await panel.page.locator('.tabs-end').evaluate((one) => one.getBoundingClientRect().left);
    expect(await right('#tab-text')).toBeLessThanOrEqual(left + 1);
    expect(await right('.tabs-end')).toBeLessThanOrEqual(1100);
  });
});

async function top(panel: Panel, label: string): Promise<number> {
  const box = await panel.page.getByRole('combobox', { name: label, exact: true }).boundingBox();
  return Math.round(box?.y ?? -1);
}

async function topOf(panel: Panel, selector: string): Promise<number> {
  return panel.page
    .locator(`${selector}:visible`)
    .first()
    .evaluate((one) => one.getBoundingClientRect().top);
}
