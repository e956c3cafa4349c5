/** The flame graph in every theme: no serious finding of axe, nothing cut off, and pictures for people to look at. */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { seriousAxeFindings, widthBeyondWindow } from './axeFindings';
import { differenceView, flameSettled, openFlame, profileView, recordedView } from './flameEngine';
import { DIFFERENCE_STATE, PanelTester, type OpenOptions, type Panel } from './panelTester';
import { settled } from './shownViews';
import type { ThemeName } from './themes';

const PICTURES = fileURLToPath(new URL('../../test-results/page/', import.meta.url));

let tester: PanelTester;
beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  tester = await PanelTester.start();
});
afterEach(() => tester.closePages());
afterAll(() => tester.stop());

const SCENES: Readonly<Record<string, (options: OpenOptions) => Promise<Panel>>> = {
  plain: async (options) => {
    const panel = await openFlame(tester, recordedView('cpu.go1.27'), options);
    await clickAt(panel, 0.6, 11);
    await panel.page.mouse.move(panel.page.viewportSize()?.width ?? 0, 10);
    return panel;
  },
  searched: async (options) => {
    const panel = await openFlame(tester, recordedView('cpu.go1.27'), options);
    await panel.filter.fill('pdqsort|digest');
    await panel.page.getByText(/^Found in/).waitFor({ state: 'attached' });
    const box = await panel.page.locator('.flame-canvas').boundingBox();
    await panel.page.mouse.move((box?.x ?? 0) + 60, (box?.y ?? 0) + 110);
    return panel;
  },
  difference: (options) =>
    openFlame(tester, differenceView('goroutine.after.go1.27', 'goroutine.before.go1.27'), {
      ...options,
      state: DIFFERENCE_STATE,
    }),
  'difference-blue': async (options) => {
    const view = differenceView('goroutine.after.go1.27', 'goroutine.before.go1.27');
    const panel = await openFlame(tester, view, { ...options, state: DIFFERENCE_STATE });
    await panel.button('Orange and blue').click();
    return panel;
  },
  pivot: async (options) => {
    const panel = await openFlame(tester, recordedView('cpu.go1.27'), options);
    await clickAt(panel, 0.55, 10);
    await panel.button('Callers and callees').click();
    await flameSettled(panel);
    return panel;
  },
  menu: async (options) => {
    const panel = await openFlame(tester, recordedView('heap.go1.27'), options);
    const box = await panel.page.locator('.flame-canvas').boundingBox();
    await panel.page.mouse.click((box?.x ?? 0) + 80, (box?.y ?? 0) + 50, { button: 'right' });
    await panel.page.getByRole('menuitem').first().waitFor();
    return panel;
  },
  empty: (options) => openFlame(tester, profileView([]), { ...options, shows: 'nothing' }),
};

describe.each<ThemeName>(['dark', 'light', 'hc', 'hcLight'])('in the theme %s', (theme) => {
  test.each(Object.keys(SCENES))('%s has no serious finding of axe and nothing cut off', async (name) => {
    const panel = await SCENES[name]?.({ theme });
    if (panel === undefined) throw new Error('A scene was expected.');
    await settled(panel);
    await panel.page.screenshot({ path: `${PICTURES}${theme}-flame-${name}.png` });
    expect(await seriousAxeFindings(panel.page)).toEqual([]);
    expect(await widthBeyondWindow(panel.page)).toBe(0);
  });
});

test.each(['plain', 'difference', 'pivot'])('%s fits into a panel 340 pixels wide', async (name) => {
  const panel = await SCENES[name]?.({ width: 340, height: 560 });
  if (panel === undefined) throw new Error('A scene was expected.');
  await settled(panel);
  await panel.page.screenshot({ path: `${PICTURES}narrow-340-flame-${name}.png` });
  expect(await widthBeyondWindow(panel.page)).toBe(0);
});

test('forced colours draw boxes with lines', async () => {
  const panel = await openFlame(tester, recordedView('cpu.go1.27'), { forcedColors: 'active' });
  await panel.page.screenshot({ path: `${PICTURES}forced-colors-flame.png` });
  const colors = await panel.page.locator('.flame-canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, 200, 100) ?? { data: [] };
    const found = new Set<number>();
    for (let at = 0; at < data.length; at += 4)
      found.add((data[at] ?? 0) * 65536 + (data[at + 1] ?? 0) * 256);
    return found.size;
  });
  expect(colors).toBeGreaterThan(1);
});

async function clickAt(panel: Panel, share: number, row: number): Promise<void> {
  const box = await panel.page.locator('.flame-canvas').boundingBox();
  await panel.page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) * share, (box?.y ?? 0) + row * 20 + 10);
  await flameSettled(panel);
}
