import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ListedSource } from '../../src/protocol/listRequests';
import type { Quantity } from '../../src/protocol/view';
import { OpenView } from '../../src/report/openView';
import { smallProfile } from '../support/smallProfile';
import { seriousAxeFindings, widthBeyondWindow } from './axeFindings';
import { NO_FUNCTIONS, type ScriptedFunctions } from './host/scriptedFunctions';
import { eventually, PanelTester, SHOWN_STATE, type OpenOptions, type Panel } from './panelTester';
import { functionsOf, missingSource, recordedView } from './recordedFunctions';
import type { ThemeName } from './themes';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PICTURES = `${ROOT}test-results/page/`;
const TEXT = readFileSync(`${ROOT}examples/leakdemo/leak_demo.go`, 'utf8');
const RECORDED = functionsOf(recordedView(), (fileName) =>
  fileName === 'leak_demo.go' ? { kind: 'text', text: TEXT } : missingSource(fileName),
);
const RUN = 'main.(*jobServer).runJob';

let tester: PanelTester;
beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  tester = await PanelTester.start();
});
afterEach(() => tester.closePages());
afterAll(() => tester.stop());

describe('List', () => {
  test('shows each line with its numbers and text', async () => {
    const panel = await openList(RECORDED, RUN);
    const [routine] = RECORDED.listings[RUN]?.routines ?? [];
    expect((await panel.row(0).textContent()) ?? '').toContain(`${RUN}leak_demo.go`);
    for (const line of routine?.lines ?? []) {
      const row = panel.row(line.lineNumber - (routine?.firstLineNumber ?? 0) + 1);
      const text = TEXT.split('\n')[line.lineNumber - 1] ?? '';
      expect(await row.textContent()).toBe(
        `${dotted(line.flat)}${dotted(line.cum)}${line.lineNumber}${text.replaceAll('\t', '    ')}`,
      );
    }
    expect(await panel.page.locator('.list .go-keyword').first().textContent()).toBe('func');
  });

  test('shows the whole file and the function again', async () => {
    const panel = await openList(RECORDED, RUN);
    const rows = await rowCount(panel);
    await panel.button('Whole file').click();
    await eventually(() => rowCount(panel)).toBe(TEXT.trimEnd().split('\n').length + 1);
    const [routine] = RECORDED.listings[RUN]?.routines ?? [];
    await panel.row(routine?.firstLineNumber ?? 0).waitFor();
    expect(await panel.page.locator('[aria-pressed=true]').count()).toBe(1);
    await panel.button('Whole file').click();
    await eventually(() => rowCount(panel)).toBe(rows);
  });

  test('goes to any line, with mouse and keys', async () => {
    const panel = await openList(RECORDED, RUN);
    const [routine] = RECORDED.listings[RUN]?.routines ?? [];
    const first = { place: routine?.lines[0]?.place, lineNumber: routine?.firstLineNumber };
    await panel.row(1).click();
    await panel.grid.press(' ');
    await panel.grid.press('Enter');
    const message = { type: 'openSourceLine', revision: 1, ...first };
    await eventually(() => panel.received('openSourceLine')).toEqual([
      { ...message, takeFocus: true },
      { ...message, takeFocus: false },
      { ...message, takeFocus: true },
    ]);
    await panel.page.keyboard.press('ControlOrMeta+c');
    await eventually(() => panel.page.evaluate(() => navigator.clipboard.readText())).toMatch(
      /^\.\t\.\t\d+:func /,
    );
    await panel.page.keyboard.press('Shift+F10');
    await panel.page.getByRole('menu').waitFor();
    await panel.page.keyboard.press('Escape');
  });

  test('says why a source is missing, what to do, and shows the numbers all the same', async () => {
    const panel = await openList(RECORDED, 'runtime.gopark');
    await panel.page.getByText('proc.go was not found on this machine').waitFor();
    expect(await panel.button('Whole file').isDisabled()).toBe(true);
    expect(await panel.row(1).textContent()).toMatch(/^1004\d+\d+proc\.go:\d+$/);
    await panel.button('Add folder to workspace').click();
    await panel.button('Source path settings').click();
    await panel.button('Show source mappings').click();
    await eventually(() => panel.received('findSource')).toEqual([
      { type: 'findSource', step: 'folder' },
      { type: 'findSource', step: 'settings' },
      { type: 'findSource', step: 'mappings' },
    ]);
    await setFunctions(
      panel,
      functionsOf(recordedView(), () => ({ kind: 'text', text: 'found\n'.repeat(999) })),
    );
    await panel.showState(SHOWN_STATE);
    await eventually(() => panel.row(1).textContent()).toContain('found');
    expect(await panel.page.locator('.source-notice').count()).toBe(0);
    expect(await panel.button('Whole file').isDisabled()).toBe(false);
  });

  test('asks which file it is, and looks again', async () => {
    const source: ListedSource = { kind: 'missing', why: '2 files could be it.', remedy: 'choose' };
    const panel = await openList(
      functionsOf(recordedView(), () => source),
      RUN,
    );
    await panel.button('Choose file').click();
    await eventually(() => panel.received('openPlace')).toHaveLength(1);
    await setFunctions(panel, RECORDED);
    await panel.button('Look again').click();
    await panel.page.locator('.list .go-keyword').first().waitFor();
  });

  test('says when the file here is another version', async () => {
    const panel = await openList(
      functionsOf(recordedView(), () => ({ kind: 'text', text: 'package main\n' })),
      RUN,
    );
    await panel.page.getByText('it is another version of it').waitFor();
    expect(await rowCount(panel)).toBeGreaterThan(1);
  });

  test('begins with the heaviest function, and says what to do where there is none', async () => {
    const panel = await openList(RECORDED);
    await panel.page.getByText('Nothing is selected.').waitFor();
    const gone = await openList(NO_FUNCTIONS, 'main.gone');
    await gone.page.getByText('Select another one in Top').first().waitFor();
    expect(await seriousAxeFindings(gone.page)).toEqual([]);
  });

  test('shows one sample, and negative values of a difference', async () => {
    const samples = [{ stack: 'main.a@/s/a.go:2', values: [-3] }];
    const view = new OpenView(smallProfile({ types: ['n/count'], samples }), 0, 'difference');
    const panel = await openList(
      functionsOf(view, () => ({ kind: 'text', text: 'a\nb\nc\n' })),
      'main.a',
    );
    await panel.waitForRow(3);
    expect(await panel.rows.allTextContents()).toEqual([
      '-3-3main.aa.go · 100% of the total',
      '1a',
      '-3-32b',
      '3c',
    ]);
  });

  test('shows hostile names and lines as text, however long', async () => {
    const hostile = `<img src=x>\u202E${'\t</script>"'.repeat(1 << 17)}`;
    const samples = [{ stack: 'main.a@/s/a.go:1', values: [1] }];
    const view = new OpenView(smallProfile({ types: ['n/count'], samples }), 0, 'plain');
    const panel = await openList(
      functionsOf(view, () => ({ kind: 'text', text: `${hostile}\n`.repeat(3) })),
      'main.a',
    );
    const text = (await panel.row(1).textContent()) ?? '';
    expect(text).toContain('<img src=x>⟨U+202E⟩');
    expect(text.length).toBeLessThan(4000);
    expect(await panel.page.locator('img').count()).toBe(0);
    expect(await widthBeyondWindow(panel.page)).toBe(0);
  });
});

