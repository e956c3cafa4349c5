import { describe, expect, it } from 'vitest';
import {
  beyondEndText,
  functionText,
  lineText,
  staleFunctionText,
  staleText,
} from '../../../src/editor/annotationText';
import { quantity } from './quantities';

const leak = { flat: quantity('0'), cum: quantity('20312', '100%') };

describe('lineText', () => {
  it('has flat, cum and the share of the total', () => {
    expect(lineText(leak, 'full')).toBe('flat 0 · cum 20312 (100%)');
  });

  it('has cum alone in the compact style', () => {
    expect(lineText(leak, 'compact')).toBe('20312 (100%)');
  });

  it('has the signs of a difference as they come', () => {
    const grown = { flat: quantity('0'), cum: quantity('+30', '42.86%') };
    expect(lineText(grown, 'full')).toBe('flat 0 · cum +30 (42.86%)');
  });
});

describe('the other texts', () => {
  it('say stale before anything else', () => {
    expect(staleText(leak, 'main.leak')).toBe('stale: was flat 0 · cum 20312 in main.leak');
  });

  it('count the lines beyond the end', () => {
    expect(beyondEndText(1)).toContain('1 line beyond');
    expect(beyondEndText(2)).toContain('2 lines beyond');
  });

  it('say what a function costs', () => {
    expect(functionText('main.leak', { ...leak, flat: quantity('0', '0%') }, 'goroutine')).toBe(
      'main.leak · flat 0 (0%) · cum 20312 (100%) · goroutine',
    );
  });

  it('do not say it as if it were true when the function is elsewhere', () => {
    expect(staleFunctionText('main.leak', leak, 'goroutine')).toMatch(/^stale: was main\.leak · flat 0 /);
  });
});
