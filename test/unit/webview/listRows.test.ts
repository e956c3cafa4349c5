import { describe, expect, it } from 'vitest';
import type { PanelListing } from '../../../src/protocol/listRequests';
import { listRows, SourceText } from '../../../webview/list/listRows';

const VALUE = { text: '1', percent: '1%', share: 0.01, sign: 1 } as const;
const listing = (text: string | undefined, lineNumbers: readonly number[]): PanelListing => ({
  functionName: 'main.f',
  total: '1',
  problems: [],
  sources: [text === undefined ? { kind: 'missing', why: '', remedy: 'find' } : { kind: 'text', text }],
  routines: [
    {
      functionName: 'main.f',
      fileName: 'f.go',
      source: 0,
      firstLineNumber: 2,
      lastLineNumber: 4,
      flat: VALUE,
      cum: VALUE,
      lines: lineNumbers.map((lineNumber) => ({ lineNumber, flat: VALUE, cum: VALUE, heat: 1, place: 7 })),
    },
  ],
});
const shown = (rows: ReturnType<typeof listRows>): string[] =>
  rows.map((row) =>
    row.kind === 'routine' ? 'head' : `${row.lineNumber}${row.line ? '*' : ''} ${row.text ?? '-'}`,
  );

describe('rows of a listing', () => {
  it('are the lines of the function, or all of the file', () => {
    const given = listing('a\nb\r\nc\nd\ne\n', [3]);
    expect(shown(listRows(given, 'function'))).toEqual(['head', '2 b', '3* c', '4 d']);
    expect(shown(listRows(given, 'file'))).toEqual(['head', '1 a', '2 b', '3* c', '4 d', '5 e']);
  });

  it('are the lines with values where there is no source, or no such line', () => {
    expect(shown(listRows(listing(undefined, [2, 9]), 'function'))).toEqual(['head', '2* -', '9* -']);
    expect(shown(listRows(listing('a\nb\n', [2, 9]), 'file'))).toEqual(['head', '1 a', '2* b', '9* -']);
    expect(shown(listRows(listing('', [2]), 'file'))).toEqual(['head', '2* -']);
  });

  it('know what a line begins in', () => {
    const text = new SourceText('/* a\nb\n*/ c');
    expect([1, 2, 3].map((line) => text.line(line).state)).toEqual(['code', 'comment', 'comment']);
    expect(text.lineCount).toBe(3);
  });
});
