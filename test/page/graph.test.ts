/** The Graph tab: what it shows, by mouse, by keyboard and together with the other tabs. */
import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { gridGraph, openGraph, recordedGraph } from './graphPictures';
import { eventually, PanelTester, SHOWN_STATE, type Panel } from './panelTester';

const CPU = recordedGraph('profiles/cpu.go1.26.pb.gz');

let tester: PanelTester;
beforeAll(async () => {
  tester = await PanelTester.start();
});
afterEach(() => tester.closePages());
afterAll(() => tester.stop());

async function cpuGraph(): Promise<Panel> {
  const panel = await tester.open();
  await openGraph(panel, CPU);
  await node(panel, 'main.fibonacci').waitFor();
  return panel;
}

function node(panel: Panel, name: string): Locator {
  return panel.page.locator(`rect[aria-label^="${name}, "]`);
}

/** The function that is named first in the focused node's label. */
async function focused(panel: Panel): Promise<string> {
  return await panel.page.evaluate(
    () => document.activeElement?.getAttribute('aria-label')?.split(', flat')[0] ?? '',
  );
}

async function scaleOf(panel: Panel): Promise<number> {
  const transform = await panel.page.locator('.graph-svg > g').getAttribute('transform');
  return Number(/scale\(([^)]*)\)/.exec(transform ?? '')?.[1]);
}

async function isInArea(panel: Panel, shape: Locator): Promise<boolean> {
  const [area, box] = [await panel.page.locator('.graph-area').boundingBox(), await shape.boundingBox()];
  if (area === null || box === null) return false;
  return (
    box.x >= area.x &&
    box.y >= area.y &&
    box.x + box.width <= area.x + area.width &&
    box.y + box.height <= area.y + area.height
  );
}

