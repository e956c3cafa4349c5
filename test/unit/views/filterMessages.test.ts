import { describe, expect, it } from 'vitest';
import { readFromPage } from '../../../src/views/panelGuards';

const FILTERS = { focus: 'main\\.', tagRoot: 'tenant', granularity: 'lines', noInlines: true };

describe('what the page says of filters', () => {
  it.each([
    [{ type: 'setFilters', filters: {} }],
    [{ type: 'setFilters', filters: FILTERS }],
    [{ type: 'addFilter', filter: 'pruneFrom', pattern: '^main\\.leak$' }],
    [{ type: 'addFilter', filter: 'focus', pattern: 'x'.repeat(10_000) }],
    [{ type: 'addFilter', filter: 'hide', pattern: '^a', of: { revision: 3, place: 7 } }],
    [{ type: 'goBack' }],
    [{ type: 'goForward' }],
    [{ type: 'saveSettings', name: 'only mine' }],
    [{ type: 'applySettings', name: '__proto__' }],
    [{ type: 'deleteSettings', name: 'x'.repeat(100) }],
    [{ type: 'openBase', mode: 'diffBase', normalize: true }],
  ])('is taken: %o', (message) => {
    expect(readFromPage(message)).toEqual(message);
  });

  it.each([
    [{ type: 'setFilters' }],
    [{ type: 'setFilters', filters: null }],
    [{ type: 'setFilters', filters: 'focus' }],
    [{ type: 'addFilter', filter: 'granularity', pattern: 'lines' }],
    [{ type: 'addFilter', filter: '__proto__', pattern: 'x' }],
    [{ type: 'addFilter', filter: 'focus', pattern: 7 }],
    [{ type: 'addFilter', filter: 'focus', pattern: 'x'.repeat(10_001) }],
    [{ type: 'saveSettings', name: '' }],
    [{ type: 'saveSettings', name: 'x'.repeat(101) }],
    [{ type: 'applySettings' }],
    [{ type: 'deleteSettings', name: ['a'] }],
    [{ type: 'openBase', mode: 'normalize' }],
  ])('is refused: %o', (message) => {
    expect(readFromPage(message)).toBeUndefined();
  });

  it('loses what is no filter', () => {
    const filters = { ...FILTERS, hide: 'x'.repeat(10_001), noTrim: 'yes', path: '/etc/passwd', ignore: 7 };
    expect(readFromPage({ type: 'setFilters', filters, more: 1 })).toEqual({
      type: 'setFilters',
      filters: FILTERS,
    });
  });
});
