import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { eventually, PanelTester, SHOWN_STATE, SMALL, type Panel } from './panelTester';

let tester: PanelTester;
beforeAll(async () => {
  tester = await PanelTester.start();
});
afterEach(() => tester.closePages());
afterAll(() => tester.stop());

describe('Answers', () => {
  test('to an older revision are dropped, whenever they come', async () => {
    const panel = await tester.open();
    await panel.waitForRow(0);
    await panel.setHostMode('hold');
    await panel.header('cum').getByRole('button').click();
    const names = Array.from({ length: 100 }, (_, index) => `new.f${index}`);
    await panel.showState({ ...SHOWN_STATE, revision: 2 }, { ...SMALL, names });
    await eventually(async () => (await panel.received('ask')).length).toBe(3);
    // The ask of revision 1 is answered last, when the rows of revision 2 are shown already.
    await release(panel, 'last first');
    await panel.page.evaluate(() => {
      window.scriptedHost.send({ type: 'showTab', tab: 'traces' });
    });
    await eventually(() => panel.tab('Traces').getAttribute('aria-selected')).toBe('true');
    await panel.tab('Top').click();
    expect(await firstName(panel)).toMatch(/^new\.f/);
    expect(await panel.page.getByRole('alert').count()).toBe(0);
  });

  test('that carry another revision than their ask are dropped', async () => {
    const panel = await tester.open();
    await panel.waitForRow(0);
    await panel.setHostMode('ignore');
    await panel.header('name').getByRole('button').click();
    const ask = (await panel.received('ask')).at(-1);
    await panel.page.evaluate((id) => {
      const page = { rows: [], rowCount: 0, allRowCount: 0, legend: ['late'] };
      const reply = { ok: true, value: { kind: 'top', page } } as const;
      window.scriptedHost.send({ type: 'answer', id, revision: 0, reply });
      // Messages come in their order: when this one has been seen, the one before has been handled.
      window.scriptedHost.send({ type: 'showTab', tab: 'traces' });
    }, ask?.id ?? 0);
    await eventually(() => panel.tab('Traces').getAttribute('aria-selected')).toBe('true');
    await panel.tab('Top').click();
    expect(await firstName(panel)).toBe('runtime.gopark');
    expect(await panel.page.locator('.legend:visible').textContent()).not.toContain('late');
  });

  test('of an order that was left for another one are dropped', async () => {
    const panel = await tester.open();
    await panel.waitForRow(0);
    await panel.setHostMode('hold');
    await panel.header('cum').getByRole('button').click();
    await panel.header('name').getByRole('button').click();
    await release(panel, 'last first');
    await eventually(() => firstName(panel)).toBe('encoding/json.(*Decoder).Decode');
    await eventually(() => panel.grid.getAttribute('aria-busy')).toBe('false');
    expect(await firstName(panel)).toBe('encoding/json.(*Decoder).Decode');
  });

  test('that were never asked for, and messages of others, change nothing', async () => {
    const panel = await tester.open();
    await panel.waitForRow(0);
    await panel.page.evaluate(() => {
      const problem = { ok: false, problem: { message: 'not asked for' } } as const;
      window.scriptedHost.send({ type: 'answer', id: 999, revision: 1, reply: problem });
      for (const data of [null, 7, 'state', {}, { type: 'vscode-something' }]) {
        window.dispatchEvent(new MessageEvent('message', { data }));
      }
      window.scriptedHost.send({ type: 'showTab', tab: 'traces' });
    });
    await eventually(() => panel.tab('Traces').getAttribute('aria-selected')).toBe('true');
    expect(await panel.page.getByText('not asked for').count()).toBe(0);
  });
});

describe('A problem', () => {
  test('is said, leaves the rows from before, and goes away when trying again works', async () => {
    const panel = await tester.open();
    await panel.waitForRow(0);
    await panel.setHostMode('fail');
    await panel.header('cum').getByRole('button').click();
    const alert = panel.page.getByRole('alert').filter({ hasText: 'The profile server stopped.' });
    await alert.waitFor();
    expect(await alert.textContent()).toContain('The rows below are those from before.');
    expect(await firstName(panel)).toBe('runtime.gopark');
    await panel.setHostMode('answer');
    await panel.button('Try again').click();
    await alert.waitFor({ state: 'hidden' });
    await eventually(() => firstName(panel)).not.toBe('runtime.gopark');
  });

  test('with the first rows is said without rows from before', async () => {
    const panel = await tester.open();
    await panel.waitForRow(0);
    await panel.setHostMode('fail');
    await panel.tab('Traces').click();
    const alert = panel.page.getByRole('alert').filter({ hasText: 'The profile server stopped.' });
    await alert.waitFor();
    expect(await alert.textContent()).not.toContain('from before');
    expect(await panel.rows.count()).toBe(0);
  });

  test('in the middle of scrolling stops the asking, and trying again goes on there', async () => {
    const panel = await tester.open({ profile: { ...SMALL, functionCount: 10_000 } });
    await (await panel.waitForRow(0)).click();
    await panel.setHostMode('fail');
    await panel.page.keyboard.press('End');
    await panel.page.getByRole('alert').filter({ hasText: 'The profile server stopped.' }).waitFor();
    const asked = (await panel.received('ask')).length;
    await panel.page.keyboard.press('PageUp');
    expect((await panel.received('ask')).length).toBe(asked);
    await panel.setHostMode('answer');
    await panel.button('Try again').click();
    await panel.page.keyboard.press('End');
    expect(await (await panel.waitForRow(9_999)).textContent()).toContain('handle9999');
  });

  test('is a host that does not answer within a minute', async () => {
    const panel = await tester.open({ clock: 'ours' });
    await panel.waitForRow(0);
    await panel.stopClock();
    await panel.setHostMode('ignore');
    await panel.header('cum').getByRole('button').click();
    await panel.page.clock.runFor(59_000);
    expect(await panel.page.getByText('did not answer').count()).toBe(0);
    await panel.page.clock.runFor(2_000);
    await panel.page.getByText('The extension did not answer within 60 seconds.').waitFor();
    expect(await firstName(panel)).toBe('runtime.gopark');
  });

  test('is an answer to another question', async () => {
    const panel = await tester.open();
    await panel.waitForRow(0);
    await panel.setHostMode('ignore');
    await panel.tab('Traces').click();
    await panel.page.evaluate(() => {
      const ask = window.scriptedHost.received.findLast((message) => message.type === 'ask');
      const page = { rows: [], rowCount: 0, allRowCount: 0, legend: [] };
      const reply = { ok: true, value: { kind: 'top', page } } as const;
      window.scriptedHost.send({ type: 'answer', id: ask?.id ?? 0, revision: 1, reply });
    });
    await panel.page.getByText('The extension was asked for traces and answered with top.').waitFor();
  });
});

