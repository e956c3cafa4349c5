import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { TagLine } from '../../src/protocol/tagsRequests';
import { seriousAxeFindings, widthBeyondWindow } from './axeFindings';
import { NO_REPORTS, type ScriptedReports } from './host/scriptedReports';
import { eventually, PanelTester, SHOWN_STATE, type OpenOptions, type Panel } from './panelTester';
import { recordedReports } from './recordedReports';
import type { ThemeName } from './themes';

const PICTURES = fileURLToPath(new URL('../../test-results/page/', import.meta.url));
const REPORTS = recordedReports();

let tester: PanelTester;
beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  tester = await PanelTester.start();
});
afterEach(() => tester.closePages());
afterAll(() => tester.stop());

describe('Tags', () => {
  test('shows keys and their values with what they add up to', async () => {
    const panel = await openTags();
    const [key, value] = REPORTS.tags;
    const first = await panel.waitForRow(0);
    expect(await first.textContent()).toContain(`${key?.value.text ?? ''}${key?.value.percent ?? ''}`);
    expect(await first.getAttribute('aria-level')).toBe('1');
    const second = await panel.waitForRow(1);
    expect(await second.getAttribute('aria-level')).toBe('2');
    expect(await second.textContent()).toContain(value?.kind === 'value' ? shown(value.text) : '?');
    expect(await panel.page.locator('.count').textContent()).toMatch(/^\d+ keys · \d+ values$/);
  });

  test('folds a key with mouse and keys, and keeps it folded', async () => {
    const panel = await openTags();
    const all = await rowCount(panel);
    await (await panel.waitForRow(0)).click();
    await eventually(() => rowCount(panel)).toBeLessThan(all);
    expect(await panel.row(0).getAttribute('aria-expanded')).toBe('false');
    await panel.grid.press('ArrowRight');
    await eventually(() => rowCount(panel)).toBe(all);
    await panel.grid.press('ArrowLeft');
    await eventually(() => rowCount(panel)).toBeLessThan(all);
    await panel.showState({ ...SHOWN_STATE, revision: 2 });
    await panel.waitForRow(0);
    expect(await panel.row(0).getAttribute('aria-expanded')).toBe('false');
  });

  test('filters everything by a value, with the keyboard alone', async () => {
    const panel = await openTags();
    await panel.grid.focus();
    await panel.grid.press('Home');
    await panel.grid.press('ArrowDown');
    const value = REPORTS.tags[1];
    await eventually(() => panel.button('Focus').isDisabled()).toBe(false);
    expect(await panel.button('As root').isDisabled()).toBe(true);
    await panel.page.keyboard.press('Shift+Tab');
    await panel.page.keyboard.press('Enter');
    await eventually(() => panel.received('addFilter')).toEqual([
      { type: 'addFilter', filter: 'tagIgnore', pattern: value?.pattern },
    ]);
    await panel.button('Focus').click();
    await eventually(async () => (await panel.received('addFilter')).at(-1)?.filter).toBe('tagFocus');
  });

  test('shows, hides and makes roots and leaves of a key', async () => {
    const panel = await openTags();
    const key = REPORTS.tags[0];
    await (await panel.waitForRow(0)).click();
    for (const name of ['Show only', 'Hide', 'As root', 'As leaf']) await panel.button(name).click();
    const pattern = `^${key?.key ?? ''}$`;
    await eventually(() => panel.received('addFilter')).toEqual([
      { type: 'addFilter', filter: 'tagShow', pattern },
      { type: 'addFilter', filter: 'tagHide', pattern },
      { type: 'addFilter', filter: 'tagRoot', pattern: key?.key },
      { type: 'addFilter', filter: 'tagLeaf', pattern: key?.key },
    ]);
    expect(await panel.button('Focus').isDisabled()).toBe(true);
  });

  test('is searched by the field', async () => {
    const panel = await openTags();
    const all = await rowCount(panel);
    await panel.filter.fill(REPORTS.tags[1]?.kind === 'value' ? REPORTS.tags[1].text : '');
    await eventually(() => rowCount(panel)).toBeLessThan(all);
    await panel.filter.fill('nothing is called like this');
    await panel.page.getByText('No label contains').waitFor();
    await panel.button('Clear filter').click();
    await eventually(() => rowCount(panel)).toBe(all);
  });

  test('says what labels are where there are none', async () => {
    const panel = await openTags(NO_REPORTS);
    await panel.page.getByText('No sample of this profile has a label').waitFor();
    expect(await panel.page.getByText('pprof.Do(ctx, pprof.Labels("tenant", name), handle)').count()).toBe(1);
    expect(await seriousAxeFindings(panel.page)).toEqual([]);
  });

  test('shows hostile labels as one line of text', async () => {
    const hostile = `<img src=x onerror=alert(1)>\u202E\n${'x'.repeat(1 << 20)}`;
    const value = { text: '1', percent: '100%', share: 1, sign: 1 } as const;
    const tags: TagLine[] = [
      { kind: 'key', key: hostile, value, valueCount: 1, fold: 'unfolded', pattern: '', plainKey: '' },
      { kind: 'value', key: hostile, text: hostile, value, pattern: '' },
    ];
    const panel = await openTags({ ...NO_REPORTS, tags });
    const row = await panel.waitForRow(1);
    await row.click();
    const text = (await row.textContent()) ?? '';
    expect(text).toContain('<img src=x onerror=alert(1)>⟨U+202E⟩␊');
    expect(text.length).toBeLessThan(1000);
    expect(await panel.page.locator('img').count()).toBe(0);
    expect(await panel.button('Focus').isDisabled()).toBe(true);
  });

  test('copies the active row', async () => {
    const panel = await openTags();
    await (await panel.waitForRow(1)).click();
    await panel.page.keyboard.press('ControlOrMeta+c');
    const value = REPORTS.tags[1];
    await eventually(() => panel.page.evaluate(() => navigator.clipboard.readText())).toBe(
      `${value?.value.text ?? ''}\t${value?.value.percent ?? ''}\t${value?.key ?? ''}: ${
        value?.kind === 'value' ? shown(value.text) : ''
      }`,
    );
  });
});