describe.each<ThemeName>(['dark', 'light', 'hc', 'hcLight'])('List in the theme %s', (theme) => {
  test('has no serious finding of axe and nothing cut off', async () => {
    const panel = await openList(RECORDED, RUN, { theme });
    await panel.page.screenshot({ path: `${PICTURES}${theme}-list.png` });
    expect(await seriousAxeFindings(panel.page)).toEqual([]);
    await panel.button('Whole file').click();
    await eventually(() => rowCount(panel)).toBeGreaterThan(100);
    await panel.page.screenshot({ path: `${PICTURES}${theme}-list-whole.png` });
    expect(await seriousAxeFindings(panel.page)).toEqual([]);
    expect(await widthBeyondWindow(panel.page)).toBe(0);
  });
});

test('List without source has no serious finding of axe', async () => {
  const panel = await openList(RECORDED, 'runtime.gopark', { theme: 'light' });
  await panel.page.screenshot({ path: `${PICTURES}light-list-missing.png` });
  expect(await seriousAxeFindings(panel.page)).toEqual([]);
});

test('List in a panel 340 pixels wide has nothing cut off', async () => {
  const panel = await openList(RECORDED, RUN, { width: 340, height: 560 });
  await panel.page.screenshot({ path: `${PICTURES}narrow-340-list.png` });
  expect(await widthBeyondWindow(panel.page)).toBe(0);
});

async function openList(
  functions: ScriptedFunctions,
  selected = '',
  options: OpenOptions = {},
): Promise<Panel> {
  const panel = await tester.open({ ...options, saved: { tab: 'top', selected } });
  await panel.waitForRow(0);
  await setFunctions(panel, functions);
  await panel.page.getByRole('tab', { name: 'List', exact: true }).click();
  if (functions.listings[selected] !== undefined) await panel.waitForRow(1);
  return panel;
}

async function setFunctions(panel: Panel, functions: ScriptedFunctions): Promise<void> {
  await panel.page.evaluate((next) => {
    window.scriptedHost.functions = next;
  }, functions);
}

function dotted({ text, sign }: Quantity): string {
  return sign === 0 ? '.' : text;
}

async function rowCount(panel: Panel): Promise<number> {
  return Number(await panel.grid.getAttribute('aria-rowcount')) - 1;
}
