import { describe, expect, it } from 'vitest';
import { readFromPage } from '../../../src/views/panelGuards';

const ask = (asked: unknown): unknown => readFromPage({ type: 'ask', id: 1, revision: 2, ask: asked });

describe('what the page asks of the graph', () => {
  it.each([
    [{ kind: 'graph' }, { kind: 'graph' }],
    [
      { kind: 'graph', nodeCount: 40, callTree: true, path: '/etc' },
      { kind: 'graph', nodeCount: 40, callTree: true },
    ],
    [
      { kind: 'graph', nodeCount: 1e9 },
      { kind: 'graph', nodeCount: 400 },
    ],
  ])('%j is %j', (given, read) => {
    expect(ask(given)).toEqual({ type: 'ask', id: 1, revision: 2, ask: read });
  });

  it.each([
    { kind: 'graph', nodeCount: 0 },
    { kind: 'graph', nodeCount: 1.5 },
    { kind: 'graph', nodeCount: '80' },
    { kind: 'graph', nodeCount: NaN },
    { kind: 'graph', callTree: 'yes' },
    { kind: 'graph', callTree: false },
  ])('refuses %j', (given) => {
    expect(ask(given)).toBeUndefined();
  });

  it('reads what is to be saved', () => {
    const given = { type: 'saveGraph', revision: 3, nodeCount: 20, path: '/etc/passwd' };
    expect(readFromPage(given)).toEqual({ type: 'saveGraph', revision: 3, nodeCount: 20 });
    expect(readFromPage({ type: 'saveGraph', revision: -1 })).toBeUndefined();
    expect(readFromPage({ type: 'saveGraph' })).toBeUndefined();
  });
});
