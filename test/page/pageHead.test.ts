import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  DIFFERENCE_STATE,
  EMPTY_STATE,
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

describe('The head of the page', () => {
  test('says which profile is shown and offers its sample types with their totals', async () => {
    const panel = await tester.open();
    await panel.page.getByRole('heading', { name: 'goroutine · localhost:6060 · 14:03:22' }).waitFor();
    await panel.choose('Sample type', 'inuse_space · 34.04MB');
    expect(await panel.received('setSampleType')).toEqual([{ type: 'setSampleType', sampleType: 1 }]);
  });

  test('shows the sample type that the host says', async () => {
    const panel = await tester.open();
    await panel.waitForRow(0);
    const { shown } = SHOWN_STATE;
    if (shown === undefined) throw new Error('Expected a state that shows a profile.');
    await panel.showState({ ...SHOWN_STATE, revision: 2, shown: { ...shown, sampleType: 1 } });
    await eventually(() => selected(panel, 'Sample type')).toBe('inuse_space · 34.04MB');
    const sampleTypes = [{ type: 'samples', unit: 'count', total: '12' }, ...shown.sampleTypes];
    await panel.showState({ ...SHOWN_STATE, revision: 3, shown: { ...shown, sampleTypes, sampleType: 2 } });
    await eventually(() => selected(panel, 'Sample type')).toBe('inuse_space · 34.04MB');
    expect(await panel.received('setSampleType')).toEqual([]);
  });

  test('sets and clears a base', async () => {
    const panel = await tester.open();
    await panel.waitForRow(0);
    expect(await panel.page.getByRole('combobox', { name: 'Mode' }).isVisible()).toBe(false);
    await panel.choose('Base', 'goroutine · localhost:6060 · 13:58:40');
    expect(await panel.received('setBase')).toEqual([{ type: 'setBase', profile: 1, mode: 'base' }]);
    await panel.showState({ ...DIFFERENCE_STATE, revision: 2 });
    await eventually(() => selected(panel, 'Base')).toBe('goroutine · localhost:6060 · 13:58:40');
    await panel.choose('Base', 'None');
    expect((await panel.received('setBase')).at(-1)).toEqual({
      type: 'setBase',
      profile: null,
      mode: 'diffBase',
    });
  });

  test('chooses between -base and -diff_base and says what they mean', async () => {
    const panel = await tester.open({ state: DIFFERENCE_STATE });
    await panel.waitForRow(0);
    const comparison = panel.page.locator('.comparison');
    expect(await comparison.textContent()).toBe(
      'compared with goroutine · localhost:6060 · 13:58:40 (-diff_base). ' +
        'Subtracts the base; percentages refer to the total of the base.',
    );
    const mode = panel.page.getByRole('combobox', { name: 'Mode' });
    const describedBy = (await mode.getAttribute('aria-describedby')) ?? '';
    expect(await panel.page.locator(`#${describedBy}`).textContent()).toContain(
      'percentages refer to the total of the base',
    );
    await panel.choose('Mode', /^-base$/);
    expect(await panel.received('setBase')).toEqual([{ type: 'setBase', profile: 1, mode: 'base' }]);
  });

  test('takes a file as base, in the mode that is set', async () => {
    const panel = await tester.open();
    await panel.waitForRow(0);
    await panel.choose('Base', 'Open file…');
    expect(await panel.received('openBase')).toEqual([{ type: 'openBase', mode: 'base' }]);
    expect(await selected(panel, 'Base')).toBe('None');
    await panel.showState({ ...DIFFERENCE_STATE, revision: 2 });
    await panel.choose('Mode', '-diff_base -normalize');
    await panel.choose('Base', 'Open file…');
    expect((await panel.received('openBase')).at(-1)).toEqual({
      type: 'openBase',
      mode: 'diffBase',
      normalize: true,
    });
    expect(await panel.received('setBase')).toEqual([
      { type: 'setBase', profile: 1, mode: 'diffBase', normalize: true },
    ]);
  });

  test('keeps a base in the list that may no longer be picked', async () => {
    const panel = await tester.open({ state: { ...DIFFERENCE_STATE, baseChoices: [] } });
    await eventually(() => selected(panel, 'Base')).toBe('goroutine · localhost:6060 · 13:58:40');
  });

  test('reports no change when keys only walk over it', async () => {
    const panel = await tester.open();
    await panel.waitForRow(0);
    await panel.page.getByRole('combobox', { name: 'Sample type' }).focus();
    for (const key of ['Tab', 'Tab', 'Shift+Tab', 'Shift+Tab', 'Escape'])
      await panel.page.keyboard.press(key);
    expect(await panel.received('setSampleType')).toEqual([]);
    expect(await panel.received('setBase')).toEqual([]);
  });

  test('is used with the keyboard alone', async () => {
    const panel = await tester.open();
    await panel.waitForRow(0);
    await panel.page.getByRole('combobox', { name: 'Base' }).focus();
    for (const key of ['Enter', 'ArrowDown', 'Enter']) await panel.page.keyboard.press(key);
    expect(await panel.received('setBase')).toEqual([{ type: 'setBase', profile: 2, mode: 'base' }]);
  });
});

describe('Problems of the profile', () => {
  test('are said in full, the many behind a summary', async () => {
    const { shown } = SHOWN_STATE;
    if (shown === undefined) throw new Error('Expected a state that shows a profile.');
    const problems = ['one is cut', 'two is odd', 'three is <b>long</b>', 'four'];
    const panel = await tester.open({ state: { ...SHOWN_STATE, shown: { ...shown, problems } } });
    const notice = panel.page.locator('.page > .notice.is-warning');
    await notice.waitFor();
    expect(await notice.getByRole('listitem').allTextContents()).toEqual(['one is cut', 'two is odd']);
    await notice.getByText('2 more problems').click();
    expect(await notice.getByRole('listitem').allTextContents()).toEqual(problems);
    await panel.showState({ ...SHOWN_STATE, revision: 2 });
    await notice.waitFor({ state: 'hidden' });
  });
});

describe('Nothing shown yet', () => {
  test('says what to do and does it', async () => {
    const panel = await tester.open({ state: EMPTY_STATE });
    await panel.page.getByRole('heading', { name: 'No profile is shown yet' }).waitFor();
    expect(await panel.page.getByRole('tab').first().isVisible()).toBe(false);
    await panel.button('Fetch profile…').click();
    await panel.button('Open profile…').click();
    expect(await panel.received('fetchProfile')).toHaveLength(1);
    expect(await panel.received('openProfile')).toHaveLength(1);
    expect(await panel.received('ask')).toEqual([]);
  });

  test('gives way to a profile, and comes back when that is gone', async () => {
    const panel = await tester.open({ state: EMPTY_STATE });
    await panel.button('Fetch profile…').waitFor();
    await panel.showState({ ...SHOWN_STATE, revision: 2 });
    expect(await (await panel.waitForRow(0)).textContent()).toContain('runtime.gopark');
    expect(await panel.button('Fetch profile…').isVisible()).toBe(false);
    await panel.page.evaluate(() => {
      window.scriptedHost.send({ type: 'state', state: { revision: 3, baseChoices: [] } });
    });
    await panel.button('Fetch profile…').waitFor();
  });
});

async function selected(panel: Panel, label: string): Promise<string | null> {
  return await panel.page
    .getByRole('combobox', { name: label })
    .locator('[role=option][aria-selected=true]')
    .textContent();
}
