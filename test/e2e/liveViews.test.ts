/** A watched program in the views of the panel: numbers change where they stand, and nothing else does. */
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LeakDemo } from '../../examples/leakdemo/runLeakDemo.mjs';
import { eventually } from './harness/eventually';
import { copyDemoSources, hostAndPort, LEAKING_LINE, startDemo } from './harness/leakWorkspace';
import { Panel } from './harness/panel';
import { photographFailures, startVsCode } from './harness/startVsCode';
import type { VsCode } from './harness/startVsCode';

let vscode: VsCode;
let demo: LeakDemo;
let panel: Panel;

beforeAll(async () => {
  const settings = { 'pprofLens.watch.intervalSeconds': 1 };
  [demo, vscode] = await Promise.all([
    // So few that pprof leaves out no function in the first minute.
    startDemo({ n: 20, rate: 4 }),
    startVsCode({ folder: copyDemoSources('liveviews'), settings }),
  ]);
  // So low that every view has to be scrolled.
  await vscode.page.setViewportSize({ width: 1500, height: 500 });
  const { workbench } = vscode;
  await workbench.open('leak_demo.go', LEAKING_LINE);
  await workbench.run('pprof: Watch target');
  await workbench.answer('Address of a Go program', hostAndPort(demo));
  panel = await Panel.find(workbench);
});
afterAll(async () => {
  await Promise.all([demo.stop(), vscode.stop()]);
});
photographFailures(() => vscode);

describe('Top of a watched program', () => {
  it('is refreshed in place: selection, scroll and filter stay while the numbers grow', async () => {
    await panel.showTab('Top');
    await panel.addFilter('ignore', 'auditLog');
    const row = panel.row('main.(*jobServer).handIn');
    await row.click();
    const place = await placeAfterScrolling(row, 66);
    await twiceAnother(row.locator('.cum').first());
    expect(await row.getAttribute('aria-selected')).toBe('true');
    expect(await placeOf(row)).toBe(place);
    await panel.frame.getByRole('button', { name: 'ignore: auditLog', exact: true }).waitFor();
    await vscode.screenshot('live top');
  });

  it('leaves no step behind with each look', async () => {
    await panel.removeFilter('ignore');
    await panel.addFilter('focus', 'main');
    await panel.frame.locator('body').press('Alt+ArrowLeft');
    await panel.frame.getByRole('button', { name: 'focus: main' }).waitFor({ state: 'detached' });
  });
});

describe('Goroutines of a watched program', () => {
  it('are refreshed in place: query, unfolded groups, selection and scroll stay', async () => {
    await panel.frame.getByRole('tab', { name: 'Goroutines' }).click();
    const field = panel.frame.getByRole('textbox', { name: 'Filter' });
    await field.fill('state:"chan send" or state:select or state:"IO wait"');
    await panel.row('IO wait').click();
    await panel.row(`leak_demo.go:${LEAKING_LINE}`).click();
    const frame = panel.frame.locator('.goroutine-row.is-user:visible').first();
    await frame.click();
    const place = await placeAfterScrolling(frame, 44);
    await twiceAnother(panel.frame.locator('.count:visible'));
    expect(await frame.getAttribute('aria-selected')).toBe('true');
    expect(await placeOf(frame)).toBe(place);
    expect(await field.inputValue()).toContain('IO wait');
    await vscode.screenshot('live goroutines');
  });
});

describe('the other views of a watched program', () => {
  it.each([
    ['List', '#view-list .row[aria-rowindex]'],
    ['Traces', '#view-traces .row[aria-rowindex]'],
    ['Text', '#view-text .row[aria-rowindex]'],
  ])('%s is scrolled as it was after two further looks', async (tab, rows) => {
    await panel.showTab(tab);
    const row = panel.frame.locator(`${rows}:visible`).nth(5);
    const place = await placeAfterScrolling(row, 44);
    const index = await row.getAttribute('aria-rowindex');
    await twiceAnother(panel.frame.locator('.profile-label'));
    await vscode.screenshot(`live ${tab}`);
    expect([await placeOf(row), await row.getAttribute('aria-rowindex')]).toEqual([place, index]);
  });
});

