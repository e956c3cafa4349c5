/** One walk through the whole page with keys alone, against the real host and engine: no mouse at all. */
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { FIXTURES } from '../support/fixtures';
import { KeyboardWalker } from './keyboardFocus';
import { PanelTester, type Panel } from './panelTester';
import { RealHost } from './realHost';
import { settled } from './shownViews';

vi.mock('vscode', () => import('./vscodeDouble'));

let tester: PanelTester;
let host: RealHost;
let panel: Panel;
let walker: KeyboardWalker;
beforeAll(async () => {
  host = new RealHost();
  await host.open(path.join(FIXTURES, 'profiles/goroutine.go1.27.pb.gz'));
  tester = await PanelTester.start();
  panel = await tester.open({ host });
  await settled(panel);
  walker = new KeyboardWalker(panel);
});
afterAll(async () => {
  await tester.closePages();
  await tester.stop();
});

test('Tab leads from the top of the page to the rows of Top', async () => {
  const stops: string[] = [];
  while (stops.length < 20 && stops.at(-1)?.startsWith('grid') !== true) {
    stops.push((await walker.press('Tab')).name);
  }
  expect(stops).toEqual([
    'combobox Sample type',
    'combobox Base',
    'combobox Granularity',
    'button Refine…',
    'button Saved…',
    'tab Top',
    'text-field Filter',
    'button Export…',
    'grid Functions by value',
  ]);
});

describe('Each tab does its work with keys', () => {
  test('Top: a row shows its line, opens it, and has a menu', async () => {
    const first = await walker.press('Home');
    expect(first.active).toContain('runtime.gopark');
    await walker.press('ArrowDown', ' ');
    expect(wish()).toMatchObject({ type: 'openPlace', takeFocus: false });
    await walker.press('Enter');
    expect(wish()).toMatchObject({ type: 'openPlace', takeFocus: true });
    expect((await walker.press('Shift+F10')).name).toBe('menuitem Go to source');
    expect((await walker.press('Escape')).name).toBe('grid Functions by value');
    expect((await walker.tabTo('button flat')).name).toBe('button flat');
    await walker.press('Tab', 'Enter');
    expect((await walker.tabTo(/^grid/, 'Shift+Tab')).name).toBe('grid Functions by value');
  });

  test('Top: the filter is typed and left', async () => {
    expect((await walker.press('/')).name).toBe('text-field Filter');
    await walker.type('main.');
    expect((await walker.press('Enter')).name).toBe('grid Functions by value');
    expect((await walker.press('Home')).active).toContain('main.');
    expect((await walker.press('/', 'Escape')).name).toBe('text-field Filter');
    expect((await walker.press('Escape')).name).toBe('grid Functions by value');
  });

  test('Top: what finds nothing is taken back', async () => {
    await walker.press('/');
    await walker.type('nothing has this name');
    await walker.press('Escape');
    await walker.press('Escape');
  });

  test('Flame graph: boxes are walked, zoomed and opened', async () => {
    await walker.goToTab('Flame graph');
    await walker.tabTo(/^tree/);
    const below = await walker.press('ArrowDown');
    expect(below.active).toContain('depth 1');
    expect((await walker.press('ArrowRight')).active).not.toBe(below.active);
    await walker.press('z', '+', '-', 'Enter');
    expect(wish()).toMatchObject({ type: 'openPlace', takeFocus: true });
    await walker.press('c', 'c', 'Escape', 'Escape');
    expect((await walker.press('Home')).active).toContain('depth 0');
    expect((await walker.press('ArrowDown', 'Shift+F10')).name).toBe('menuitem Callers and callees');
    expect((await walker.press('Escape')).name).toMatch(/^tree/);
  });

  test('Graph: nodes are walked along calls and opened', async () => {
    await walker.goToTab('Graph');
    const first = await walker.tabTo(/^option/);
    const next = await walker.press('ArrowUp');
    expect(next.name).not.toBe(first.name);
    await walker.press('+', '-', '0', 'End', 'Home', 'Enter');
    expect(wish()).toMatchObject({ type: 'openPlace', takeFocus: true });
    expect((await walker.press('Shift+F10')).name).toBe('menuitem Go to source');
    expect((await walker.press('Escape')).name).toMatch(/^option/);
  });

  test('Peek: a caller comes into the middle, and back', async () => {
    await walker.goToTab('Peek');
    const middle = await walker.tabTo(/^grid/);
    expect(middle.active).toContain('runtime.gopark');
    expect((await walker.press('Home')).active).toContain('runtime.chanrecv');
    const second = await walker.press('ArrowRight');
    expect(second.active).toContain('runtime.chanrecv');
    expect((await walker.press('ArrowLeft')).active).toBe(middle.active);
    await walker.tabTo('button Next', 'Shift+Tab');
    expect(await walker.press('Enter')).toEqual(second);
    await walker.tabTo('button Previous', 'Shift+Tab');
    expect(await walker.press('Enter')).toEqual(middle);
  });

  test('List: a line of the source is opened', async () => {
    await walker.goToTab('List');
    await walker.tabTo(/^grid/);
    await walker.press('Home', 'ArrowDown', 'Enter');
    expect(wish()).toMatchObject({ type: 'openSourceLine', takeFocus: true });
  });

  test('Traces: a frame is opened', async () => {
    await walker.goToTab('Traces');
    await walker.tabTo(/^grid/);
    await walker.press('Home', 'ArrowDown', 'Enter');
    expect(wish()).toMatchObject({ type: 'openPlace', takeFocus: true });
  });

  test('Tags: a key folds, a value filters', async () => {
    await walker.goToTab('Tags');
    await walker.tabTo(/^treegrid/);
    await walker.press('Home', 'ArrowLeft', 'ArrowRight', 'ArrowDown');
    await walker.tabTo('button Focus', 'Shift+Tab');
    const after = await walker.press('Enter');
    expect(host.view.filters).toMatchObject({ tagFocus: expect.anything() as unknown });
    expect(after.name).toBe('button Focus');
    await walker.press('Alt+ArrowLeft');
    expect(host.view.filters).toBe(undefined);
  });

  test('Goroutines: a query chooses, a group unfolds, a frame is opened', async () => {
    await walker.goToTab('Goroutines');
    await walker.press('/');
    await walker.type('state:"chan send"');
    await walker.press('Enter');
    await walker.press('Home', 'ArrowRight', 'ArrowDown', 'ArrowDown', 'Enter');
    expect(wish()).toMatchObject({ type: 'openGoroutineFrame', takeFocus: true });
    await walker.press('ArrowLeft', 'ArrowLeft', '/', 'Escape', 'Escape');
    await walker.tabTo('combobox Group by', 'Shift+Tab');
    await walker.press('ArrowDown');
  });

  test('Leaks: a program is watched', async () => {
    await walker.goToTab('Leaks');
    await walker.tabTo('button Watch target');
    await walker.press('Enter');
    expect(wish()).toMatchObject({ type: 'watchTarget' });
  });

  test('Memory: the text is fetched', async () => {
    await walker.goToTab('Memory');
    await walker.tabTo('button Fetch memory text');
    await walker.press('Enter');
    expect(wish()).toMatchObject({ type: 'fetchMemoryText' });
  });

  test('Text: another report is chosen, and a line opened', async () => {
    await walker.goToTab('Text');
    await walker.tabTo(/^grid/);
    await walker.press('End', 'Enter');
    expect(wish()).toMatchObject({ type: 'openPlace', takeFocus: true });
    await walker.tabTo('combobox Report', 'Shift+Tab');
    await walker.press('ArrowDown');
    await walker.tabTo(/^grid/);
    expect((await walker.press('End')).active).toMatch(/^\d+-{58}\+-{13}$/);
  });
});

