/**
 * The Graph tab in every theme and with every kind of profile: without findings of axe, nothing cut off at the side, and
 * with pictures in test-results/page/ for people to look at.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { seriousAxeFindings, widthBeyondWindow } from './axeFindings';
import type { ScriptedGraph } from './host/scriptedGraph';
import { differenceGraph, gridGraph, madeGraph, openGraph, recordedGraph } from './graphPictures';
import { DIFFERENCE_STATE, eventually, PanelTester, type OpenOptions, type Panel } from './panelTester';
import type { ThemeName } from './themes';

const PICTURES = fileURLToPath(new URL('../../test-results/page/', import.meta.url));
const NAMES = [
  '</script><img src=x onerror="document.title=\'broken out\'">',
  '](command:workbench.action.quit)',
  'main.\u202egnp.exe\u202c',
  'x'.repeat(1_000_000),
  'a.'.repeat(500_000),
];

let tester: PanelTester;
beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  tester = await PanelTester.start();
});
afterEach(() => tester.closePages());
afterAll(() => tester.stop());

interface Scene {
  readonly name: string;
  readonly graph: ScriptedGraph;
  readonly options?: OpenOptions;
  prepare?(panel: Panel): Promise<void>;
}

const SCENES: readonly Scene[] = [
  {
    name: 'graph',
    graph: recordedGraph('profiles/cpu.go1.26.pb.gz'),
    prepare: async (panel) => {
      await panel.page.locator('rect[aria-label^="main.fibonacci,"]').click();
      await panel.page.mouse.move(5, 5);
      await panel.page.keyboard.press('ArrowUp');
    },
  },
  {
    name: 'graph-difference',
    graph: differenceGraph('profiles/heap.go1.26.pb.gz', 'profiles/heap.go1.24.pb.gz'),
    options: { state: DIFFERENCE_STATE },
  },
  { name: 'graph-labels-narrow', graph: recordedGraph('edgeCases/labels.pb.gz'), options: { width: 340 } },
  { name: 'graph-empty', graph: madeGraph([]) },
];

const THEMES: readonly ThemeName[] = ['dark', 'light', 'hc', 'hcLight'];

describe.each(THEMES)('In the theme %s', (theme) => {
  test.each(SCENES)('$name has nothing that axe finds', async (scene) => {
    const { name, graph, options } = scene;
    const panel = await tester.open({ ...options, theme });
    await openGraph(panel, graph);
    await panel.page.locator('.graph-tab[aria-busy=false]').waitFor();
    await scene.prepare?.(panel);
    await panel.page.screenshot({ path: `${PICTURES}${name}-${theme}.png` });
    expect(await seriousAxeFindings(panel.page)).toEqual([]);
    expect(await widthBeyondWindow(panel.page)).toBe(0);
  });
});

describe('The graph', () => {
  test('can be read in forced colours', async () => {
    const panel = await tester.open({ forcedColors: 'active', theme: 'hc' });
    await openGraph(panel, recordedGraph('profiles/cpu.go1.26.pb.gz'));
    const face = panel.page.locator('rect[aria-label^="main.fibonacci,"]');
    await face.click();
    await panel.page.screenshot({ path: `${PICTURES}graph-forced.png` });
    const [fill, text] = await face.evaluate((shape) =>
      [shape, shape.parentElement?.querySelector('text') ?? shape].map((part) => getComputedStyle(part).fill),
    );
    expect(fill).not.toBe(text);
  });

  test('says that there is nothing to draw', async () => {
    const panel = await tester.open();
    await openGraph(panel, madeGraph([]));
    await panel.page.getByText('This profile has no samples, so that there is nothing to draw.').waitFor();
    expect(await panel.page.locator('.graph-area').isVisible()).toBe(false);
  });

  test('shows one sample as one node, no larger than life', async () => {
    const panel = await tester.open();
    await openGraph(panel, madeGraph([{ stack: 'main.main@main.go:3', values: [1] }]));
    const node = panel.page.locator('rect[role=option]');
    await node.waitFor();
    expect(await node.getAttribute('aria-label')).toBe('main.main, flat 1 (100%), cum 1 (100%)');
    const { width = 0 } = (await node.boundingBox()) ?? {};
    expect(width).toBeLessThan(300);
  });

  test('shows what went down in blue and with its sign', async () => {
    const panel = await tester.open({ state: DIFFERENCE_STATE });
    const samples = [
      { stack: 'main.less main.main', values: [-7] },
      { stack: 'main.more main.main', values: [2] },
    ];
    await openGraph(panel, madeGraph(samples, 'difference'));
    const less = panel.page.locator('.is-less > rect[aria-label^="main.less, flat -7 "]');
    await less.waitFor();
    await panel.page.locator(':not(.is-less) > rect[aria-label^="main.more, flat +2 "]').waitFor();
    const color = (name: string): Promise<string> =>
      panel.page
        .locator(`rect[aria-label^="main.${name},"]`)
        .evaluate((face) => getComputedStyle(face).stroke);
    expect(await color('less')).not.toBe(await color('more'));
  });

  test('takes hostile names for text', async () => {
    const panel = await tester.open();
    const samples = NAMES.map((name, index) => ({
      stack: `${name.replaceAll(' ', '\u00a0').replaceAll(/[@<]/g, '‹')} main.main`,
      values: [index + 1],
    }));
    await openGraph(panel, madeGraph(samples));
    await panel.page.locator('.graph-box').first().waitFor();
    expect(await panel.page.locator('.graph-box').count()).toBe(NAMES.length + 1);
    expect(await panel.page.title()).toBe('pprof Lens');
    expect(await panel.page.locator('img, script:not([src])').count()).toBe(0);
    const text = await panel.page.locator('.graph-svg').evaluate((svg) => svg.textContent);
    expect(text.length).toBeLessThan(20_000);
    expect(text).not.toMatch(/[\u202a-\u202e]/);
    expect(await widthBeyondWindow(panel.page)).toBe(0);
    const label = gridGraph(2, 1, (index) => `</title><script>${index}</script>`);
    await panel.page.evaluate((graph) => {
      window.scriptedHost.graph = graph;
      window.scriptedHost.show({ revision: 2 });
    }, label);
    await eventually(() => panel.page.locator('.graph-box').count()).toBe(2);
    expect(await panel.page.locator('rect[role=option]').first().getAttribute('aria-label')).toMatch(
      /^<\/title><script>0/,
    );
  });

  test('is a PNG in the theme’s colours', async () => {
    const panel = await tester.open({ theme: 'light' });
    await openGraph(panel, recordedGraph('profiles/cpu.go1.26.pb.gz'));
    await panel.page.locator('.graph-box').first().waitFor();
    await panel.button('Export').click();
    await panel.page.getByRole('menuitem', { name: 'Picture of this tab' }).click();
    const png = await panel.exportedPicture();
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBeGreaterThan(400);
    expect(png.length).toBeGreaterThan(20_000);
    writeFileSync(`${PICTURES}graph-exported.png`, png);
  });
});
