/**
 * The page in every theme and state: without serious findings of axe, without anything that is cut off at the side,
 * and with a picture in test-results/page/ for people to look at.
 */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  NO_FILTERS,
  DIFFERENCE_STATE,
  EMPTY_STATE,
  LARGE,
  PanelTester,
  SHOWN_STATE,
  SMALL,
  type OpenOptions,
  type Panel,
} from './panelTester';
import { seriousAxeFindings, widthBeyondWindow } from './axeFindings';
import { recordedMemory } from './memoryTexts';
import type { ThemeName } from './themes';
import { LEAKING_WATCH } from './watchedProgram';

const PICTURES = fileURLToPath(new URL('../../test-results/page/', import.meta.url));
const DIFFERENCE = { ...LARGE, isDifference: true };

let tester: PanelTester;
beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  tester = await PanelTester.start();
});
afterEach(() => tester.closePages());
afterAll(() => tester.stop());

interface Scene {
  readonly name: string;
  readonly options: OpenOptions;
  prepare(panel: Panel): Promise<void>;
}

const SCENES: readonly Scene[] = [
  {
    name: 'top',
    options: { profile: LARGE },
    prepare: async (panel) => {
      await (await panel.waitForRow(3)).click();
      await (await panel.waitForRow(8)).hover();
    },
  },
  {
    name: 'traces',
    options: { profile: LARGE },
    prepare: async (panel) => {
      await panel.tab('Traces').click();
      await (await panel.waitForRow(5)).click();
    },
  },
  {
    name: 'difference',
    options: { profile: DIFFERENCE, state: DIFFERENCE_STATE },
    prepare: async (panel) => {
      await panel.waitForRow(0);
    },
  },
  {
    name: 'goroutines',
    options: {},
    prepare: async (panel) => {
      await panel.tab('Goroutines').click();
      await (await panel.waitForRow(0)).click();
      await panel.waitForRow(4);
      await panel.page.keyboard.press('ArrowDown');
    },
  },
  {
    name: 'goroutines-query-problem',
    options: {},
    prepare: async (panel) => {
      await panel.tab('Goroutines').click();
      await panel.waitForRow(0);
      await panel.filter.fill('bad:');
      await panel.page.getByText('Column 1 of the query').waitFor();
    },
  },
  {
    name: 'goroutines-compared',
    options: { state: DIFFERENCE_STATE },
    prepare: async (panel) => {
      await panel.tab('Goroutines').click();
      await (await panel.waitForRow(0)).click();
      await panel.waitForRow(4);
    },
  },
  {
    name: 'leaks',
    options: { height: 900 },
    prepare: async (panel) => {
      await panel.sendWatches([LEAKING_WATCH]);
      await panel.tab('Leaks').click();
      await panel.page.getByText('Example stack, 3 frames').first().click();
    },
  },
  {
    name: 'leaks-empty',
    options: {},
    prepare: async (panel) => {
      await panel.tab('Leaks').click();
      await panel.button('Watch target').waitFor();
    },
  },
  {
    name: 'memory',
    options: { height: 1800 },
    prepare: (panel) => openMemory(panel, 'alone'),
  },
  {
    name: 'memory-compared',
    options: { height: 2600, state: DIFFERENCE_STATE },
    prepare: (panel) => openMemory(panel, 'first'),
  },
  {
    name: 'memory-empty',
    options: {},
    prepare: async (panel) => {
      await panel.tab('Memory').click();
      await panel.button('Fetch memory text').waitFor();
    },
  },
  {
    name: 'empty',
    options: { state: EMPTY_STATE },
    prepare: async (panel) => {
      await panel.button('Fetch profile…').waitFor();
    },
  },
  {
    name: 'problems',
    options: {
      state: {
        ...SHOWN_STATE,
        shown: {
          profile: { id: 3, label: 'heap · localhost:6060 · 14:03:22' },
          sampleTypes: [{ type: 'inuse_space', unit: 'bytes', total: '34.04MB' }],
          sampleType: 0,
          ...NO_FILTERS,
          problems: [
            'The file ends at byte 20,480 in the middle of a sample; the 1,203 samples before it are shown.',
            'Location 17 names mapping 9, which the profile does not have.',
            'Sample 12 has 3 values where 2 were expected; the last was left out.',
          ],
        },
      },
    },
    prepare: async (panel) => {
      await panel.waitForRow(0);
      await panel.setHostMode('fail');
      await panel.header('cum').getByRole('button').click();
      await panel.page.getByRole('alert').filter({ hasText: 'stopped' }).waitFor();
    },
  },
  {
    name: 'no-match',
    options: { profile: SMALL },
    prepare: async (panel) => {
      await panel.waitForRow(0);
      await panel.filter.fill('nothing is called like this');
      await panel.button('Clear filter').waitFor();
    },
  },
  {
    name: 'list-open',
    options: { profile: SMALL },
    prepare: async (panel) => {
      await panel.waitForRow(0);
      await panel.page.getByRole('combobox', { name: 'Base' }).click();
    },
  },
];