describe('Waiting', () => {
  test('shows a line of progress, but not before it is worth it', async () => {
    const panel = await tester.open();
    await panel.waitForRow(0);
    await panel.setHostMode('hold');
    await panel.header('cum').getByRole('button').click();
    expect(await panel.grid.getAttribute('aria-busy')).toBe('true');
    const progress = panel.page.locator('.progress.is-busy');
    const delay = await progress.evaluate((line) => getComputedStyle(line).animationDelay);
    expect(delay).toBe('0.15s');
    await eventually(() => progress.evaluate((line) => getComputedStyle(line).visibility)).toBe('visible');
    await release(panel, 'first first');
    await eventually(() => panel.grid.getAttribute('aria-busy')).toBe('false');
    expect(await progress.count()).toBe(0);
  });
});

describe('Rows of the state before', () => {
  const outdated = '.tab-table.is-outdated:visible';

  test('are marked from the new state on until their page has come', async () => {
    const panel = await tester.open();
    await panel.waitForRow(0);
    expect(await panel.page.locator(outdated).count()).toBe(0);
    await panel.setHostMode('hold');
    await panel.showState({ ...SHOWN_STATE, revision: 2 });
    const tab = panel.page.locator(outdated);
    await tab.waitFor();
    expect(await tab.getAttribute('aria-busy')).toBe('true');
    const strip = tab.locator('.rows-strip');
    await eventually(() => strip.evaluate((rows) => getComputedStyle(rows).opacity)).toBe('0.35');
    expect(await strip.evaluate((rows) => getComputedStyle(rows).pointerEvents)).toBe('none');
    expect(await strip.evaluate((rows) => getComputedStyle(rows).transitionDelay)).toBe('0.1s');
    await release(panel, 'first first');
    await tab.waitFor({ state: 'detached' });
    expect(await panel.page.locator('.tab-table:visible').getAttribute('aria-busy')).toBe('false');
  });

  test('are marked no longer when a problem says what they are, and again while trying again', async () => {
    const panel = await tester.open();
    await panel.waitForRow(0);
    await panel.setHostMode('fail');
    await panel.showState({ ...SHOWN_STATE, revision: 2 });
    await panel.page.getByText('The rows below are those from before.').waitFor();
    expect(await panel.page.locator(outdated).count()).toBe(0);
    await panel.setHostMode('hold');
    await panel.button('Try again').click();
    await panel.page.locator(outdated).waitFor();
    await release(panel, 'first first');
    await panel.page.locator(outdated).waitFor({ state: 'detached' });
  });

  test('stay marked when the answer is to an order that was left meanwhile', async () => {
    const panel = await tester.open();
    await panel.waitForRow(0);
    await panel.setHostMode('hold');
    await panel.showState({ ...SHOWN_STATE, revision: 2 });
    await panel.page.locator(outdated).waitFor();
    await panel.setHostMode('ignore');
    await panel.header('cum').getByRole('button').click();
    await eventually(async () => (await panel.received('ask')).length).toBe(3);
    await release(panel, 'first first');
    // Messages come in their order: when the tab has changed, the answer has been handled.
    await panel.page.evaluate(() => {
      window.scriptedHost.send({ type: 'showTab', tab: 'traces' });
    });
    await eventually(() => panel.tab('Traces').getAttribute('aria-selected')).toBe('true');
    await panel.tab('Top').click();
    await panel.page.locator(outdated).waitFor();
  });

  test('are not marked for another order or filter of the same state', async () => {
    const panel = await tester.open();
    await panel.waitForRow(0);
    await panel.setHostMode('hold');
    await panel.header('cum').getByRole('button').click();
    expect(await panel.grid.getAttribute('aria-busy')).toBe('true');
    expect(await panel.page.locator(outdated).count()).toBe(0);
  });
});

async function firstName(panel: Panel): Promise<string | null> {
  return await panel.row(0).locator('.name-text').textContent();
}

async function release(panel: Panel, order: 'first first' | 'last first'): Promise<void> {
  await panel.page.evaluate((wanted) => {
    window.scriptedHost.release(wanted);
  }, order);
}
