import { describe, expect, it } from 'vitest';
import { readFromPage } from '../../../src/views/panelGuards';

const ask = (asked: unknown): unknown => ({ type: 'ask', id: 1, revision: 1, ask: asked });

describe('what Peek and List may say', () => {
  it.each([
    ask({ kind: 'peek', functionName: 'main.f', offset: 0, limit: 100 }),
    ask({ kind: 'list', functionName: '' }),
    { type: 'findSource', step: 'folder' },
    { type: 'openSourceLine', revision: 1, place: 3, lineNumber: 12, takeFocus: false },
  ])('is %j', (message) => {
    expect(readFromPage(message)).toEqual(message);
  });

  it.each([
    ask({ kind: 'peek', functionName: 'main.f', offset: -1, limit: 100 }),
    ask({ kind: 'peek', functionName: 7, offset: 0, limit: 100 }),
    ask({ kind: 'list', functionName: 'x'.repeat(2000) }),
    ask({ kind: 'list' }),
    { type: 'findSource', step: '/etc/passwd' },
    { type: 'openSourceLine', revision: 1, place: -1, lineNumber: 12, takeFocus: false },
    { type: 'openSourceLine', revision: 1, place: '/etc/passwd', lineNumber: 12, takeFocus: false },
  ])('is not %j', (message) => {
    expect(readFromPage(message)).toBeUndefined();
  });

  it('asks for no more rows than a few screens', () => {
    expect(
      readFromPage(ask({ kind: 'peek', functionName: 'f', offset: 0, limit: 1e9, path: '/etc' })),
    ).toEqual(ask({ kind: 'peek', functionName: 'f', offset: 0, limit: 2000 }));
  });
});
