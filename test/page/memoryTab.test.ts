import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ScriptedMemory } from './host/scriptedMemory';
import { recordedMemory } from './memoryTexts';
import { eventually, PanelTester, SHOWN_STATE, type OpenOptions, type Panel } from './panelTester';

let tester: PanelTester;
beforeAll(async () => {
  tester = await PanelTester.start();
});
afterEach(() => tester.closePages());
afterAll(() => tester.stop());

describe('Memory', () => {
  test('says where the memory is, in sentences, as a bar and as a table', async () => {
    const panel = await openMemory(recordedMemory('alone'));
    const where = section(panel, 'Where is the memory');
    await where.getByText('Most of it, 67.79MB').waitFor();
    expect(await where.getByText('Stacks take 34.67% of it').count()).toBe(1);
    expect(await where.locator('.memory-part').count()).toBe(5);
    const row = where.getByRole('row', { name: /^Stacks/ });
    expect(await row.getByRole('cell').allTextContents()).toEqual(['40.22MB', '32.84%']);
    expect(await section(panel, 'Compared with the base').count()).toBe(0);
  });

  test('explains each figure, and says in words whether they add up', async () => {
    const panel = await openMemory(recordedMemory('alone'));
    const row = section(panel, 'MemStats').getByRole('row', { name: /^HeapReleased/ });
    expect(await row.textContent()).toContain('the system has back');
    expect(await row.getByRole('cell').allTextContents()).toEqual(['6.46MB', '6774784']);
    const checks = section(panel, 'Do the figures add up?').locator('tbody').getByRole('cell');
    expect(new Set(await checks.allTextContents())).toEqual(new Set(['✓ holds']));
  });

  test('shows what a base had, how fast it changed, and what grew', async () => {
    const panel = await openMemory(recordedMemory('first'));
    const compared = section(panel, 'Compared with the base');
    await compared.getByText('Allocated objects grew most').waitFor();
    const row = section(panel, 'MemStats').getByRole('row', { name: /^Stack in use/ });
    expect(await row.getByRole('cell').allTextContents()).toEqual([
      '40.22MB',
      '2.34MB',
      '+37.88MB',
      '+323.20kB/s',
    ]);
  });

  test('draws the pauses, and reads one of them with mouse and keys', async () => {
    const panel = await openMemory(recordedMemory('alone'));
    const plot = panel.page.getByRole('slider', { name: 'Pause of each collection' });
    expect(await plot.locator('rect').count()).toBe(18);
    expect(await plot.getAttribute('aria-valuetext')).toContain('collection 18,');
    await plot.press('Home');
    expect(await plot.getAttribute('aria-valuetext')).toContain('collection 1,');
    await plot.press('ArrowRight');
    expect(await panel.page.locator('.pause-read').textContent()).toContain('collection 2,');
  });

  test('charts the texts of the same program over time', async () => {
    const panel = await openMemory(recordedMemory('alone'));
    const chart = panel.page.getByRole('slider', { name: 'What the memory is used for' });
    await chart.press('Home');
    expect(await chart.getAttribute('aria-valuetext')).toContain('Stacks 2.3 MB');
    expect(await chart.locator('path.chart-line').count()).toBe(7);
  });

  test('lists the records, sampled and estimated, and goes to their lines', async () => {
    const panel = await openMemory(recordedMemory('alone'));
    const records = section(panel, 'Records');
    await records.getByText('25 of 47 records').waitFor();
    const first = records.locator('tbody tr').first();
    expect(await first.textContent()).toContain('sampled');
    await records.getByRole('button', { name: 'Show 25 more' }).click();
    await records.getByText('47 records', { exact: true }).waitFor();
    expect(await records.getByRole('button', { name: 'Show 25 more' }).count()).toBe(0);
    await first.locator('ol button').first().click();
    expect(await panel.received('openPlace')).toHaveLength(1);
    await records.getByRole('button', { name: 'objects in use' }).click();
    await eventually(async () => (await asks(panel)).at(-1)).toMatchObject({
      kind: 'memoryRecords',
      sort: 'inUseObjects',
      by: 'estimated',
      offset: 0,
    });
    await panel.choose('Order by', 'sampled');
    await eventually(async () => (await asks(panel)).at(-1)).toMatchObject({ by: 'sampled' });
  });

  test('says what to do where there are no MemStats', async () => {
    const panel = await tester.open();
    await panel.waitForRow(0);
    await panel.tab('Memory').click();
    await panel.page.getByRole('heading', { name: 'This profile has no MemStats' }).waitFor();
    await panel.button('Fetch memory text').click();
    expect(await panel.received('fetchMemoryText')).toHaveLength(1);
  });

  test('has room in a narrow panel', async () => {
    const panel = await openMemory(recordedMemory('first'), { width: 340, height: 560 });
    await section(panel, 'Records').getByText('25 of 47 records').waitFor();
    const [inner, outer] = await panel.page
      .locator('.memory')
      .evaluate((tab) => [tab.scrollWidth, tab.clientWidth]);
    expect(inner).toBeLessThanOrEqual(outer ?? 0);
  });

  test('copies the report of what is shown', async () => {
    const panel = await openMemory(recordedMemory('alone'));
    await panel.button('Copy as Markdown').click();
    expect(await panel.received('copyMemory')).toEqual([{ type: 'copyMemory', revision: 1 }]);
  });

  test('asks once for each state, and again after a problem', async () => {
    const panel = await openMemory(recordedMemory('alone'));
    await panel.tab('Top').click();
    await panel.tab('Memory').click();
    expect((await asks(panel)).filter(({ kind }) => kind === 'memory')).toHaveLength(1);
    await panel.setHostMode('fail');
    await panel.showState({ ...SHOWN_STATE, revision: 2 });
    await panel.page.getByText('The profile server stopped.').waitFor();
    await panel.setHostMode('answer');
    await panel.button('Try again').click();
    await section(panel, 'Where is the memory').waitFor();
    expect((await asks(panel)).filter(({ kind }) => kind === 'memory')).toHaveLength(3);
  });

  test('shows texts of a hostile profile as text', async () => {
    const { memory, ...others } = recordedMemory('alone');
    if (memory.kind !== 'stats') throw new Error('Expected MemStats.');
    const name = '<img src=x onerror=alert(1)>\u202Ea';
    const figures = [{ name, text: name, exact: name, explanation: name }];
    const panel = await openMemory({ memory: { ...memory, figures }, ...others });
    const row = section(panel, 'MemStats').locator('tbody tr');
    expect(await row.textContent()).toContain('<img src=x onerror=alert(1)>⟨U+202E⟩a');
    expect(await row.locator('img').count()).toBe(0);
  });
});

function section(panel: Panel, heading: string) {
  const title = panel.page.getByRole('heading', { name: heading, exact: true });
  return panel.page.locator('.memory-section').filter({ has: title });
}

async function openMemory(memory: ScriptedMemory, options: OpenOptions = {}): Promise<Panel> {
  const panel = await tester.open({ height: 900, ...options });
  await panel.waitForRow(0);
  await panel.setMemory(memory);
  await panel.tab('Memory').click();
  await section(panel, 'Where is the memory').waitFor();
  return panel;
}

async function asks(panel: Panel) {
  return (await panel.received('ask')).map(({ ask }) => ask);
}
