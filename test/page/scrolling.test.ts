import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { LARGE, eventually, PanelTester, SHOWN_STATE, type Panel } from './panelTester';

const LAST_LINE = 4_999_999;

let tester: PanelTester;
beforeAll(async () => {
  tester = await PanelTester.start();
});
afterEach(() => tester.closePages());
afterAll(() => tester.stop());

describe('100,000 functions', () => {
  test('need no more elements than are seen', async () => {
    const panel = await tester.open({ profile: LARGE });
    await panel.waitForRow(0);
    const before = await panel.rows.count();
    expect(before).toBeLessThan(40);
    await wheel(panel, 30_000);
    await panel.waitForRow(await firstRowInSight(panel));
    await panel.page.keyboard.press('Tab');
    await panel.grid.focus();
    await panel.page.keyboard.press('End');
    await panel.waitForRow(99_999);
    // Never more than the overscan at both ends, which the first screen has at one end only.
    expect(await panel.rows.count()).toBeLessThanOrEqual(before + 4);
    expect(await panel.page.locator('*').count()).toBeLessThan(800);
  });

  test('use the same elements again', async () => {
    const panel = await tester.open({ profile: LARGE });
    await panel.waitForRow(0);
    await wheel(panel, 2_200);
    await panel.waitForRow(100);
    const ids = await panel.rows.evaluateAll((rows) => rows.map((row) => row.id).sort());
    await wheel(panel, 22_000);
    await panel.waitForRow(1_100);
    expect(await panel.rows.evaluateAll((rows) => rows.map((row) => row.id).sort())).toEqual(ids);
  });

  test('stand in the document in their order, without gaps, while scrolled up and down', async () => {
    const panel = await tester.open({ profile: LARGE });
    await panel.waitForRow(0);
    for (const pixels of [500, 30, 90_000, -45, -7_000, -400, 3]) {
      await wheel(panel, pixels);
      const indices = await panel.rows.evaluateAll((rows) =>
        rows.map((row) => Number(row.getAttribute('aria-rowindex'))),
      );
      expect(indices).toEqual(indices.map((_, position) => (indices[0] ?? 0) + position));
      expect(await gapsInSight(panel)).toEqual([]);
    }
  });

  test('are asked for in pages, of which those scrolled past are left out', async () => {
    const panel = await tester.open({ profile: LARGE });
    await panel.waitForRow(0);
    await panel.setHostMode('hold');
    for (let i = 0; i < 20; i++) await wheel(panel, 50_000);
    const held = await panel.page.evaluate(() => window.scriptedHost.heldCount);
    expect(held).toBeLessThanOrEqual(2);
    await panel.page.evaluate(() => {
      window.scriptedHost.release();
    });
    await panel.waitForRow(await firstRowInSight(panel));
    expect((await panel.received('ask')).length).toBeLessThanOrEqual(6);
  });

  test('stay where they were scrolled to while those of the next look are on their way', async () => {
    const panel = await tester.open({ profile: LARGE });
    await panel.waitForRow(0);
    await panel.setHostMode('hold');
    await panel.showState({ ...SHOWN_STATE, revision: 2 }, LARGE);
    await eventually(async () => (await panel.received('ask')).length).toBe(2);
    await wheel(panel, 440);
    const first = await firstRowInSight(panel);
    expect(first).toBeGreaterThan(10);
    await panel.page.evaluate(() => {
      window.scriptedHost.mode = 'answer';
      window.scriptedHost.release();
    });
    await eventually(() => panel.grid.getAttribute('aria-busy')).toBe('false');
    expect(await firstRowInSight(panel)).toBe(first);
  });

  test('show that they are on their way until they come', async () => {
    const panel = await tester.open({ profile: LARGE });
    await panel.waitForRow(0);
    await panel.setHostMode('hold');
    await wheel(panel, 200_000);
    const first = await firstRowInSight(panel);
    await eventually(() => panel.row(first).textContent()).toContain('Loading…');
    await panel.page.evaluate(() => {
      window.scriptedHost.release();
    });
    await panel.waitForRow(first);
    expect(await panel.row(first).textContent()).toContain('handle');
  });
});

