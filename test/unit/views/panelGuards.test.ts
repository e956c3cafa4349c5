import { describe, expect, it } from 'vitest';
import { readFromPage } from '../../../src/views/panelGuards';

const top = { kind: 'top', sort: 'flat', descending: true, filter: '', offset: 0, limit: 50 };

describe('readFromPage', () => {
  it.each([
    [{ type: 'ready' }],
    [{ type: 'fetchProfile' }],
    [{ type: 'openProfile' }],
    [{ type: 'ask', id: 1, revision: 2, ask: top }],
    [{ type: 'ask', id: 1, revision: 2, ask: { kind: 'traces', filter: 'main', offset: 5, limit: 10 } }],
    [{ type: 'openPlace', revision: 2, place: 7, takeFocus: false }],
    [{ type: 'setSampleType', sampleType: 1 }],
    [{ type: 'setBase', profile: null, mode: 'base' }],
    [{ type: 'setBase', profile: 3, mode: 'diffBase' }],
  ])('takes %j as it is', (message) => {
    expect(readFromPage(message)).toEqual(message);
  });

  it.each([
    [undefined],
    [null],
    ['ready'],
    [[]],
    [{ type: 'run' }],
    [{ type: 'ask', id: 1, revision: 2, ask: null }],
    [{ type: 'ask', id: -1, revision: 2, ask: top }],
    [{ type: 'ask', id: 1, revision: 2.5, ask: top }],
    [{ type: 'ask', id: 1, revision: 2, ask: { ...top, sort: 'path' } }],
    [{ type: 'ask', id: 1, revision: 2, ask: { ...top, limit: Infinity } }],
    [{ type: 'ask', id: 1, revision: 2, ask: { ...top, filter: 7 } }],
    [{ type: 'openPlace', revision: 2, place: '/etc/passwd', takeFocus: true }],
    [{ type: 'openPlace', revision: 2, place: -1, takeFocus: true }],
    [{ type: 'setBase', profile: 3, mode: 'none' }],
    [{ type: 'setBase', profile: '3', mode: 'base' }],
  ])('drops %j', (message) => {
    expect(readFromPage(message)).toBeUndefined();
  });

  it('passes on nothing that it does not know', () => {
    const message = { type: 'openPlace', revision: 1, place: 2, takeFocus: true, path: '/etc/passwd' };
    expect(readFromPage(message)).toEqual({ type: 'openPlace', revision: 1, place: 2, takeFocus: true });
  });

  it('bounds how many rows are asked for, and how long the filter is', () => {
    const ask = { ...top, limit: 1e9, filter: 'x'.repeat(5000) };
    expect(readFromPage({ type: 'ask', id: 1, revision: 2, ask })).toMatchObject({
      ask: { limit: 2000, filter: 'x'.repeat(1000) },
    });
  });
});
