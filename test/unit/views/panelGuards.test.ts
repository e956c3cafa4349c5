import { describe, expect, it } from 'vitest';
import { readFromPage } from '../../../src/views/panelGuards';

const goroutines = {
  kind: 'goroutines',
  by: { kind: 'stack', similarity: 'lines' },
  query: 'state:select',
  offset: 0,
  limit: 50,
};
const frame = { type: 'openGoroutineFrame', revision: 2, frame: 7, of: 'base', takeFocus: false };
const top = { kind: 'top', sort: 'flat', descending: true, filter: '', offset: 0, limit: 50 };
const records = { kind: 'memoryRecords', sort: 'inUseBytes', by: 'sampled', offset: 0, limit: 50 };

describe('readFromPage', () => {
  it.each([
    [{ type: 'ready' }],
    [{ type: 'fetchProfile' }],
    [{ type: 'openProfile' }],
    [{ type: 'ask', id: 1, revision: 2, ask: top }],
    [{ type: 'ask', id: 1, revision: 2, ask: { kind: 'traces', filter: 'main', offset: 5, limit: 10 } }],
    [{ type: 'openPlace', revision: 2, place: 7, takeFocus: false }],
    [{ type: 'ask', id: 1, revision: 2, ask: goroutines }],
    [{ type: 'ask', id: 1, revision: 2, ask: { ...goroutines, by: { kind: 'waitReason' } } }],
    [
      {
        type: 'ask',
        id: 1,
        revision: 2,
        ask: { ...goroutines, by: { kind: 'stack', similarity: 'granularity' } },
      },
    ],
    [{ type: 'ask', id: 1, revision: 2, ask: { kind: 'goroutineTree', query: 'x', offset: 0, limit: 9 } }],
    [{ type: 'ask', id: 1, revision: 2, ask: { ...goroutines, by: { kind: 'label', key: 'tenant' } } }],
    [
      {
        type: 'ask',
        id: 1,
        revision: 2,
        ask: { kind: 'comparedGoroutines', similarity: 'exact', offset: 0, limit: 1 },
      },
    ],
    [{ type: 'keepPage', text: '{"tab":"list"}' }],
    [{ type: 'select', functionName: 'main.(*T).Run' }],
    [frame],
    [{ type: 'stopWatching', watch: 1 }],
    [{ type: 'acceptLeak', watch: 1, finding: 0 }],
    [{ type: 'openLeakLine', watch: 1, finding: 0, part: 'creator', index: 2 }],
    [{ type: 'ask', id: 1, revision: 2, ask: { kind: 'memory' } }],
    [{ type: 'ask', id: 1, revision: 2, ask: { kind: 'memorySeries' } }],
    [{ type: 'ask', id: 1, revision: 2, ask: records }],
    [{ type: 'fetchMemoryText' }],
    [{ type: 'copyMemory', revision: 2 }],
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
    [{ type: 'ask', id: 1, revision: 2, ask: { ...goroutines, by: { kind: 'stack', similarity: 'all' } } }],
    [{ type: 'ask', id: 1, revision: 2, ask: { ...goroutines, by: { kind: 'label', key: 3 } } }],
    [{ type: 'ask', id: 1, revision: 2, ask: { ...goroutines, by: 'creator' } }],
    [{ type: 'ask', id: 1, revision: 2, ask: { ...goroutines, query: null } }],
    [{ type: 'ask', id: 1, revision: 2, ask: { kind: 'goroutineTree', query: 3, offset: 0, limit: 9 } }],
    [{ type: 'ask', id: 1, revision: 2, ask: { ...goroutines, offset: -1 } }],
    [{ type: 'ask', id: 1, revision: 2, ask: { kind: 'comparedGoroutines', offset: 0, limit: 1 } }],
    [{ ...frame, frame: -1 }],
    [{ ...frame, frame: '/etc/passwd' }],
    [{ ...frame, of: 3 }],
    [{ ...frame, takeFocus: undefined }],
    [{ type: 'openLeakLine', watch: 1, finding: 0, part: 'path', index: 2 }],
    [{ type: 'acceptLeak', watch: 1, finding: 'all' }],
    [{ type: 'ask', id: 1, revision: 2, ask: { ...records, sort: 'size' } }],
    [{ type: 'ask', id: 1, revision: 2, ask: { ...records, by: 'both' } }],
    [{ type: 'ask', id: 1, revision: 2, ask: { ...records, offset: -1 } }],
    [{ type: 'copyMemory' }],
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

  it('takes of a grouping only what it means', () => {
    const by = { kind: 'creator', key: 'x', path: '/etc/passwd' };
    const ask = { ...goroutines, by, query: 'x'.repeat(9000), limit: 1e9 };
    expect(readFromPage({ type: 'ask', id: 1, revision: 2, ask })).toEqual({
      type: 'ask',
      id: 1,
      revision: 2,
      ask: { ...goroutines, by: { kind: 'creator' }, query: 'x'.repeat(5001), limit: 2000 },
    });
  });

  it('bounds how many rows are asked for, and how long the filter is', () => {
    const ask = { ...top, limit: 1e9, filter: 'x'.repeat(5000) };
    expect(readFromPage({ type: 'ask', id: 1, revision: 2, ask })).toMatchObject({
      ask: { limit: 2000, filter: 'x'.repeat(1000) },
    });
  });
});