describe('the drawn views of a watched program', () => {
  const name = 'main.(*jobServer).handIn';

  it('Flame graph keeps box, zoom, scroll, search and filter while the numbers grow', async () => {
    await panel.showTab('Flame graph');
    await panel.addFilter('ignore', 'auditLog');
    await panel.frame.getByRole('textbox', { name: 'Filter' }).fill('handIn');
    await panel.frame.getByText(/^Found in \d/).waitFor();
    const tree = panel.frame.getByRole('tree', { name: 'Flame graph' });
    await tree.focus();
    const focused = tree.locator('[role=treeitem]:not([hidden])');
    await eventually(
      'the box of the line that leaks',
      async () => {
        await tree.press('ArrowDown');
        return (await focused.textContent()) ?? '';
      },
      (text) => text.startsWith(name),
    );
    await tree.press('z');
    await panel.frame.locator('.flame-stage[data-settled=true] [aria-busy=false]').waitFor();
    const seen = async () => ({
      place: await placeOf(panel.frame.locator('.flame-space')),
      steps: await panel.frame.locator('.flame-crumb').allTextContents(),
      box: (await panel.frame.locator('.flame-details').textContent())?.split(',')[0],
      isSelected: await focused.getAttribute('aria-selected'),
    });
    const before = await seen();
    expect(before).toMatchObject({ isSelected: 'true' });
    // It is inlined into what calls it.
    for (const shown of [before.box, before.steps.at(-1)]) expect(shown).toContain(name);
    await twiceAnother(panel.frame.locator('.flame-details'));
    await vscode.screenshot('live flame graph');
    expect(await seen()).toEqual(before);
    await expectStillFiltered();
  });

  it('Graph keeps node, scale, place, search and filter while the numbers grow', async () => {
    await panel.showTab('Graph');
    const node = panel.frame.locator(`rect[aria-label^="${name}, "]`);
    await node.click();
    for (const key of ['+', '+', 'Shift+ArrowLeft']) await panel.frame.page().keyboard.press(key);
    const scale = async (): Promise<string | undefined> => {
      const transform = await panel.frame.locator('.graph-svg > g').getAttribute('transform');
      return /scale\(([^)]*)\)/.exec(transform ?? '')?.[1];
    };
    const [place, before] = [await node.boundingBox(), await scale()];
    expect(Number(before)).toBeGreaterThan(0);
    await twiceAnother(node, 'label');
    await vscode.screenshot('live graph');
    expect(await scale()).toBe(before);
    expect(await node.getAttribute('aria-selected')).toBe('true');
    const after = await node.boundingBox();
    expect(Math.abs((after?.x ?? 0) - (place?.x ?? 0))).toBeLessThan(2);
    expect(Math.abs((after?.y ?? 0) - (place?.y ?? 0))).toBeLessThan(2);
    await panel.frame.getByText(/^1 found in \d+ nodes/).waitFor();
    await expectStillFiltered();
    await panel.removeFilter('ignore');
  });

  async function expectStillFiltered(): Promise<void> {
    await panel.frame.getByRole('button', { name: 'ignore: auditLog', exact: true }).waitFor();
    expect(await panel.frame.getByRole('textbox', { name: 'Filter' }).inputValue()).toBe('handIn');
  }
});

describe('a menu on a watched program', () => {
  it('still leads to the source after more looks than are kept', async () => {
    await panel.showTab('Top');
    await panel.frame.locator('[role=grid]:visible').press('Home');
    await panel.row('main.(*jobServer).handIn').click({ button: 'right' });
    const item = panel.frame.getByRole('menuitem', { name: 'Go to source' });
    for (let twice = 0; twice < 2; twice++) await twiceAnother(panel.frame.locator('.profile-label'));
    await vscode.screenshot('live menu');
    await item.click();
    await vscode.workbench.cursorOn(LEAKING_LINE);
    expect(await vscode.workbench.messages()).toEqual([]);
  });
});