describe.each<ThemeName>(['dark', 'light', 'hc', 'hcLight'])('in the theme %s', (theme) => {
  test.each(SCENES)('$name has no serious finding of axe and nothing cut off', async (scene) => {
    const panel = await tester.open({ ...scene.options, theme });
    await scene.prepare(panel);
    await panel.page.screenshot({ path: `${PICTURES}${theme}-${scene.name}.png` });
    expect(await seriousAxeFindings(panel.page)).toEqual([]);
    expect(await widthBeyondWindow(panel.page)).toBe(0);
  });
});

describe.each([520, 340])('in a panel %i pixels wide', (width) => {
  const scenes = SCENES.filter(({ name }) => !['empty', 'no-match', 'list-open'].includes(name));
  test.each(scenes)('$name has nothing cut off', async (scene) => {
    const panel = await tester.open({ ...scene.options, width, height: 560 });
    await scene.prepare(panel);
    await panel.page.screenshot({ path: `${PICTURES}narrow-${width}-${scene.name}.png` });
    expect(await widthBeyondWindow(panel.page)).toBe(0);
  });
});

test('beside an editor a function keeps its name and gives up its package path', async () => {
  const panel = await tester.open({ width: 700 });
  const name = (await panel.waitForRow(0)).page().locator('.top-row .name-path:not([hidden])').first();
  await name.waitFor({ state: 'attached' });
  const whole = await name.evaluate((path) => path.parentElement?.title ?? '');
  const [path, rest] = await name.evaluate((element) => [
    element.getBoundingClientRect().width,
    (element.nextElementSibling?.scrollWidth ?? 0) - (element.nextElementSibling?.clientWidth ?? 0),
  ]);
  expect(whole).toContain('/');
  expect(path).toBeLessThanOrEqual(1);
  expect(rest).toBe(0);
});

test('forced colours keep the bars, the selection and the chosen tab visible', async () => {
  const panel = await tester.open({ profile: LARGE, forcedColors: 'active' });
  await (await panel.waitForRow(3)).click();
  await panel.page.screenshot({ path: `${PICTURES}forced-colors-top.png` });
  const selected = await panel.selectedRow.evaluate((row) => getComputedStyle(row).backgroundColor);
  const other = await panel.row(0).evaluate((row) => getComputedStyle(row).backgroundColor);
  expect(selected).not.toBe(other);
  const bar = await panel
    .row(0)
    .locator('.bar')
    .first()
    .evaluate((bar) => getComputedStyle(bar).backgroundColor);
  const behind = await panel.page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);
  expect(bar).not.toBe(behind);
});

async function openMemory(panel: Panel, beside: 'alone' | 'first'): Promise<void> {
  await panel.waitForRow(0);
  await panel.setMemory(recordedMemory(beside));
  await panel.tab('Memory').click();
  await panel.page.getByText('Show 25 more').waitFor();
  await panel.page.getByRole('slider', { name: 'What the memory is used for' }).waitFor();
}
