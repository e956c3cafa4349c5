import { describe, expect, it } from 'vitest';
import { readFromPage } from '../../../src/views/panelGuards';

const ask = (asked: object): object => ({ type: 'ask', id: 1, revision: 2, ask: asked });
const tags = { kind: 'tags', filter: 'acme', folded: ['tenant'], offset: 0, limit: 50 };
const text = { kind: 'text', command: 'peek', argument: 'main', filter: '', offset: 9, limit: 50 };
const exported = { type: 'exportReport', revision: 2, format: 'csv', command: 'top', argument: '' };
const copied = { type: 'copyReport', revision: 2, format: 'markdown', command: 'tree', argument: '' };
const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const picture = { type: 'exportPicture', revision: 2, png: new Uint8Array([...SIGNATURE, 0, 0, 0, 13]) };

describe('what the page says of tags, reports and exports', () => {
  it.each([[ask(tags)], [ask(text)], [exported], [copied], [picture]])('is taken: %o', (message) => {
    expect(readFromPage(message)).toEqual(message);
  });

  it.each([
    [ask({ ...tags, folded: 'tenant' })],
    [ask({ ...tags, filter: 7 })],
    [ask({ ...tags, offset: -1 })],
    [ask({ ...text, command: 'web' })],
    [ask({ ...text, command: '__proto__' })],
    [ask({ ...text, argument: 'x'.repeat(2001) })],
    [ask({ ...text, argument: undefined })],
    [ask({ ...text, limit: 1.5 })],
    [{ ...exported, format: 'exe' }],
    [{ ...exported, revision: '2' }],
    [{ ...exported, command: 'proto' }],
    [{ ...copied, format: 'csv' }],
    [{ ...picture, png: 'iVBORw0KGgoAAAANSUhEUg==' }],
    [{ ...picture, png: new Uint8Array([60, 115, 99, 114, 105, 112, 116, 62]) }],
    [{ ...picture, png: new Uint8Array(SIGNATURE.slice(0, 7)) }],
    [{ ...picture, png: SIGNATURE }],
    [{ ...picture, png: 5 }],
    [{ ...picture, revision: null }],
  ])('is dropped: %o', (message) => {
    expect(readFromPage(message)).toBeUndefined();
  });

  it('is built anew, without what does not belong, and within bounds', () => {
    const many = ask({ ...tags, limit: 1_000_000, filter: 'x'.repeat(5000), path: '/etc/passwd' });
    expect(readFromPage(many)).toEqual(ask({ ...tags, limit: 2000, filter: 'x'.repeat(1000) }));
    expect(readFromPage({ ...exported, path: '/etc/passwd' })).toEqual(exported);
    const folded = ['tenant', 7, 'x'.repeat(100_000)];
    expect(readFromPage(ask({ ...tags, folded }))).toEqual(ask(tags));
  });
});
