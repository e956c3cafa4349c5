import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { PanelState } from '../../src/protocol/panelMessages';
import { seriousAxeFindings } from './axeFindings';
import { eventually, PanelTester, SHOWN_STATE, type Panel } from './panelTester';
import type { ThemeName } from './themes';

const PICTURES = fileURLToPath(new URL('../../test-results/page/', import.meta.url));

/** In force: two patterns and a way to count. */
const FILTERED: PanelState = withShown({
  filters: { focus: 'main\\.', tagFocus: 'tenant=acme', noInlines: true },
  canGoBack: true,
  savedSettings: ['only mine', '<b>hostile</b>'],
});

let tester: PanelTester;
beforeAll(async () => {
  tester = await PanelTester.start();
});
afterEach(() => tester.closePages());
afterAll(() => tester.stop());

function withShown(fields: Partial<NonNullable<PanelState['shown']>>): PanelState {
  const { shown } = SHOWN_STATE;
  if (shown === undefined) throw new Error('Expected a state that shows a profile.');
  return { ...SHOWN_STATE, shown: { ...shown, ...fields } };
}

const chips = (panel: Panel) =>
  panel.page.getByRole('list', { name: 'Filters in force' }).getByRole('listitem');

describe('Chips', () => {
  test('show each filter in force, and take it away', async () => {
    const panel = await tester.open({ state: FILTERED });
    await eventually(() => chips(panel).allTextContents()).toEqual([
      'focus: main\\.×',
      'tag focus: tenant=acme×',
      'No inlined frames×',
      'Reset all filters',
    ]);
    await panel.button('Remove tag focus').click();
    await panel.button('Remove No inlined frames').click();
    await panel.button('Reset all filters').click();
    expect(await panel.received('setFilters')).toEqual([
      { type: 'setFilters', filters: { focus: 'main\\.', noInlines: true } },
      { type: 'setFilters', filters: { focus: 'main\\.', tagFocus: 'tenant=acme' } },
      { type: 'setFilters', filters: {} },
    ]);
  });

  test('are changed in place with the keyboard', async () => {
    const panel = await tester.open({ state: FILTERED });
    await panel.page.getByRole('button', { name: 'focus: main\\.', exact: true }).focus();
    await panel.page.keyboard.press('Enter');
    const field = panel.page.getByRole('textbox', { name: 'focus' });
    await eventually(() => field.inputValue()).toBe('main\\.');
    await field.fill('net/http');
    await field.press('Enter');
    await eventually(() => panel.received('setFilters')).toEqual([
      { type: 'setFilters', filters: { tagFocus: 'tenant=acme', noInlines: true, focus: 'net/http' } },
    ]);
  });

  test('go with Delete, and the focus goes to the next one', async () => {
    const panel = await tester.open({ state: FILTERED });
    await panel.page.getByRole('button', { name: 'focus: main\\.', exact: true }).focus();
    await panel.page.keyboard.press('Delete');
    expect(await panel.received('setFilters')).toEqual([
      { type: 'setFilters', filters: { tagFocus: 'tenant=acme', noInlines: true } },
    ]);
    await panel.showState(withShown({ filters: { tagFocus: 'tenant=acme' } }));
    await eventually(() => focusedText(panel)).toBe('tag focus: tenant=acme');
    await panel.showState(withShown({ filters: {} }));
    await eventually(() => focusedText(panel)).toBe('Refine…');
  });

  test('have the focus again when their pattern is typed', async () => {
    const panel = await tester.open({ state: FILTERED });
    await panel.page.getByRole('button', { name: 'focus: main\\.', exact: true }).click();
    await panel.page.keyboard.press('Escape');
    await eventually(() => focusedText(panel)).toBe('focus: main\\.');
    await choose(panel, 'Refine…', 'hide…');
    await panel.page.keyboard.type('runtime');
    await panel.page.keyboard.press('Enter');
    await panel.showState(withShown({ filters: { hide: 'runtime' } }));
    await eventually(() => focusedText(panel)).toBe('hide: runtime');
  });

  test('keep what was typed when it is refused, and say why', async () => {
    const panel = await tester.open();
    await choose(panel, 'Refine…', 'hide…');
    const field = panel.page.getByRole('textbox', { name: 'hide' });
    await field.fill('a(b');
    await field.press('Enter');
    const message = 'parsing hide regexp: error parsing regexp: missing closing ): `a(b`';
    await panel.page.evaluate((problem) => {
      window.scriptedHost.send({ type: 'filterProblem', message: problem });
    }, message);
    await panel.page.getByRole('alert').filter({ hasText: message }).waitFor();
    expect(await field.inputValue()).toBe('a(b');
    await panel.showState(withShown({ filters: { hide: 'ab' } }));
    await eventually(() => chips(panel).allTextContents()).toEqual(['hide: ab×']);
    expect(await panel.page.getByRole('alert').filter({ hasText: message }).isVisible()).toBe(false);
    expect(await field.isVisible()).toBe(false);
  });
});

