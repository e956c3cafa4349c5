import { describe, expect, test } from 'vitest';
import {
  clampRowsTop,
  followScroll,
  isScaled,
  lastRowsTop,
  lastScrollTop,
  MAX_ELEMENT_HEIGHT,
  scrollScale,
  scrollTopFor,
} from '../../webview/table/scrollScale';

const SMALL = scrollScale(1_000, 22, 500);
const HUGE = scrollScale(5_000_000, 22, 500);

describe('Rows that a browser can lay out', () => {
  test('scroll one to one', () => {
    expect(isScaled(SMALL)).toBe(false);
    expect(scrollTopFor(SMALL, 4_321)).toBe(4_321);
    expect(followScroll(SMALL, { rowsTop: 0, scrollTop: 0 }, 4_321)).toBe(4_321);
  });

  test('that are fewer than fit do not scroll', () => {
    const few = scrollScale(3, 22, 500);
    expect(lastRowsTop(few)).toBe(0);
    expect(lastScrollTop(few)).toBe(0);
    expect(clampRowsTop(few, 40)).toBe(0);
  });
});

describe('Rows beyond the highest element', () => {
  test('have an element of that height, whose ends are theirs', () => {
    expect(HUGE.elementHeight).toBe(MAX_ELEMENT_HEIGHT);
    expect(scrollTopFor(HUGE, 0)).toBe(0);
    expect(scrollTopFor(HUGE, lastRowsTop(HUGE))).toBe(lastScrollTop(HUGE));
    const before = { rowsTop: 50_000_000, scrollTop: scrollTopFor(HUGE, 50_000_000) };
    expect(followScroll(HUGE, before, lastScrollTop(HUGE))).toBe(lastRowsTop(HUGE));
    expect(followScroll(HUGE, before, 0)).toBe(0);
  });

  test('go where a dragged thumb points', () => {
    const half = lastScrollTop(HUGE) / 2;
    expect(followScroll(HUGE, { rowsTop: 0, scrollTop: 0 }, half)).toBe(Math.round(lastRowsTop(HUGE) / 2));
  });

  test('move by as many pixels as a step that no thumb makes', () => {
    const before = { rowsTop: 50_000_000, scrollTop: scrollTopFor(HUGE, 50_000_000) };
    expect(followScroll(HUGE, before, before.scrollTop + 40)).toBe(50_000_040);
    expect(followScroll(HUGE, before, before.scrollTop - 440)).toBe(49_999_560);
  });

  test('take the smallest step of a thumb, a quarter pixel of its track, for one', () => {
    const before = { rowsTop: 50_000_000, scrollTop: scrollTopFor(HUGE, 50_000_000) };
    const quarterPixel = HUGE.elementHeight / HUGE.viewHeight / 4;
    expect(followScroll(HUGE, before, before.scrollTop + quarterPixel) - 50_000_000).toBeGreaterThan(
      10 * quarterPixel,
    );
  });

  test('come back to the same place from every position of the scrollbar', () => {
    for (let rowsTop = 0; rowsTop <= lastRowsTop(HUGE); rowsTop += 9_999_991) {
      const scrollTop = scrollTopFor(HUGE, rowsTop);
      expect(
        Math.abs(followScroll(HUGE, { rowsTop: 0, scrollTop: -1e9 }, scrollTop) - rowsTop),
      ).toBeLessThanOrEqual(14);
    }
  });
});