describe.each<ThemeName>(['dark', 'light', 'hc', 'hcLight'])('Tags in the theme %s', (theme) => {
  test('has no serious finding of axe and nothing cut off', async () => {
    const panel = await openTags(REPORTS, { theme });
    await (await panel.waitForRow(1)).click();
    await panel.page.screenshot({ path: `${PICTURES}${theme}-tags.png` });
    expect(await seriousAxeFindings(panel.page)).toEqual([]);
    expect(await widthBeyondWindow(panel.page)).toBe(0);
  });
});

test('Tags in a panel 340 pixels wide has nothing cut off', async () => {
  const panel = await openTags(REPORTS, { width: 340, height: 560 });
  await (await panel.waitForRow(0)).click();
  await panel.page.screenshot({ path: `${PICTURES}narrow-340-tags.png` });
  expect(await widthBeyondWindow(panel.page)).toBe(0);
  for (const name of ['Focus', 'As leaf']) {
    const box = await panel.button(name).boundingBox();
    expect((box?.x ?? 999) + (box?.width ?? 0)).toBeLessThanOrEqual(340);
  }
});

async function openTags(reports: ScriptedReports = REPORTS, options: OpenOptions = {}): Promise<Panel> {
  const panel = await tester.open(options);
  await panel.waitForRow(0);
  await panel.page.evaluate((next) => {
    window.scriptedHost.reports = next;
  }, reports);
  await panel.page.getByRole('tab', { name: 'Tags', exact: true }).click();
  if (reports.tags.length > 0) await panel.waitForRow(1);
  return panel;
}

function shown(text: string): string {
  return text.replaceAll('\n', '␊').replaceAll('\t', '␉');
}

async function rowCount(panel: Panel): Promise<number> {
  return Number(await panel.grid.getAttribute('aria-rowcount')) - 1;
}