test('Another profile comes, and the keys go on where they were', async () => {
  await walker.goToTab('Flame graph');
  await walker.tabTo(/^tree/);
  await walker.press('Home', 'ArrowDown', ...Array.from({ length: 12 }, () => 'ArrowRight'));
  const before = await walker.press('ArrowDown');
  await host.open(path.join(FIXTURES, 'profiles/goroutine.after.go1.27.pb.gz'));
  await panel.send(host.state);
  await settled(panel);
  const after = await walker.focus();
  const nameOf = ({ active }: typeof after): string => active.replace(/, .*/s, '');
  expect(nameOf(after)).toBe(nameOf(before));
  expect(after.active).toMatch(/depth 2$/);
  expect(after.name).toBe(before.name);
});

describe('Filters with keys', () => {
  test('one is added, seen as a chip, taken back, and found again by going back', async () => {
    await walker.tabTo('button Refine…', 'Shift+Tab');
    expect((await walker.press('Enter')).name).toBe('menuitem focus…');
    expect((await walker.press('Escape')).name).toBe('button Refine…');
    expect((await walker.press('Enter', 'Enter')).name).toBe('text-field focus');
    await walker.press('Control+a');
    await walker.type('main');
    const after = await walker.press('Enter');
    expect(host.view.filters).toEqual({ focus: 'main' });
    expect(after.name).toBe('button focus: main');
    expect((await walker.press('Delete')).name).toBe('button Refine…');
    expect(host.view.filters).toBe(undefined);
    await walker.tabTo('button Back (Alt+Left)', 'Shift+Tab');
    await walker.press('Enter');
    expect(host.view.filters).toEqual({ focus: 'main' });
    await walker.tabTo('button Forward (Alt+Right)');
    const last = await walker.press('Enter');
    expect(host.view.filters).toBe(undefined);
    // It leads nowhere any more, and has the focus all the same.
    expect(last.name).toBe('button Forward (Alt+Right)');
    await walker.press('Enter');
    expect(host.view.filters).toBe(undefined);
    expect((await walker.press('Tab')).name).toBe('combobox Granularity');
  });

  test('a menu is opened and left', async () => {
    await walker.tabTo('button Export…');
    expect((await walker.press('Enter')).name).toMatch(/^menuitem/);
    expect((await walker.press('ArrowDown', 'Escape')).name).toBe('button Export…');
  });

  test('the way back to the top is the way from there', async () => {
    await walker.tabTo('combobox Sample type', 'Shift+Tab');
  });
});

function wish(): unknown {
  return host.wishes.at(-1);
}
