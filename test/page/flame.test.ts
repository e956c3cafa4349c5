/** The flame graph in a real Chromium, with the real engine behind it. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { differenceView, flameSettled, openFlame, profileView, recordedView } from './flameEngine';
import { eventually, PanelTester, SHOWN_STATE, type Panel } from './panelTester';

let tester: PanelTester;
beforeAll(async () => {
  tester = await PanelTester.start();
});
afterEach(() => tester.closePages());
afterAll(() => tester.stop());

describe('by keyboard', () => {
  test('walks along the calls, and says of each box what it is', async () => {
    const panel = await openFlame(tester, recordedView('cpu.go1.27'));
    await tree(panel).focus();
    await press(panel, 'ArrowDown');
    expect(await current(panel)).toMatchObject({
      text: 'runtime.main, 148, 100%, flat 0, depth 1',
      level: '2',
    });
    await press(panel, 'ArrowDown', 'ArrowDown');
    expect((await current(panel)).text).toContain('main.recorder.cpu (inlined), ');
    await press(panel, 'ArrowUp');
    expect((await current(panel)).text).toMatch(/^main\.main, /);
    await press(panel, 'Home');
    expect((await current(panel)).text).toMatch(/^root, /);
  });

  test('walks to the sides, heaviest first', async () => {
    const panel = await openFlame(tester, recordedView('cpu.go1.27'));
    await tree(panel).focus();
    await press(panel, ...Array<string>(7).fill('ArrowDown'));
    expect(await current(panel)).toMatchObject({ position: '1', siblings: '2' });
    expect((await current(panel)).text).toMatch(/^runtime\/pprof\.Do, /);
    await press(panel, 'ArrowRight');
    expect((await current(panel)).text).toMatch(/^main\.digest, /);
    await press(panel, 'ArrowRight');
    expect((await current(panel)).text).toMatch(/^main\.digest, /);
  });

  test('zooms in and out, remembers the way, and finds it again in another profile', async () => {
    const panel = await openFlame(tester, recordedView('cpu.go1.27'));
    await tree(panel).focus();
    await press(panel, ...Array<string>(7).fill('ArrowDown'), 'ArrowRight', 'z');
    await flameSettled(panel);
    expect(await crumbs(panel)).toEqual(expect.arrayContaining(['root', 'main.work', 'main.digest']));
    await panel.showState({ ...SHOWN_STATE, revision: 2 });
    await flameSettled(panel);
    expect(await crumbs(panel)).toContain('main.digest');
    await tree(panel).focus();
    await press(panel, 'Escape');
    await flameSettled(panel);
    expect(await crumbs(panel)).toEqual([]);
  });

  test('opens the source with Enter, shows it with Space, and selects', async () => {
    const panel = await openFlame(tester, recordedView('cpu.go1.27'));
    await tree(panel).focus();
    await press(panel, 'ArrowDown', 'ArrowDown', ' ', 'Enter');
    const opened = await panel.received('openPlace');
    expect(opened.map(({ takeFocus }) => takeFocus)).toEqual([false, true]);
    expect(opened[0]?.place).toBeGreaterThanOrEqual(0);
  });

  test('goes up where it looks up, when the root is at the bottom', async () => {
    const panel = await openFlame(tester, recordedView('cpu.go1.27'));
    await panel.button('Root at the bottom').click();
    await tree(panel).focus();
    await press(panel, 'Home', 'ArrowUp');
    expect((await current(panel)).text).toMatch(/^runtime\.main, /);
  });

  test('has a menu for the function, and shows its callers and callees', async () => {
    const panel = await openFlame(tester, recordedView('cpu.go1.27'));
    await tree(panel).focus();
    await press(panel, ...Array<string>(7).fill('ArrowDown'), 'ArrowRight', 'ContextMenu');
    await panel.page.getByRole('menuitem', { name: 'Callers and callees' }).press('Enter');
    await flameSettled(panel);
    await tree(panel).focus();
    await press(panel, 'Home');
    expect((await current(panel)).text).toMatch(/^main\.digest, /);
    await press(panel, 'ArrowUp');
    expect((await current(panel)).text).toMatch(/^main\.work, /);
    await panel.button('Whole graph').click();
    await flameSettled(panel);
    await press(panel, 'Home');
    expect((await current(panel)).text).toMatch(/^root, /);
  });
});

describe('by mouse', () => {
  test('points, zooms with a click and opens the source with two', async () => {
    const panel = await openFlame(tester, recordedView('cpu.go1.27'));
    const at = await pointOf(panel, 0.9, 7);
    await panel.page.mouse.move(at.x, at.y);
    await panel.page.getByText('main.digest', { exact: true }).first().waitFor();
    expect(await panel.page.locator('.flame-tooltip').textContent()).toContain('cum ');
    await panel.page.mouse.click(at.x, at.y);
    await flameSettled(panel);
    expect(await crumbs(panel)).toContain('main.digest');
    expect(await panel.received('openPlace')).toEqual([]);
    await panel.page.mouse.dblclick(at.x, at.y);
    await eventually(async () => (await panel.received('openPlace')).length).toBe(1);
  });

  test('zooms with ctrl and the wheel, and asks for what has become wide enough', async () => {
    const panel = await openFlame(tester, recordedView('cpu.go1.27'));
    const at = await pointOf(panel, 0.6, 3);
    await panel.page.mouse.move(at.x, at.y);
    await panel.page.keyboard.down('Control');
    for (let turn = 0; turn < 6; turn++) await panel.page.mouse.wheel(0, -100);
    await panel.page.keyboard.up('Control');
    const asks = async () =>
      (await panel.received('ask')).flatMap(({ ask }) => (ask.kind === 'flame' ? [ask] : []));
    await eventually(async () => (await asks()).at(-1)?.to).toBeLessThan(1);
    await flameSettled(panel);
    const [first, last] = [(await asks())[0], (await asks()).at(-1)];
    expect(last?.minWidth).toBeLessThan(first?.minWidth ?? 0);
  });
});

describe('what is shown', () => {
  test('a search says how much it finds, in the words of the field', async () => {
    const panel = await openFlame(tester, recordedView('cpu.go1.27'));
    await panel.filter.fill('digest$');
    await panel.page.getByText(/^Found in .*%/).waitFor();
    await flameSettled(panel);
  });

  test.each(['top', 'bottom'] as const)(
    'deep boxes are reached and scrolled to, root at the %s',
    async (root) => {
      const panel = await openFlame(tester, recordedView('cpu.go1.27'));
      if (root === 'bottom') await panel.button('Root at the bottom').click();
      await tree(panel).focus();
      await press(panel, ...Array<string>(25).fill(root === 'top' ? 'ArrowDown' : 'ArrowUp'));
      expect((await current(panel)).text).toContain('depth 25');
    },
  );

  test('an empty profile says so', async () => {
    const panel = await openFlame(tester, profileView([]), { shows: 'nothing' });
    await panel.page.getByText('This profile has no samples.').waitFor();
  });

  test('one sample is one column', async () => {
    const panel = await openFlame(tester, profileView([{ stack: ['main.f', 'main.main'], value: 7n }]));
    await tree(panel).focus();
    await press(panel, 'ArrowDown', 'ArrowDown');
    expect((await current(panel)).text).toBe('main.f, 7, 100%, flat 7, depth 2');
  });

  test('negative values are as wide as what they change', async () => {
    const view = profileView([
      { stack: ['main.f', 'main.main'], value: 30n },
      { stack: ['main.g', 'main.main'], value: -10n },
    ]);
    const panel = await openFlame(tester, view);
    await panel.page.getByText('less than in the base').waitFor();
    await tree(panel).focus();
    await press(panel, 'ArrowDown', 'ArrowDown', 'ArrowRight');
    expect((await current(panel)).text).toMatch(/^main\.g, -10, /);
  });

  test('a difference offers colours that everybody can tell apart', async () => {
    const panel = await openFlame(
      tester,
      differenceView('goroutine.after.go1.27', 'goroutine.before.go1.27'),
    );
    await panel.button('Orange and blue').click();
    await panel.button('Red and green').waitFor();
  });

  test('hostile names are text, cut and made visible', async () => {
    const long = `example.com/${'a'.repeat(1 << 20)}.f`;
    const view = profileView([
      { stack: ['</script><img src=x onerror=alert(1)>', long, 'a\u202eb'], value: 5n },
      { stack: ['](command:x)', 'main.main'], value: 1n },
    ]);
    const panel = await openFlame(tester, view);
    await tree(panel).focus();
    await press(panel, 'ArrowDown');
    expect((await current(panel)).text).toMatch(/^a⟨U\+202E⟩b, /);
    await press(panel, 'ArrowDown');
    expect((await current(panel)).text.length).toBeLessThan(800);
    await press(panel, 'ArrowDown', 'z');
    expect((await current(panel)).text).toContain('</script>');
    await flameSettled(panel);
  });

  test('a server that fails is said, and can be asked again', async () => {
    const panel = await openFlame(tester, recordedView('cpu.go1.27'));
    await panel.setHostMode('fail');
    await panel.filter.fill('x');
    await panel.page.getByRole('alert').filter({ hasText: 'stopped' }).waitFor();
    await panel.setHostMode('answer');
    await panel.button('Try again').click();
    await eventually(() => panel.page.getByRole('alert').filter({ hasText: 'stopped' }).count()).toBe(0);
  });
});

function tree(panel: Panel) {
  return panel.page.getByRole('tree', { name: 'Flame graph' });
}

async function press(panel: Panel, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await panel.page.keyboard.press(key);
}

/** The box that a screen reader is at. */
async function current(panel: Panel) {
  return await tree(panel).evaluate((element) => {
    const item = document.getElementById(element.getAttribute('aria-activedescendant') ?? '');
    const attribute = (name: string): string => item?.getAttribute(name) ?? '';
    return {
      text: item?.textContent ?? '',
      level: attribute('aria-level'),
      position: attribute('aria-posinset'),
      siblings: attribute('aria-setsize'),
    };
  });
}

async function crumbs(panel: Panel): Promise<string[]> {
  return await panel.page.locator('.flame-crumbs:not([hidden]) button').allTextContents();
}

async function pointOf(panel: Panel, share: number, row: number): Promise<{ x: number; y: number }> {
  const box = await panel.page.locator('.flame-canvas').boundingBox();
  return { x: (box?.x ?? 0) + (box?.width ?? 0) * share, y: (box?.y ?? 0) + row * 20 + 10 };
}