describe('The graph', () => {
  test('has each node with its values, and pprof’s line on what is shown', async () => {
    const panel = await cpuGraph();
    const labels = await panel.page
      .locator('rect[role=option]')
      .evaluateAll((all) => all.map((one) => one.ariaLabel));
    const expected = CPU.usual.boxes.flatMap((box) =>
      box.kind === 'node'
        ? [
            `${box.name}, flat ${box.flat.text} (${box.flat.percent}), cum ${box.cum.text} (${box.cum.percent})`,
          ]
        : [],
    );
    expect(labels.map((label) => label?.split('; ')[0])).toEqual(expected);
    expect(await panel.page.locator('.graph-line').count()).toBe(CPU.usual.lines.length);
    expect(await panel.page.locator('.graph-legend summary').textContent()).toBe(
      'Showing nodes accounting for 149, 100% of 149 total',
    );
    expect(await panel.page.getByRole('status').first().textContent()).toBe('36 nodes');
  });

  test('selects with a click, marks its edges, and shows it in the other tabs', async () => {
    const panel = await cpuGraph();
    await node(panel, 'main.fibonacci').click();
    await eventually(() => node(panel, 'main.fibonacci').getAttribute('aria-selected')).toBe('true');
    expect(await panel.page.locator('rect[aria-selected=true]').count()).toBe(1);
    expect(await panel.page.locator('.graph-line.is-selected').count()).toBe(1);
    expect(await panel.received('openPlace')).toEqual([]);
    await eventually(() =>
      panel.page.evaluate(() => (window.scriptedHost.saved as { selected: string } | undefined)?.selected),
    ).toBe('main.fibonacci');
  });

  test('brings the function into sight that was selected elsewhere', async () => {
    const panel = await tester.open({ saved: { selected: 'runtime.asyncPreempt' } });
    await openGraph(panel, CPU);
    const wanted = node(panel, 'runtime.asyncPreempt');
    await wanted.waitFor();
    await eventually(() => isInArea(panel, wanted)).toBe(true);
    expect(await wanted.getAttribute('aria-selected')).toBe('true');
    expect(await wanted.getAttribute('tabindex')).toBe('0');
  });

  test('says that a selected function is not drawn', async () => {
    const panel = await tester.open({ saved: { selected: 'main.<nowhere>' } });
    await openGraph(panel, CPU);
    await panel.page.getByText('main.<nowhere> is none of the nodes that are drawn.').waitFor();
  });

  test('goes to the source with a double click', async () => {
    const panel = await cpuGraph();
    await node(panel, 'main.fibonacci').dblclick();
    await eventually(() => panel.received('openPlace')).toHaveLength(1);
    const [opened] = await panel.received('openPlace');
    const box = CPU.usual.boxes.find((one) => one.kind === 'node' && one.name === 'main.fibonacci');
    expect(opened).toMatchObject({ revision: 1, takeFocus: true, place: box?.kind === 'node' && box.place });
  });

  test('has the menu of a function, which gives the focus back', async () => {
    const panel = await cpuGraph();
    await node(panel, 'main.fibonacci').click({ button: 'right' });
    const menu = panel.page.getByRole('menu', { name: 'What can be done with main.fibonacci' });
    await menu.waitFor();
    await panel.page.keyboard.press('Escape');
    await eventually(() => focused(panel)).toBe('main.fibonacci');
    await node(panel, 'main.fibonacci').click({ button: 'right' });
    await menu.getByRole('menuitem', { name: 'Copy name' }).click();
    await eventually(() => panel.page.evaluate(() => navigator.clipboard.readText())).toBe('main.fibonacci');
  });

  test('dims what the mouse is not on or beside', async () => {
    const panel = await cpuGraph();
    await node(panel, 'main.fibonacci').hover();
    await eventually(() => panel.page.locator('.graph-svg.is-hovering').count()).toBe(1);
    expect(await panel.page.locator('.graph-box.is-near').count()).toBe(3);
    await panel.page.mouse.move(5, 5);
    await eventually(() => panel.page.locator('.graph-svg.is-hovering').count()).toBe(0);
  });

  test('moves with a drag and grows with the wheel, around the mouse', async () => {
    const panel = await cpuGraph();
    const wanted = node(panel, 'main.fibonacci');
    const before = await wanted.boundingBox();
    await panel.page.mouse.move(100, 500);
    await panel.page.mouse.down();
    await panel.page.mouse.move(140, 470, { steps: 4 });
    await panel.page.mouse.up();
    await eventually(async () => Math.round(((await wanted.boundingBox())?.x ?? 0) - (before?.x ?? 0))).toBe(
      40,
    );
    expect(Math.round(((await wanted.boundingBox())?.y ?? 0) - (before?.y ?? 0))).toBe(-30);
    const scale = await scaleOf(panel);
    await wanted.hover();
    const middle = await centre(wanted);
    await panel.page.mouse.wheel(0, -200);
    await eventually(() => scaleOf(panel)).toBeGreaterThan(scale * 1.2);
    const after = await centre(wanted);
    expect(Math.hypot(after.x - middle.x, after.y - middle.y)).toBeLessThan(2);
    // A drag that ends on a node is no click on it.
    expect(await panel.page.locator('rect[aria-selected=true]').count()).toBe(0);
  });

  test('shows what the field above finds', async () => {
    const panel = await cpuGraph();
    await panel.filter.click();
    await panel.page.keyboard.type('FIB');
    await eventually(() => panel.page.locator('.graph-box.is-found').count()).toBe(1);
    expect(await panel.page.getByRole('status').first().textContent()).toBe('1 found in 36 nodes');
    await panel.page.keyboard.press('Control+a');
    await panel.page.keyboard.press('Delete');
    await eventually(() => panel.page.locator('.graph-svg.is-filtering').count()).toBe(0);
  });

  test('asks for more nodes and for a tree, keeps the choice, and saves what is drawn', async () => {
    const panel = await cpuGraph();
    await panel.choose('Nodes', 'at most 400');
    await panel.choose('Shape', 'Call tree');
    await eventually(async () => (await panel.received('ask')).map(({ ask }) => ask).at(-1)).toEqual({
      kind: 'graph',
      nodeCount: 400,
      callTree: true,
    });
    const nodes = CPU.tree?.boxes.filter(({ kind }) => kind === 'node').length;
    await eventually(() => panel.page.locator('.graph-box.is-node').count()).toBe(nodes);
    await panel.button('Save SVG').click();
    await eventually(() => panel.received('saveGraph')).toEqual([
      { type: 'saveGraph', revision: 1, nodeCount: 400, callTree: true },
    ]);
    await eventually(() => panel.page.evaluate(() => window.scriptedHost.saved)).toMatchObject({
      graphNodeCount: 400,
      graphShape: 'tree',
    });
  });

  test('stays where it is when the same is shown again, and marks old numbers', async () => {
    const panel = await cpuGraph();
    await node(panel, 'main.fibonacci').click();
    await panel.page.mouse.move(5, 5);
    await panel.page.keyboard.press('+');
    const before = await centre(node(panel, 'main.fibonacci'));
    await panel.setHostMode('hold');
    await panel.showState({ ...SHOWN_STATE, revision: 2 });
    await eventually(() => panel.page.locator('.graph-tab').getAttribute('aria-busy')).toBe('true');
    await panel.page.evaluate(() => {
      window.scriptedHost.release();
    });
    await eventually(() => panel.page.locator('.graph-tab').getAttribute('aria-busy')).toBe('false');
    const after = await centre(node(panel, 'main.fibonacci'));
    expect(Math.hypot(after.x - before.x, after.y - before.y)).toBeLessThan(2);
    expect(await node(panel, 'main.fibonacci').getAttribute('aria-selected')).toBe('true');
    // Not even to the selected node does it jump when that was moved out of sight.
    for (let step = 0; step < 12; step++) await panel.page.keyboard.press('Shift+ArrowUp');
    const away = await centre(node(panel, 'main.fibonacci'));
    expect(await isInArea(panel, node(panel, 'main.fibonacci'))).toBe(false);
    await panel.showState({ ...SHOWN_STATE, revision: 3 });
    await eventually(async () => (await panel.received('ask')).at(-1)?.revision).toBe(3);
    await panel.page.locator('.graph-tab[aria-busy=false]').waitFor();
    expect(await centre(node(panel, 'main.fibonacci'))).toEqual(away);
  });

  test('is seen as before when the page is made anew', async () => {
    const panel = await cpuGraph();
    await focusNode(panel, 'main.sorted');
    await panel.page.keyboard.press('+');
    await panel.page.keyboard.press('Shift+ArrowLeft');
    const before = await centre(node(panel, 'main.sorted'));
    const stored = (): Promise<object> => panel.page.evaluate(() => window.scriptedHost.saved as object);
    await eventually(stored).toMatchObject({ graphPlace: { length: 5 } });
    // What is not stored yet is when the page goes.
    await panel.page.evaluate(() => window.dispatchEvent(new Event('pagehide')));
    const again = await tester.open({ saved: { ...(await stored()), tab: 'top' } });
    await openGraph(again, CPU);
    await node(again, 'main.sorted').waitFor();
    const after = await centre(node(again, 'main.sorted'));
    expect(Math.hypot(after.x - before.x, after.y - before.y)).toBeLessThan(1);
    expect(await scaleOf(again)).toBe(await scaleOf(panel));
  });

  test('says what went wrong, and asks again', async () => {
    const panel = await tester.open();
    await panel.waitForRow(0);
    await panel.setHostMode('fail');
    await panel.page.getByRole('tab', { name: 'Graph', exact: true }).click();
    await panel.page.getByRole('alert').getByText('The profile server stopped.').waitFor();
    await panel.setHostMode('answer');
    await panel.page.evaluate((graph) => {
      window.scriptedHost.graph = graph;
    }, CPU);
    await panel.button('Try again').and(panel.page.locator(':visible')).click();
    await node(panel, 'main.fibonacci').waitFor();
  });

  test('keeps only what is seen of a large one in the document', async () => {
    const panel = await tester.open();
    await openGraph(panel, gridGraph(30, 30));
    await node(panel, 'main.f0').waitFor();
    const count = (): Promise<number> => panel.page.locator('.graph-svg *').count();
    expect(await count()).toBeLessThan(3000);
    await node(panel, 'main.f0').focus();
    await panel.page.keyboard.press('End');
    await eventually(() => focused(panel)).toBe('main.f899');
    expect(await isInArea(panel, node(panel, 'main.f899'))).toBe(true);
    expect(await count()).toBeLessThan(3000);
    await panel.page.keyboard.press('0');
    await eventually(() => panel.page.locator('.graph-box.is-node').count()).toBe(900);
  });
});

