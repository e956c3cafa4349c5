import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { TextPage } from '../../src/protocol/textRequests';
import { seriousAxeFindings, widthBeyondWindow } from './axeFindings';
import { NO_REPORTS, type ScriptedReports } from './host/scriptedReports';
import { eventually, PanelTester, type OpenOptions, type Panel } from './panelTester';
import { recordedReports } from './recordedReports';
import type { ThemeName } from './themes';

const PICTURES = fileURLToPath(new URL('../../test-results/page/', import.meta.url));
const REPORTS = recordedReports('cpu.go1.26.pb.gz');

let tester: PanelTester;
beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  tester = await PanelTester.start();
});
afterEach(() => tester.closePages());
afterAll(() => tester.stop());

describe('Text', () => {
  test('shows the report line by line, and another one when it is chosen', async () => {
    const panel = await openText();
    const lines = REPORTS.texts.top?.lines ?? [];
    expect(await lineText(panel, 0)).toBe(lines[0]?.text);
    expect(await lineText(panel, 5)).toBe(lines[5]?.text);
    expect(await panel.page.locator('.count').textContent()).toBe(`${lines.length} lines`);
    await panel.choose('Report', 'traces');
    await eventually(() => lineText(panel, 3)).toBe(REPORTS.texts.traces?.lines[3]?.text);
    expect((await asks(panel)).at(-1)).toMatchObject({ command: 'traces', argument: '' });
  });

  test('asks for an expression first where the report needs one', async () => {
    const panel = await openText();
    await panel.choose('Report', 'peek …');
    await panel.page.getByText('Write a regular expression').waitFor();
    const before = (await asks(panel)).length;
    const field = panel.page.getByRole('textbox', { name: 'Functions' });
    expect(await field.evaluate((input) => input.matches(':focus'))).toBe(true);
    await panel.page.keyboard.type('main');
    await eventually(() => lineText(panel, 0)).toBe(REPORTS.texts.peek?.lines[0]?.text);
    expect((await asks(panel)).length).toBe(before + 1);
    expect((await asks(panel)).at(-1)).toMatchObject({ command: 'peek', argument: 'main' });
    await panel.page.keyboard.press('Enter');
    await eventually(() => panel.grid.evaluate((grid) => grid === document.activeElement)).toBe(true);
  });

  test('says of weblist that it is a web page, and of disasm why there is none', async () => {
    const why = 'disasm needs the program that was profiled.';
    const { top } = REPORTS.texts;
    const panel = await openText({
      ...REPORTS,
      texts: { ...REPORTS.texts, ...(top && { weblist: top }) },
    });
    await panel.choose('Report', 'weblist …');
    await panel.page.keyboard.type('main');
    await panel.page.getByText('This report is a web page').waitFor();
    await panel.page.evaluate((failure) => {
      window.scriptedHost.failure = failure;
      window.scriptedHost.mode = 'fail';
    }, why);
    await panel.choose('Report', 'disasm');
    await panel.page.getByText(why).waitFor();
    expect(await panel.page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
  });

  test('begins with the function that is selected elsewhere, and keeps its report over a reload', async () => {
    const panel = await openText(REPORTS, {
      saved: { tab: 'text', textCommand: 'peek', selected: 'main.(*T[int]).work' },
    });
    await eventually(async () => (await asks(panel)).at(-1)).toMatchObject({
      command: 'peek',
      argument: '^main\\.\\(\\*T\\[int\\]\\)\\.work$',
    });
  });

  test('goes to the function of a line, and selects it', async () => {
    const panel = await openText();
    const index = (REPORTS.texts.top?.lines ?? []).findIndex(({ place }) => place >= 0);
    const line = REPORTS.texts.top?.lines[index];
    await panel.grid.focus();
    await panel.grid.press('Home');
    for (let step = 0; step < index; step++) await panel.grid.press('ArrowDown');
    await panel.grid.press('Enter');
    await eventually(() => panel.received('openPlace')).toMatchObject([
      { place: line?.place, takeFocus: true },
    ]);
    await eventually(() => panel.page.evaluate(() => JSON.stringify(window.scriptedHost.saved))).toContain(
      `"selected":${JSON.stringify(line?.name)}`,
    );
  });

  test('finds lines, and says where they stand in the report', async () => {
    const panel = await openText();
    await panel.filter.fill('RUNTIME');
    const found = (REPORTS.texts.top?.lines ?? []).filter(({ text }) => text.includes('runtime'));
    await eventually(() => lineText(panel, 0)).toBe(found[0]?.text);
    expect(await panel.row(0).locator('.line-number').textContent()).toBe(String(found[0]?.lineNumber));
    await panel.filter.fill('no line has this');
    await panel.page.getByText('No line contains').waitFor();
  });

  test('copies and saves all of the report, not what is seen of it', async () => {
    const panel = await openText();
    await panel.button('Copy all').click();
    await panel.button('Save as…').click();
    const report = { revision: 1, format: 'text', command: 'top', argument: '' };
    expect(await panel.received('copyReport')).toEqual([{ type: 'copyReport', ...report }]);
    expect(await panel.received('exportReport')).toEqual([{ type: 'exportReport', ...report }]);
  });

  test('says that a report goes on, and what pprof warns of', async () => {
    const cut: TextPage = {
      ...pageOf(['a', 'b']),
      extent: 'cut',
      warnings: ['Focus expression matched no samples'],
    };
    const panel = await openText({ ...NO_REPORTS, texts: { top: cut } });
    await panel.page.getByText('The first 2 lines are shown and searched.').waitFor();
    await panel.page.getByText('Focus expression matched no samples').waitFor();
  });

  test('says that an empty report is empty', async () => {
    const panel = await openText(NO_REPORTS);
    await panel.page.getByText('This report is empty.').waitFor();
    expect(await seriousAxeFindings(panel.page)).toEqual([]);
  });

  test('shows hostile lines as text of one line, and can be scrolled to their end', async () => {
    const hostile = `</script><img src=x onerror=alert(1)>\u202E${'x'.repeat(1 << 20)}`;
    const panel = await openText({ ...NO_REPORTS, texts: { top: pageOf([hostile, '\tafter\ta tab']) } });
    const text = await lineText(panel, 0);
    expect(text).toContain('</script><img src=x onerror=alert(1)>⟨U+202E⟩');
    expect(text?.length).toBeLessThan(2500);
    expect(await lineText(panel, 1)).toBe('        after   a tab');
    expect(await panel.page.locator('img').count()).toBe(0);
    const [inner, outer] = await panel.grid.evaluate((grid) => [grid.scrollWidth, grid.clientWidth]);
    expect(inner).toBeGreaterThan(10 * (outer ?? 0));
    expect(await widthBeyondWindow(panel.page)).toBe(0);
  });
});

describe.each<ThemeName>(['dark', 'light', 'hc', 'hcLight'])('Text in the theme %s', (theme) => {
  test('has no serious finding of axe and nothing cut off', async () => {
    const panel = await openText(REPORTS, { theme });
    await panel.choose('Report', 'tree');
    await eventually(() => lineText(panel, 6)).toBe(REPORTS.texts.tree?.lines[6]?.text);
    await panel.row(8).click();
    await panel.page.screenshot({ path: `${PICTURES}${theme}-text.png` });
    expect(await seriousAxeFindings(panel.page)).toEqual([]);
    await panel.button('Export…').click();
    await panel.page.getByRole('menuitem').first().waitFor();
    await panel.page.screenshot({ path: `${PICTURES}${theme}-export.png` });
    expect(await seriousAxeFindings(panel.page)).toEqual([]);
    expect(await widthBeyondWindow(panel.page)).toBe(0);
  });
});

test('Text in a panel 340 pixels wide has nothing cut off', async () => {
  const panel = await openText(REPORTS, { width: 340, height: 560 });
  await panel.choose('Report', 'peek …');
  await panel.page.getByRole('textbox', { name: 'Functions' }).fill('main');
  await eventually(() => lineText(panel, 0)).toBe(REPORTS.texts.peek?.lines[0]?.text);
  await panel.page.screenshot({ path: `${PICTURES}narrow-340-text.png` });
  expect(await widthBeyondWindow(panel.page)).toBe(0);
  const box = await panel.button('Save as…').boundingBox();
  expect((box?.x ?? 999) + (box?.width ?? 0)).toBeLessThanOrEqual(340);
});

async function openText(reports: ScriptedReports = REPORTS, options: OpenOptions = {}): Promise<Panel> {
  const panel = await tester.open({ saved: { tab: 'top' }, ...options });
  await panel.page.evaluate((next) => {
    window.scriptedHost.reports = next;
  }, reports);
  await panel.page.getByRole('tab', { name: 'Text', exact: true }).click();
  if (reports.texts.top !== undefined && options.saved === undefined) await panel.waitForRow(1);
  return panel;
}

function lineText(panel: Panel, index: number): Promise<string | null> {
  return panel.row(index).locator('.line-text').textContent({ timeout: 2000 });
}

function pageOf(texts: readonly string[]): TextPage {
  const lines = texts.map((text, at) => ({ text, lineNumber: at + 1, place: -1, name: '' }));
  const lineCount = lines.length;
  return { kind: 'page', lines, lineCount, allLineCount: lineCount, extent: 'whole', warnings: [] };
}

async function asks(panel: Panel) {
  return (await panel.received('ask')).flatMap(({ ask }) => (ask.kind === 'text' ? [ask] : []));
}
