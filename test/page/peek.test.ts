import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { OpenView } from '../../src/report/openView';
import { smallProfile } from '../support/smallProfile';
import { seriousAxeFindings, widthBeyondWindow } from './axeFindings';
import { NO_FUNCTIONS, type ScriptedFunctions } from './host/scriptedFunctions';
import { eventually, PanelTester, SHOWN_STATE, type OpenOptions, type Panel } from './panelTester';
import { functionsOf, recordedView } from './recordedFunctions';
import type { ThemeName } from './themes';

const PICTURES = fileURLToPath(new URL('../../test-results/page/', import.meta.url));
const RECORDED = functionsOf(recordedView());
const SEND = 'runtime.chansend1';

let tester: PanelTester;
beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  tester = await PanelTester.start();
});
afterEach(() => tester.closePages());
afterAll(() => tester.stop());

describe('Peek', () => {
  test('shows the function between its callers and callees, with the numbers of -peek', async () => {
    const panel = await openPeek(RECORDED, SEND);
    const page = RECORDED.peeks[SEND];
    expect(await texts(panel)).toEqual(
      page?.rows.map((row) =>
        row.kind === 'function'
          ? [row.flat.text, row.flat.percent, row.cum.text, row.cum.percent, row.name].join('')
          : [row.kind, row.value.text, row.value.percent, row.name, row.inlined ? '(inline)' : ''].join(''),
      ),
    );
    expect(await panel.page.locator('.count').textContent()).toBe('1 caller · 1 callee');
    expect(await panel.page.locator('.function-bar h2').textContent()).toBe(SEND);
  });

  test('begins with the heaviest function and says so', async () => {
    const panel = await openPeek(RECORDED);
    await panel.page.getByText('Nothing is selected.').waitFor();
    expect(await panel.page.locator('.is-function').textContent()).toContain('runtime.gopark');
  });

  test('puts what is clicked into the middle, and goes back and forward', async () => {
    const panel = await openPeek(RECORDED, SEND);
    await panel.row(0).click();
    await eventually(() => middle(panel)).toBe('main.(*jobServer).handIn');
    await eventually(async () => (await saved(panel)).selected).toBe('main.(*jobServer).handIn');
    expect(await panel.received('openPlace')).toEqual([]);
    expect(await panel.button('Next').isDisabled()).toBe(true);
    await panel.button('Previous').click();
    await eventually(() => middle(panel)).toBe(SEND);
    await panel.button('Next').click();
    await eventually(() => middle(panel)).toBe('main.(*jobServer).handIn');
    await panel.page.locator('.is-function').click();
    await eventually(() => panel.received('openPlace')).toHaveLength(1);
  });

  test('is used with the keyboard alone', async () => {
    const panel = await openPeek(RECORDED, SEND);
    await panel.grid.focus();
    await panel.grid.press('Home');
    await panel.grid.press('ArrowRight');
    await eventually(() => middle(panel)).toBe('main.(*jobServer).handIn');
    await panel.grid.press('ArrowLeft');
    await eventually(() => middle(panel)).toBe(SEND);
    await panel.grid.press('End');
    await panel.grid.press(' ');
    await panel.grid.press('Enter');
    const last = RECORDED.peeks[SEND]?.rows.at(-1);
    await eventually(() => panel.received('openPlace')).toEqual([
      { type: 'openPlace', revision: 1, place: last?.place, takeFocus: false },
      { type: 'openPlace', revision: 1, place: last?.place, takeFocus: true },
    ]);
    await panel.page.keyboard.press('Shift+F10');
    await panel.page.getByRole('menu').waitFor();
    await panel.page.keyboard.press('Escape');
  });

  test('copies a row as -peek prints it', async () => {
    const panel = await openPeek(RECORDED, SEND);
    await panel.grid.focus();
    await panel.grid.press('Home');
    await panel.page.keyboard.press('ControlOrMeta+c');
    await eventually(() => panel.page.evaluate(() => navigator.clipboard.readText())).toBe(
      '1000\t100%\t|   main.(*jobServer).handIn',
    );
  });

  test('keeps the function when something else is shown', async () => {
    const panel = await openPeek(RECORDED, SEND);
    await panel.showState({ ...SHOWN_STATE, revision: 2 });
    await eventually(async () => (await asked(panel)).at(-1)).toMatchObject({ revision: 2 });
    expect(await middle(panel)).toBe(SEND);
  });

  test('says what to do when the function is not there any more', async () => {
    const panel = await openPeek(NO_FUNCTIONS, 'main.gone');
    await panel.page.getByText('Select another one in Top, or remove filters').waitFor();
    expect(await seriousAxeFindings(panel.page)).toEqual([]);
  });

  test('shows one sample, and negative values of a difference', async () => {
    const samples = [
      { stack: 'main.b main.a', values: [-3] },
      { stack: 'main.c main.a', values: [5] },
    ];
    const view = new OpenView(smallProfile({ types: ['n/count'], samples }), 0, 'difference');
    const panel = await openPeek(functionsOf(view), 'main.a');
    expect(await texts(panel)).toEqual([
      '00%+225.00%main.a',
      'callee+5250.00%main.c',
      'callee-3150.00%main.b',
    ]);
    const one = new OpenView(smallProfile({ types: ['n/count'], samples: samples.slice(1) }), 0, 'plain');
    expect(await texts(await openPeek(functionsOf(one), 'main.c'))).toEqual([
      'caller5100%main.a',
      '5100%5100%main.c',
    ]);
  });

  test('shows hostile names as one line of text', async () => {
    const hostile = `<img/src=x>\u202E\n](command:x)${'x'.repeat(1 << 20)}`;
    const view = new OpenView(
      smallProfile({ types: ['n/count'], samples: [{ stack: 'main.a main.b', values: [1] }] }),
      0,
      'plain',
    );
    const { peeks } = functionsOf(view);
    const page = peeks['main.a'];
    if (page === undefined) throw new Error('No such function.');
    const rows = page.rows.map((row) => ({ ...row, name: hostile }));
    const panel = await openPeek(
      { ...NO_FUNCTIONS, peeks: { 'main.a': { ...page, functionName: hostile, rows } } },
      'main.a',
    );
    const [text = ''] = await texts(panel);
    expect(text).toContain('<img/src=x>⟨U+202E⟩␊](command:x)');
    expect(text.length).toBeLessThan(1000);
    expect(await panel.page.locator('img').count()).toBe(0);
    expect(await widthBeyondWindow(panel.page)).toBe(0);
  });

  test('brings the function into sight below a hundred callers', async () => {
    const samples = Array.from({ length: 100 }, (_, index) => ({
      stack: `main.a main.c${index}`,
      values: [1],
    }));
    const view = new OpenView(smallProfile({ types: ['n/count'], samples }), 0, 'plain');
    const panel = await openPeek(functionsOf(view), 'main.a');
    await panel.page.locator('.is-function').waitFor();
    expect(await panel.page.locator('.count').textContent()).toBe('100 callers · 0 callees');
  });
});

