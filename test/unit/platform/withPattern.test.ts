import { describe, expect, it } from 'vitest';
import { withPattern } from '../../../src/platform/withPattern';

describe('withPattern', () => {
  it.each([
    ['focus', 'b'],
    ['show', 'b'],
    ['showFrom', 'b'],
    ['tagFocus', 'b'],
    ['tagIgnore', 'b'],
    ['tagShow', 'b'],
    ['ignore', 'a|b'],
    ['hide', 'a|b'],
    ['pruneFrom', 'a|b'],
    ['tagHide', 'a|b'],
    ['tagRoot', 'a,b'],
    ['tagLeaf', 'a,b'],
  ] as const)('makes of %s a and then b: %s', (filter, joined) => {
    const filters = withPattern({ [filter]: 'a', noTrim: true }, filter, 'b');
    expect(filters).toEqual({ [filter]: joined, noTrim: true });
    expect(withPattern(filters, filter, 'b')).toEqual(filters);
    expect(withPattern({}, filter, 'b')).toEqual({ [filter]: 'b' });
  });
});