describe('Leaks of a watched program', () => {
  it('are refreshed in place: what is unfolded, focused and scrolled to stays', async () => {
    await panel.frame.getByRole('tab', { name: 'Leaks' }).click();
    const finding = panel.frame.locator('.finding').first();
    const stack = finding.locator('summary');
    await stack.click();
    const place = await placeAfterScrolling(stack, -40);
    await twiceAnother(panel.frame.locator('.finding p').first());
    await finding.locator('details[open]').waitFor();
    expect(await finding.locator('summary:focus').count()).toBe(1);
    expect(await placeOf(stack)).toBe(place);
    await vscode.screenshot('live leaks');
  });
});

describe('a watched program against its first look', () => {
  it('grows on the line, look by look', async () => {
    const { workbench } = vscode;
    await panel.showTab('Top');
    await panel.chooseBase('goroutine ·');
    await workbench.expectAnnotation(LEAKING_LINE, /cum \+\d+/);
    await twiceAnother(panel.row('main.(*jobServer).handIn').locator('.cum').first());
    const grown = await panel.row('main.(*jobServer).handIn').locator('.cum').first().textContent();
    expect(grown).toMatch(/^\+\d+/);
    await vscode.screenshot('live difference');
    await panel.chooseBase('None');
  });
});

describe('the memory of a watched program', () => {
  it('is in the list beside its goroutines, and is refreshed in place, too', async () => {
    const rows = await vscode.workbench.profileTree();
    await rows.filter({ hasText: 'heap latest' }).waitFor();
    await vscode.screenshot('live tree');
    await rows.filter({ hasText: 'heap latest' }).click();
    await panel.frame.getByRole('tab', { name: 'Memory' }).click();
    const held = panel.frame.locator('.memory:visible');
    await panel.frame.getByText(/^Go holds \d/).waitFor();
    // The row of tabs is longer than the panel is wide.
    expect(await isInView(panel.frame.getByRole('tab', { name: 'Memory' }))).toBe(true);
    const place = await placeAfterScrolling(panel.frame.getByText('HeapInuse').first(), 80);
    await twiceAnother(held);
    expect(await placeOf(panel.frame.getByText('HeapInuse').first())).toBe(place);
    await vscode.screenshot('live memory');
  });

  it('stays on the screen while the goroutines go on', async () => {
    const label = panel.frame.locator('.profile-label');
    await twiceAnother(label);
    expect(await label.textContent()).toMatch(/^heap · /);
  });
});

/** In the window, after turning the wheel. A recording, which stands in where there is no Go, may have too few rows. */
async function placeAfterScrolling(row: Locator, pixels: number): Promise<number> {
  // What is out of sight is scrolled to first.
  await row.hover();
  const before = await placeOf(row);
  await row.page().mouse.wheel(0, pixels);
  if (demo.kind === 'playback') return before;
  // The wheel scrolls over some frames: it has ended when the row is twice at the same place.
  let last = before;
  return eventually(
    'the row to be scrolled',
    () => placeOf(row),
    (place) => {
      const hasEnded = place !== before && place === last;
      last = place;
      return hasEnded;
    },
  );
}

/** Whether the panel shows it from edge to edge. */
async function isInView(of: Locator): Promise<boolean> {
  const [box, panelBox] = [await of.boundingBox(), await panel.frame.locator('.page').boundingBox()];
  if (box === null || panelBox === null) return false;
  const menu = await panel.frame.getByRole('button', { name: 'Export…' }).boundingBox();
  const isBeside = menu !== null && menu.y < box.y + box.height && menu.y + menu.height > box.y;
  const end = isBeside ? menu.x : panelBox.x + panelBox.width;
  return box.x >= panelBox.x && box.x + box.width <= end + 1;
}

/** The row may be made anew just now, and has no place then. */
async function placeOf(row: Locator): Promise<number> {
  const read = async (): Promise<number | undefined> => (await row.boundingBox())?.y;
  return (await eventually('the row to have a place', read, (place) => place !== undefined)) ?? 0;
}

/** Waits until the text has changed two times, as it does with two further looks. */
async function twiceAnother(of: Locator, part: 'text' | 'label' = 'text'): Promise<void> {
  const read = async (): Promise<string> =>
    (await (part === 'text' ? of.textContent() : of.getAttribute('aria-label'))) ?? '';
  const first = await read();
  const second = await eventually('another number', read, (text) => text !== first && text !== '', 60);
  await eventually('a third number', read, (text) => text !== second && text !== '', 60);
}
