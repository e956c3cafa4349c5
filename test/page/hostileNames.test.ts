import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { shownText, splitName, visibleText } from '../../webview/displayText';
import { NO_FILTERS, eventually, PanelTester, SHOWN_STATE, SMALL } from './panelTester';

const NAMES = [
  '</script><img src=x onerror="document.title=\'broken out\'">',
  '<b>bold</b>&lt;',
  'main.שלום.עולם',
  'main.\u202egnp.exe\u202c',
  'main.a\u0000b\nc\td\u001b[31m',
  'x'.repeat(10_000),
  `github.com/${'very/long/'.repeat(900)}pkg.Do`,
  '',
  '__proto__',
  'main.\udcff\udc80',
];

let tester: PanelTester;
beforeAll(async () => {
  tester = await PanelTester.start();
});
afterEach(() => tester.closePages());
afterAll(() => tester.stop());

describe('Hostile names', () => {
  test('are shown as text in Top, on one line each and within the panel', async () => {
    const panel = await tester.open({ profile: { ...SMALL, names: NAMES } });
    await panel.waitForRow(9);
    const names = await Promise.all(
      NAMES.map((_, index) => panel.row(index).locator('.name-text').textContent()),
    );
    expect(names.slice(0, 5)).toEqual([
      NAMES[0],
      NAMES[1],
      NAMES[2],
      'main.⟨U+202E⟩gnp.exe⟨U+202C⟩',
      'main.a␀b␊c␉d␛[31m',
    ]);
    expect(names[5]).toHaveLength(601);
    expect(names[8]).toBe('__proto__');
    // Bytes that are no UTF-8.
    expect(names[9]).toBe('main.\ufffd\ufffd');
    expect(await panel.page.title()).toBe('pprof Lens');
    expect(await panel.page.locator('img, b, script:not([src])').count()).toBe(0);
    const boxes = await panel.rows.evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect()));
    expect(new Set(boxes.map((box) => box.height))).toEqual(new Set([22]));
    expect(await panel.page.evaluate(() => document.documentElement.scrollWidth)).toBe(900);
    // A name that is read from the right stays in its column.
    const numbers = await panel.row(2).locator('.flat').boundingBox();
    const name = await panel.row(2).locator('.name-text').boundingBox();
    expect(name?.x ?? 0).toBeGreaterThan((numbers?.x ?? 0) + (numbers?.width ?? 0));
  });

  test('are copied whole, with nothing that a terminal would act on', async () => {
    const panel = await tester.open({ profile: { ...SMALL, names: NAMES } });
    await (await panel.waitForRow(4)).click();
    await panel.page.keyboard.press('Control+c');
    const copied = await panel.page.evaluate(() => navigator.clipboard.readText());
    expect(copied.split('\t').at(-1)).toBe('main.a␀b␊c␉d␛[31m (inline)');
    await panel.page.keyboard.press('ArrowDown');
    await panel.page.keyboard.press('Control+c');
    await eventually(() => panel.page.evaluate(() => navigator.clipboard.readText())).toContain(NAMES[5]);
  });

  test('are shown as text in Traces, in the head and in problems', async () => {
    const hostile = NAMES[0] ?? '';
    const panel = await tester.open({
      profile: { ...SMALL, names: NAMES },
      state: {
        revision: 1,
        shown: {
          profile: { id: 1, label: `${hostile}${'y'.repeat(2_000)}` },
          base: { id: 2, label: hostile, mode: 'base' },
          sampleTypes: [{ type: hostile, unit: hostile, total: hostile }],
          sampleType: 0,
          ...NO_FILTERS,
          problems: [hostile],
        },
        baseChoices: [{ id: 4, label: hostile }],
      },
    });
    await panel.tab('Traces').click();
    expect(await (await panel.waitForRow(2)).locator('.name-text').textContent()).toBe(hostile);
    expect(await panel.page.getByRole('heading').textContent()).toContain('</script><img');
    expect(await panel.page.locator('.notice.is-warning li').textContent()).toBe(hostile);
    expect(await panel.page.title()).toBe('pprof Lens');
    expect(await panel.page.locator('img, script:not([src])').count()).toBe(0);
    expect(await panel.page.evaluate(() => document.documentElement.scrollWidth)).toBe(900);
  });

  test('in an error are shown as text', async () => {
    const panel = await tester.open();
    await panel.waitForRow(0);
    await panel.page.evaluate(() => {
      window.scriptedHost.mode = 'fail';
      window.scriptedHost.failure = '<img src=x onerror=alert(1)> could not be read.';
    });
    await panel.showState({ ...SHOWN_STATE, revision: 2 });
    await panel.page.getByText('<img src=x onerror=alert(1)> could not be read.').waitFor();
    expect(await panel.page.locator('img').count()).toBe(0);
  });
});

describe('The text of a name', () => {
  test('keeps letters of all scripts and shows what is invisible', () => {
    expect(visibleText('日本 é עברית')).toBe('日本 é עברית');
    expect(visibleText('a\u200bb\u2028c\u007f')).toBe('a⟨U+200B⟩b⟨U+2028⟩c␡');
  });

  test('is cut in the middle when it is longer than anyone reads', () => {
    expect(shownText(`start${'-'.repeat(5_000)}end`)).toMatch(/^start-+…-+end$/);
    expect(shownText('x'.repeat(600))).toHaveLength(600);
  });

  test.each([
    ['runtime.gopark', '', 'runtime.gopark'],
    ['net/http.(*conn).serve', 'net/', 'http.(*conn).serve'],
    ['a.com/b/c.F[d.com/e.T]', 'a.com/b/', 'c.F[d.com/e.T]'],
    ['main.f[a.com/b.T]', '', 'main.f[a.com/b.T]'],
    ['a/b.(*T[c/d.E]).M', 'a/', 'b.(*T[c/d.E]).M'],
    ['', '', ''],
  ])('of %j gives way at its path %j', (name, path, rest) => {
    expect(splitName(name)).toEqual({ path, rest });
  });
});