describe('A menu that stays open while a watched program is looked at again', () => {
  test.each([
    { looks: 1, revision: 1 },
    { looks: 3, revision: 4 },
  ])('goes to the source after $looks looks', async ({ looks, revision }) => {
    const panel = await tester.open();
    await (await panel.waitForRow(3)).click({ button: 'right' });
    const item = panel.page.getByRole('menuitem', { name: 'Go to source' });
    await item.waitFor();
    const { shown } = SHOWN_STATE;
    for (let look = 1; look <= looks; look++) {
      const profile = { id: 3 + look, label: `goroutine · look ${look}` };
      await panel.showState({
        ...SHOWN_STATE,
        revision: 1 + look,
        ...(shown && { shown: { ...shown, profile } }),
      });
      await panel.page.getByText(profile.label).waitFor();
    }
    await item.click();
    await eventually(async () => (await panel.received('openPlace')).length).toBe(1);
    const [opened] = await panel.received('openPlace');
    expect(opened).toMatchObject({ revision, place: 3, takeFocus: true });
  });
});

describe('Refine', () => {
  test('begins a pattern with the selected function', async () => {
    const panel = await tester.open();
    await (await panel.waitForRow(3)).click();
    await choose(panel, 'Refine…', 'ignore…');
    const field = panel.page.getByRole('textbox', { name: 'ignore' });
    await eventually(() => field.inputValue()).toBe('^main\\.leak\\.func1$');
    await field.press('Escape');
    expect(await field.isVisible()).toBe(false);
    expect(await panel.received('setFilters')).toEqual([]);
  });

  test('begins a pattern with what is searched for, and never one of tags', async () => {
    const panel = await tester.open();
    await (await panel.waitForRow(3)).click();
    await panel.filter.fill('chan');
    await choose(panel, 'Refine…', 'show…');
    await eventually(() => panel.page.getByRole('textbox', { name: 'show' }).inputValue()).toBe('chan');
    await choose(panel, 'Refine…', 'tag focus…');
    await eventually(() => panel.page.getByRole('textbox', { name: 'tag focus' }).inputValue()).toBe('');
  });

  test('turns ways to count on and off', async () => {
    const panel = await tester.open({ state: FILTERED });
    await panel.button('Refine…').click();
    const inlined = panel.page.getByRole('menuitemcheckbox', { name: 'No inlined frames' });
    expect(await inlined.getAttribute('aria-checked')).toBe('true');
    await inlined.click();
    await choose(panel, 'Refine…', 'Drop negative values');
    const filters = (await panel.received('setFilters')).map((message) => message.filters);
    expect(filters[0]).toEqual({ focus: 'main\\.', tagFocus: 'tenant=acme' });
    expect(filters[1]).toMatchObject({ dropNegative: true, noInlines: true });
  });

  test('chooses the granularity', async () => {
    const panel = await tester.open();
    await panel.choose('Granularity', 'by lines');
    await eventually(() => panel.received('setFilters')).toEqual([
      { type: 'setFilters', filters: { granularity: 'lines' } },
    ]);
  });
});

describe('A view that follows no filters', () => {
  test('says so while there are some', async () => {
    const panel = await tester.open({ state: FILTERED });
    await panel.waitForRow(0);
    const note = panel.page.getByText('This view shows everything, whatever is filtered.');
    expect(await note.isVisible()).toBe(false);
    await panel.tab('Memory').click();
    await note.waitFor();
    await panel.showState(withShown({ filters: {} }));
    await note.waitFor({ state: 'hidden' });
  });
});

describe('Saved filters', () => {
  test('are saved, used and deleted', async () => {
    const panel = await tester.open({ state: FILTERED });
    await choose(panel, 'Saved…', 'Save these filters as…');
    const field = panel.page.getByRole('textbox', { name: 'Save as' });
    await field.fill('mine');
    await field.press('Enter');
    await choose(panel, 'Saved…', 'Use “only mine”');
    await choose(panel, 'Saved…', 'Delete “<b>hostile</b>”');
    expect(await panel.received('saveSettings')).toEqual([{ type: 'saveSettings', name: 'mine' }]);
    expect(await panel.received('applySettings')).toEqual([{ type: 'applySettings', name: 'only mine' }]);
    expect(await panel.received('deleteSettings')).toEqual([
      { type: 'deleteSettings', name: '<b>hostile</b>' },
    ]);
  });
});

describe('Back and forward', () => {
  test('are buttons, where there is somewhere to go, and keys', async () => {
    const panel = await tester.open({ state: FILTERED });
    await panel.waitForRow(0);
    await panel.button('Back (Alt+Left)').click();
    expect(await panel.button('Forward (Alt+Right)').isDisabled()).toBe(true);
    await panel.grid.focus();
    await panel.page.keyboard.press('Alt+ArrowRight');
    expect(await panel.received('goBack')).toHaveLength(1);
    expect(await panel.received('goForward')).toHaveLength(1);
  });
});

