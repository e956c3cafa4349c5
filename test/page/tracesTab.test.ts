import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { traceLineKey } from '../../webview/traceLineKey';
import { eventually, PanelTester, SHOWN_STATE, type Panel } from './panelTester';

let tester: PanelTester;
beforeAll(async () => {
  tester = await PanelTester.start();
});
afterEach(() => tester.closePages());
afterAll(() => tester.stop());

describe('Traces', () => {
  test('asks only when it is looked at', async () => {
    const panel = await tester.open();
    await panel.waitForRow(0);
    expect((await panel.received('ask')).map(({ ask }) => ask.kind)).toEqual(['top']);
    await panel.tab('Traces').click();
    await panel.waitForRow(0);
    expect((await panel.received('ask')).map(({ ask }) => ask)).toMatchObject([
      { kind: 'top' },
      { kind: 'traces', filter: '', offset: 0, limit: 128 },
    ]);
    expect(await panel.page.locator('.count').textContent()).toBe('12 traces');
  });

  test('shows the head with value and number, then labels, then frames with file and line', async () => {
    const panel = await openTraces();
    expect(await texts(panel, 0)).toEqual(['1200', '80%', '#18 frames']);
    expect(await panel.row(0).locator('.after').textContent()).toBe('8 frames');
    expect(await texts(panel, 1)).toEqual(['', '', 'request: r-1']);
    expect(await panel.row(2).locator('.name-text').textContent()).toBe('runtime.gopark');
    expect(await panel.row(2).locator('.after').textContent()).toBe('leak_demo.go:31');
    expect(await panel.row(3).locator('.inline-mark').isVisible()).toBe(true);
    expect(await panel.row(2).locator('.inline-mark').isVisible()).toBe(false);
    expect(await texts(panel, 10)).toEqual(['600', '40%', '#28 frames']);
  });

  test('opens the place of a frame, and none of heads, labels and frames without one', async () => {
    const panel = await openTraces();
    await panel.row(3).click();
    for (const index of [0, 1, 4]) await panel.row(index).click();
    expect(await panel.received('openPlace')).toEqual([
      { type: 'openPlace', revision: 1, place: 13, takeFocus: true },
    ]);
    expect(await panel.row(4).locator('.screen-reader-only').textContent()).toContain('No source location');
    expect(await panel.row(0).locator('.screen-reader-only').textContent()).toBe('');
  });

  test('copies a frame with its file and line', async () => {
    const panel = await openTraces();
    await panel.row(3).click();
    await panel.page.keyboard.press('Control+c');
    expect(await panel.page.evaluate(() => navigator.clipboard.readText())).toBe(
      'runtime.chansend leak_demo.go:42 (inline)',
    );
  });

  test('keeps the same frame of the same trace selected when others are filtered out', async () => {
    const panel = await openTraces();
    await panel.grid.focus();
    for (const key of ['End', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp'])
      await panel.page.keyboard.press(key);
    expect(await panel.selectedRow.getAttribute('aria-rowindex')).toBe('117');
    await panel.filter.fill('12');
    await eventually(() => panel.page.locator('.count').textContent()).toBe('1 of 12 traces');
    expect(await panel.selectedRow.getAttribute('aria-rowindex')).toBe('7');
  });

  test('shares its filter with Top', async () => {
    const panel = await openTraces();
    await panel.filter.fill('none');
    await panel.page.getByText('No function, file or label in any trace contains “none”.').waitFor();
    await panel.tab('Top').click();
    await panel.page.getByText('No function name contains “none”.').waitFor();
  });

  test('can be shown by the host and by the arrow keys', async () => {
    const panel = await tester.open();
    await panel.waitForRow(0);
    await panel.page.evaluate(() => {
      window.scriptedHost.send({ type: 'showTab', tab: 'traces' });
    });
    await eventually(() => panel.tab('Traces').getAttribute('aria-selected')).toBe('true');
    await eventually(() => panel.row(0).textContent()).toContain('#1');
    await panel.tab('Traces').focus();
    await panel.page.keyboard.press('Home');
    await eventually(() => panel.tab('Top').getAttribute('aria-selected')).toBe('true');
    await eventually(() => panel.row(0).textContent()).toContain('runtime.gopark');
  });

  test('is asked for anew when the profile changed while Top was looked at', async () => {
    const panel = await openTraces();
    await panel.tab('Top').click();
    await panel.waitForRow(0);
    await panel.showState({ ...SHOWN_STATE, revision: 2 });
    await panel.tab('Traces').click();
    await eventually(async () => (await panel.received('ask')).at(-1)).toMatchObject({
      revision: 2,
      ask: { kind: 'traces' },
    });
  });
});

describe('The key of a line of traces', () => {
  const lines = [
    { kind: 'trace', ordinal: 7, value: { text: '1', percent: '1%', share: 0.01, sign: 1 }, frameCount: 1 },
    { kind: 'label', key: 'k', value: 'v' },
    { kind: 'frame', name: 'main.f', at: 'f.go:1', inlined: false, place: 1 },
  ] as const;

  test('holds the trace, the line within it and the name', () => {
    expect(traceLineKey(12, (index) => lines[index - 10])).toBe('7 2 main.f');
  });

  test('is not known while the head of the trace is not', () => {
    expect(traceLineKey(12, (index) => (index === 10 ? undefined : lines[index - 10]))).toBeUndefined();
  });
});

async function openTraces(): Promise<Panel> {
  const panel = await tester.open();
  await panel.tab('Traces').click();
  await panel.waitForRow(0);
  return panel;
}

async function texts(panel: Panel, index: number): Promise<string[]> {
  return await panel
    .row(index)
    .getByRole('gridcell')
    .evaluateAll((cells) =>
      cells.map((cell) => (cell instanceof HTMLElement ? cell.innerText.replaceAll('\n', '') : '')),
    );
}
