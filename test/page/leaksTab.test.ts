import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { EMPTY_STATE, eventually, PanelTester, type Panel } from './panelTester';
import { hostileWatch, LEAKING_WATCH } from './watchedProgram';

let tester: PanelTester;
beforeAll(async () => {
  tester = await PanelTester.start();
});
afterEach(() => tester.closePages());
afterAll(() => tester.stop());

describe('Leaks', () => {
  test('says what is watched, the verdict, and each finding with its evidence', async () => {
    const panel = await openLeaks();
    await panel.page.getByRole('heading', { name: 'Watching localhost:6060 every 5 s' }).waitFor();
    const finding = panel.page.locator('.finding').first();
    for (const text of ['proven', 'leak_demo.go:53', 'Send without receiver.', 'At least 39.7 MB of stacks.'])
      expect(await finding.textContent()).toContain(text);
    expect(await panel.page.locator('.finding').count()).toBe(2);
    expect(await panel.page.locator('.leaks-missing').textContent()).toContain('goroutineleak endpoint');
    expect(await panel.page.locator('.leaks .notice').textContent()).toContain('The last look failed');
  });

  test('goes to the line, the creator and a frame, by keys too, and to none that is unknown', async () => {
    const panel = await openLeaks();
    const finding = panel.page.locator('.finding').first();
    await finding.locator('.finding-title button').click();
    await finding.locator('.finding-creators button').first().press('Enter');
    await finding.locator('summary').press('Enter');
    await finding.locator('ol button').nth(1).press(' ');
    const message = { type: 'openLeakLine', watch: 7, finding: 0 };
    expect(await panel.received('openLeakLine')).toEqual([
      { ...message, part: 'place', index: 0 },
      { ...message, part: 'creator', index: 0 },
      { ...message, part: 'frame', index: 1 },
    ]);
    expect(await finding.locator('.finding-creators button').nth(1).isDisabled()).toBe(true);
    expect(await finding.locator('ol button').nth(2).isDisabled()).toBe(true);
  });

  test('passes on what its buttons mean', async () => {
    const panel = await openLeaks();
    await panel.button('Accept this leak').nth(1).click();
    for (const name of ['Stop watching', 'Copy as Markdown', 'Watch target'])
      await panel.button(name).click();
    expect(await panel.received('acceptLeak')).toEqual([{ type: 'acceptLeak', watch: 7, finding: 1 }]);
    expect(await panel.received('stopWatching')).toEqual([{ type: 'stopWatching', watch: 7 }]);
    expect(await panel.received('copyLeaks')).toHaveLength(1);
    expect(await panel.received('watchTarget')).toHaveLength(1);
  });

  test('keeps what has the focus in its place when a longer text above it takes more lines', async () => {
    const panel = await openLeaks();
    const summary = panel.page.locator('.finding').nth(1).locator('summary');
    await summary.focus();
    await panel.page.locator('.leaks').evaluate((leaks) => {
      leaks.scrollTo(0, 120);
    });
    const place = await summary.evaluate((shown) => shown.getBoundingClientRect().top);
    const { verdict } = LEAKING_WATCH;
    const findings = verdict?.findings.map((one) => ({ ...one, summary: 'goroutines '.repeat(60) })) ?? [];
    await panel.sendWatches([{ ...LEAKING_WATCH, ...(verdict && { verdict: { ...verdict, findings } }) }]);
    await panel.page.getByText('goroutines goroutines').first().waitFor();
    const after = await summary.evaluate((shown) => shown.getBoundingClientRect().top);
    expect(Math.abs(after - place)).toBeLessThan(1);
  });

  test('keeps focus and what is unfolded from look to look', async () => {
    const panel = await openLeaks();
    const finding = panel.page.locator('.finding').first();
    await finding.locator('summary').click();
    await finding.locator('ol button').first().focus();
    const { verdict } = LEAKING_WATCH;
    const findings = verdict?.findings.map((one) => ({ ...one, summary: '20900 goroutines' })) ?? [];
    await panel.sendWatches([{ ...LEAKING_WATCH, ...(verdict && { verdict: { ...verdict, findings } }) }]);
    await panel.page.getByText('20900 goroutines').first().waitFor();
    expect(await finding.locator('details').getAttribute('open')).toBe('');
    expect(await panel.page.evaluate(() => document.activeElement?.textContent)).toContain('leak_demo.go:53');
  });

  test('reads the values of a moment with the arrow keys', async () => {
    const panel = await openLeaks();
    const plot = panel.page.getByRole('slider', { name: 'Goroutines' });
    expect(await plot.getAttribute('aria-valuetext')).toContain('All goroutines 20,318');
    await plot.press('Home');
    await plot.press('ArrowRight');
    expect(await plot.getAttribute('aria-valuenow')).toBe('1');
    expect(await plot.getAttribute('aria-valuetext')).toContain('All goroutines 5,806');
    expect(await panel.page.locator('.chart-moment').count()).toBe(1);
    await plot.press('End');
    await plot.press('ArrowLeft');
    // Where a series has no value, none is made up.
    expect(await plot.getAttribute('aria-valuetext')).toContain('handIn leak_demo.go:53 –');
  });

  test('of a program that is no longer watched has nothing to stop', async () => {
    const panel = await openLeaks();
    const { id, targetLabel, description, intervalSeconds } = LEAKING_WATCH;
    const watch = { id, targetLabel, description, intervalSeconds, missing: [] };
    await panel.sendWatches([{ ...watch, isRunning: false }]);
    await panel.page.getByRole('heading', { name: 'Watched localhost:6060' }).waitFor();
    await eventually(() => panel.button('Stop watching').isDisabled()).toBe(true);
    expect(await panel.button('Copy as Markdown').isDisabled()).toBe(true);
    expect(await panel.page.locator('.finding').count()).toBe(0);
  });

  test('are there before any profile is shown', async () => {
    const panel = await tester.open({ state: EMPTY_STATE });
    await panel.sendWatches([LEAKING_WATCH]);
    await panel.page.evaluate(() => {
      window.scriptedHost.send({ type: 'showTab', tab: 'leaks' });
    });
    await panel.page.getByRole('heading', { name: 'Watching localhost:6060 every 5 s' }).waitFor();
    await panel.sendWatches([]);
    await panel.page.getByRole('heading', { name: 'No profile is shown yet' }).waitFor();
  });

  test('without a watched program offer to watch one', async () => {
    const panel = await tester.open();
    await panel.tab('Leaks').click();
    await panel.page.getByRole('heading', { name: 'No program is watched' }).waitFor();
    await panel.button('Watch target').click();
    expect(await panel.received('watchTarget')).toHaveLength(1);
  });
});

describe('Hostile findings', () => {
  test.each(['<img src=x onerror=alert(1)>', 'main.\u202egnp.exe\u0000\n', 'x'.repeat(10_000)])(
    'are text within the panel: %#',
    async (hostile) => {
      const panel = await tester.open();
      await panel.sendWatches([hostileWatch(hostile)]);
      await panel.tab('Leaks').click();
      await panel.page.locator('.finding').waitFor();
      const leaks = panel.page.locator('.leaks');
      expect(await panel.page.locator('img').count()).toBe(0);
      expect(await leaks.textContent()).not.toContain('\u202e');
      expect(await leaks.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
    },
  );
});

async function openLeaks(): Promise<Panel> {
  const panel = await tester.open();
  await panel.sendWatches([LEAKING_WATCH]);
  await panel.tab('Leaks').click();
  await panel.page.locator('.finding').first().waitFor();
  return panel;
}