describe('By keyboard alone', () => {
  test('Tab leads to a node, arrows along calls, Enter and Space to the source', async () => {
    const panel = await cpuGraph();
    await panel.page.getByRole('button', { name: 'Save SVG' }).focus();
    await panel.page.keyboard.press('Tab');
    await panel.page.keyboard.press('Tab');
    const first = CPU.usual.boxes[0];
    await eventually(() => focused(panel)).toBe(first?.kind === 'node' ? first.name : '');
    await focusNode(panel, 'main.fibonacci');
    await panel.page.keyboard.press('ArrowUp');
    expect(await focused(panel)).toBe('main.work.func1');
    await panel.page.keyboard.press('ArrowDown');
    expect(await focused(panel)).toBe('main.fibonacci');
    await panel.page.keyboard.press('Space');
    await panel.page.keyboard.press('Enter');
    await eventually(async () =>
      (await panel.received('openPlace')).map(({ takeFocus }) => takeFocus),
    ).toEqual([false, true]);
    expect(await node(panel, 'main.fibonacci').getAttribute('aria-selected')).toBe('true');
  });

  test('arrows sideways reach the neighbour, Home and End the ends, and focus is in sight', async () => {
    const panel = await cpuGraph();
    await focusNode(panel, 'main.work.func1');
    await panel.page.keyboard.press('ArrowRight');
    expect(await focused(panel)).toBe('main.work.func2');
    await panel.page.keyboard.press('ArrowLeft');
    expect(await focused(panel)).toBe('main.work.func1');
    for (const key of ['Home', 'End']) {
      await panel.page.keyboard.press(key);
      await eventually(() => isInArea(panel, panel.page.locator('rect:focus'))).toBe(true);
    }
  });

  test('plus, minus and 0 zoom, Shift and arrows move, Ctrl and C copies', async () => {
    const panel = await cpuGraph();
    await focusNode(panel, 'main.fibonacci');
    const scale = await scaleOf(panel);
    await panel.page.keyboard.press('+');
    await eventually(() => scaleOf(panel)).toBeCloseTo(scale * 1.25, 3);
    await panel.page.keyboard.press('-');
    await eventually(() => scaleOf(panel)).toBeCloseTo(scale, 3);
    const before = await centre(node(panel, 'main.fibonacci'));
    await panel.page.keyboard.press('Shift+ArrowDown');
    await eventually(async () => Math.round((await centre(node(panel, 'main.fibonacci'))).y - before.y)).toBe(
      -60,
    );
    await panel.page.keyboard.press('0');
    await eventually(() => scaleOf(panel)).toBeLessThan(scale);
    await panel.page.keyboard.press('Control+c');
    await eventually(() => panel.page.evaluate(() => navigator.clipboard.readText())).toBe(
      '64\t42.95%\t64\t42.95%\tmain.fibonacci',
    );
  });
});

async function focusNode(panel: Panel, name: string): Promise<void> {
  await node(panel, name).focus();
}

async function centre(shape: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const { x, y, width, height } = (await shape.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  return { x: x + width / 2, y: y + height / 2 };
}