describe('A function’s menu', () => {
  test('opens with the right button and does what it says', async () => {
    const panel = await tester.open();
    const row = await panel.waitForRow(3);
    await row.click({ button: 'right' });
    await panel.page.getByRole('menuitem', { name: 'Focus on this function' }).click();
    expect(await panel.received('addFilter')).toEqual([
      { type: 'addFilter', filter: 'focus', pattern: '^main\\.leak\\.func1$' },
    ]);
    await row.click({ button: 'right' });
    await panel.page.getByRole('menuitem', { name: 'Copy name' }).click();
    await eventually(() => panel.page.evaluate(() => navigator.clipboard.readText())).toBe('main.leak.func1');
  });

  test('filters by the function where rows are lines, and copies the whole table', async () => {
    const panel = await tester.open({ state: withShown({ filters: { granularity: 'lines' } }) });
    const row = await panel.waitForRow(3);
    const name = async (item: string): Promise<void> => {
      await row.click({ button: 'right' });
      await panel.page.getByRole('menuitem', { name: item }).click();
    };
    await name('Hide it');
    expect(await panel.received('addFilter')).toEqual([
      { type: 'addFilter', filter: 'hide', pattern: '^main\\.leak\\.func1$' },
    ]);
    await name('Copy table as text');
    await name('Copy table as Markdown');
    const report = { type: 'copyReport', revision: 1, command: 'top', argument: '' };
    expect(await panel.received('copyReport')).toEqual([
      { ...report, format: 'text' },
      { ...report, format: 'markdown' },
    ]);
    await name('Copy row');
    await eventually(() => panel.page.evaluate(() => navigator.clipboard.readText())).toContain('234\t');
  });

  test('opens with the key for menus, moves with arrows and gives the focus back', async () => {
    const panel = await tester.open();
    await panel.waitForRow(0);
    await panel.grid.focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'ContextMenu']) await panel.page.keyboard.press(key);
    const menu = panel.page.getByRole('menu');
    await menu.waitFor();
    await panel.page.keyboard.press('ArrowDown');
    await eventually(() => panel.page.evaluate(() => document.activeElement?.textContent)).toBe(
      'Show in Top',
    );
    await panel.page.keyboard.press('Escape');
    await menu.waitFor({ state: 'detached' });
    expect(await panel.grid.evaluate((grid) => grid === document.activeElement)).toBe(true);
  });
});

describe.each<ThemeName>(['dark', 'light', 'hc', 'hcLight'])('in the theme %s', (theme) => {
  test('filters and menus have no serious finding of axe', async () => {
    const panel = await tester.open({ state: FILTERED, theme });
    await panel.waitForRow(0);
    await panel.button('Refine…').click();
    await panel.page.screenshot({ path: `${PICTURES}${theme}-filters.png` });
    expect(await seriousAxeFindings(panel.page)).toEqual([]);
    await panel.page.keyboard.press('Escape');
    await (await panel.waitForRow(5)).click({ button: 'right' });
    await panel.page.screenshot({ path: `${PICTURES}${theme}-function-menu.png` });
    expect(await seriousAxeFindings(panel.page)).toEqual([]);
  });
});

test('fit into a narrow column', async () => {
  const savedSettings = ['only mine', 'M'.repeat(100)];
  const state = withShown({ ...FILTERED.shown, savedSettings });
  const panel = await tester.open({ state, width: 340, height: 560 });
  await panel.waitForRow(0);
  await choose(panel, 'Refine…', 'tag root…');
  await panel.page.screenshot({ path: `${PICTURES}narrow-340-filters.png` });
  expect(await panel.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
  for (const name of ['Refine…', 'Saved…', 'Export…']) {
    await panel.button(name).click();
    await panel.page.screenshot({ path: `${PICTURES}narrow-340-menu-${name.slice(0, -1)}.png` });
    const box = await panel.page.getByRole('menu').boundingBox();
    const { x, y, width, height } = box ?? { x: -1, y: 0, width: 0, height: 0 };
    expect([x >= 0, x + width <= 340, y + height <= 560]).toEqual([true, true, true]);
    await panel.page.keyboard.press('Escape');
  }
  await (await panel.waitForRow(0)).click({ button: 'right' });
  await panel.page.screenshot({ path: `${PICTURES}narrow-340-function-menu.png` });
});

function focusedText(panel: Panel): Promise<string | null | undefined> {
  return panel.page.evaluate(() => document.activeElement?.textContent);
}

async function choose(panel: Panel, menu: string, item: string): Promise<void> {
  await panel.button(menu).click();
  await panel.page
    .getByRole('menuitem', { name: item, exact: true })
    .or(panel.page.getByRole('menuitemcheckbox', { name: item, exact: true }))
    .click();
}