describe('5,000,000 lines of traces, more than a browser can lay out', () => {
  test('are reached to the last one with End, and back with Home', async () => {
    const panel = await openTraces();
    await panel.grid.focus();
    await panel.page.keyboard.press('End');
    const last = await panel.waitForRow(LAST_LINE);
    expect(await last.textContent()).toContain('leak_demo.go:108');
    expect(await gapsInSight(panel)).toEqual([]);
    expect(await lowerEdgeOf(panel, LAST_LINE)).toBe('at the lower edge');
    expect(await distanceToScrollEnd(panel)).toBeLessThanOrEqual(1);
    await panel.page.keyboard.press('Home');
    await panel.waitForRow(0);
    expect(await panel.grid.evaluate((grid) => grid.scrollTop)).toBe(0);
  });

  test('move by exactly one line with an arrow key, in the middle and at the end', async () => {
    const panel = await openTraces();
    await dragThumb(panel, 0.5);
    const middle = await firstRowInSight(panel);
    expect(middle).toBeGreaterThan(2_000_000);
    expect(middle).toBeLessThan(3_000_000);
    await (await panel.waitForRow(middle)).click();
    for (let step = 1; step <= 40; step++) {
      await panel.page.keyboard.press('ArrowDown');
      expect(await panel.selectedRow.getAttribute('aria-rowindex')).toBe(String(middle + step + 2));
    }
    expect(await lowerEdgeOf(panel, middle + 40)).toBe('at the lower edge');
    await panel.page.keyboard.press('End');
    await panel.page.keyboard.press('ArrowUp');
    expect(await panel.selectedRow.getAttribute('aria-rowindex')).toBe(String(LAST_LINE + 1));
  });

  test('show the last line when the thumb is dragged to the bottom', async () => {
    const panel = await openTraces();
    await dragThumb(panel, 1.2);
    await panel.waitForRow(LAST_LINE);
    expect(await lowerEdgeOf(panel, LAST_LINE)).toBe('at the lower edge');
  });

  test('move with the wheel by its pixels and not by the thumb', async () => {
    const panel = await openTraces();
    await dragThumb(panel, 0.3);
    const before = await firstRowInSight(panel);
    await wheel(panel, 220);
    expect((await firstRowInSight(panel)) - before).toBe(10);
    await wheel(panel, -220);
    expect(await firstRowInSight(panel)).toBe(before);
  });

  test('are walked to the end with the wheel, and no further', async () => {
    const panel = await openTraces();
    await panel.grid.focus();
    await panel.page.keyboard.press('End');
    await wheel(panel, -660);
    expect(await panel.row(LAST_LINE).count()).toBe(0);
    for (let i = 0; i < 3; i++) await wheel(panel, 220);
    await panel.page.mouse.wheel(0, 220);
    await panel.waitForRow(LAST_LINE);
    expect(await lowerEdgeOf(panel, LAST_LINE)).toBe('at the lower edge');
  });

  test('keep their place when the panel is made smaller', async () => {
    const panel = await openTraces();
    await dragThumb(panel, 0.5);
    const before = await firstRowInSight(panel);
    await panel.page.setViewportSize({ width: 900, height: 400 });
    await eventually(() => panel.rows.count()).toBeLessThan(24);
    expect(await firstRowInSight(panel)).toBe(before);
  });
});

async function openTraces(): Promise<Panel> {
  const panel = await tester.open({ profile: LARGE });
  await panel.tab('Traces').click();
  await panel.waitForRow(0);
  return panel;
}

/** Turns the wheel over the rows and waits until the page has followed. */
async function wheel(panel: Panel, pixels: number): Promise<void> {
  const before = await scrollState(panel);
  await panel.grid.hover();
  await panel.page.mouse.wheel(0, pixels);
  await eventually(() => scrollState(panel)).not.toBe(before);
  await panel.page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

async function scrollState(panel: Panel): Promise<string> {
  return await panel.grid.evaluate((grid) => {
    const strip = grid.querySelector<HTMLElement>('.rows-strip');
    return `${grid.scrollTop} ${strip?.style.transform ?? ''} ${strip?.firstElementChild?.ariaRowIndex ?? ''}`;
  });
}

/** Drags the scrollbar's thumb from where it is to a part of the track, and waits until the page has followed all of it. */
async function dragThumb(panel: Panel, part: number): Promise<void> {
  const box = await panel.grid.boundingBox();
  if (box === null) throw new Error('Expected a table to drag the scrollbar of; none is visible.');
  const arrow = 16;
  const x = box.x + box.width - 6;
  await panel.page.mouse.move(x, box.y + arrow + 8);
  await panel.page.mouse.down();
  // The browser scrolls in a thread of its own, so that the page hears of the last step after the mouse was let go.
  const ended = await panel.grid.evaluateHandle((grid) => ({
    scroll: new Promise((resolve) => {
      grid.addEventListener('scrollend', resolve, { once: true });
    }),
  }));
  await panel.page.mouse.move(x, box.y + arrow + 8 + (box.height - 2 * arrow) * part, { steps: 12 });
  await panel.page.mouse.up();
  await ended.evaluate(({ scroll }) => scroll.then(() => undefined));
}

/** Zero-based, and whole. */
async function firstRowInSight(panel: Panel): Promise<number> {
  return await panel.grid.evaluate((grid) => {
    const top = grid.querySelector('.rows-view')?.getBoundingClientRect().top ?? 0;
    const rows = [...grid.querySelectorAll('.rows-strip > [role=row]')];
    const first = rows.find((row) => row.getBoundingClientRect().top >= top - 0.5);
    return Number(first?.getAttribute('aria-rowindex')) - 2;
  });
}

/** Places between the header and the lower edge where there is no row. */
async function gapsInSight(panel: Panel): Promise<number[]> {
  return await panel.grid.evaluate((grid) => {
    const view = grid.querySelector('.rows-view')?.getBoundingClientRect();
    if (view === undefined) return [0];
    const gaps: number[] = [];
    for (let y = view.top + 1; y < view.bottom - 1; y += 11) {
      const hit = document.elementFromPoint(view.left + 20, y);
      if (hit?.closest('.rows-strip > [role=row]') == null) gaps.push(y);
    }
    return gaps;
  });
}

async function lowerEdgeOf(panel: Panel, index: number): Promise<string> {
  return await panel.row(index).evaluate((row) => {
    const view = row.closest('.rows-view')?.getBoundingClientRect();
    const off = row.getBoundingClientRect().bottom - (view?.bottom ?? 0);
    return Math.abs(off) <= 1 ? 'at the lower edge' : `${off} pixels below the lower edge`;
  });
}

async function distanceToScrollEnd(panel: Panel): Promise<number> {
  return await panel.grid.evaluate((grid) => grid.scrollHeight - grid.clientHeight - grid.scrollTop);
}