describe.each<ThemeName>(['dark', 'light', 'hc', 'hcLight'])('Peek in the theme %s', (theme) => {
  test('has no serious finding of axe and nothing cut off', async () => {
    const panel = await openPeek(RECORDED, 'main.(*jobServer).handIn', { theme });
    await panel.page.screenshot({ path: `${PICTURES}${theme}-peek.png` });
    expect(await seriousAxeFindings(panel.page)).toEqual([]);
    expect(await widthBeyondWindow(panel.page)).toBe(0);
  });
});

test('Peek in a panel 340 pixels wide has nothing cut off', async () => {
  const panel = await openPeek(RECORDED, 'main.(*jobServer).handIn', { width: 340, height: 560 });
  await panel.page.screenshot({ path: `${PICTURES}narrow-340-peek.png` });
  expect(await widthBeyondWindow(panel.page)).toBe(0);
});

async function openPeek(
  functions: ScriptedFunctions,
  selected = '',
  options: OpenOptions = {},
): Promise<Panel> {
  const panel = await tester.open({ ...options, saved: { tab: 'top', selected } });
  await panel.waitForRow(0);
  await panel.page.evaluate((next) => {
    window.scriptedHost.functions = next;
  }, functions);
  await panel.page.getByRole('tab', { name: 'Peek', exact: true }).click();
  if (functions.peeks[selected] !== undefined) await panel.page.locator('.peek .is-function').waitFor();
  return panel;
}

/** Of the rows that are in sight. */
function texts(panel: Panel): Promise<string[]> {
  return panel.rows.evaluateAll((rows) =>
    rows.map((row) =>
      [...row.querySelectorAll<HTMLElement>('.cell')]
        .map(
          (cell) =>
            [...cell.querySelectorAll<HTMLElement>('.cell-text, .name-text, .inline-mark')]
              .filter((part) => !part.hidden)
              .map(({ textContent }) => textContent)
              .join('') || cell.textContent,
        )
        .join(''),
    ),
  );
}

async function middle(panel: Panel): Promise<string | null> {
  return panel.page.locator('.peek .is-function .name-text').textContent();
}

async function asked(panel: Panel) {
  return (await panel.received('ask')).filter(({ ask }) => ask.kind === 'peek');
}

async function saved(panel: Panel): Promise<{ readonly selected?: unknown }> {
  return panel.page.evaluate(() => window.scriptedHost.saved as { selected?: unknown });
}
