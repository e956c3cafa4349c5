import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { goTokens, stateAfter, type LineState } from '../../../webview/list/goTokens';

/** `keyword:func call:main` without what is plain. */
function colored(line: string, state: LineState = 'code'): string {
  return goTokens(line, state)
    .filter(({ kind }) => kind !== 'plain')
    .map(({ kind, text }) => `${kind}:${text}`)
    .join(' ');
}

describe('tokens of Go', () => {
  it.each([
    ['func main() {', 'keyword:func call:main'],
    ['	go func(n int) { ch <- n }(3) // leaks', 'keyword:go keyword:func type:int number:3 comment:// leaks'],
    ['var s = "a \\" // b" + `c`', 'keyword:var string:"a \\" // b" string:`c`'],
    ["r := '\\'' /* in */ + 'x'", "string:'\\'' comment:/* in */ string:'x'"],
    [
      'x := 0x1F + 1_000.5e-3i + .5 + 0xe+1 + 0x1p-2',
      'number:0x1F number:1_000.5e-3i number:.5 number:0xe number:1 number:0x1p-2',
    ],
    [
      'return append(make([]byte, 0), nil...)',
      'keyword:return builtin:append builtin:make type:byte number:0 constant:nil',
    ],
    ['t.len(t.string, len)', 'call:len'],
    ['größe(ä.Δ())', 'call:größe call:Δ'],
    ['"never closed', 'string:"never closed'],
    ['"ends in a backslash\\', 'string:"ends in a backslash\\'],
    ['', ''],
  ])('of %s', (line, wanted) => {
    expect(colored(line)).toBe(wanted);
  });

  it('go on over lines in comments and raw strings', () => {
    expect(stateAfter('a /* b', 'code')).toBe('comment');
    expect(stateAfter('// /*', 'code')).toBe('code');
    expect(stateAfter('"/*" + `', 'code')).toBe('raw string');
    expect(stateAfter('b', 'comment')).toBe('comment');
    expect(stateAfter('b */ c', 'comment')).toBe('code');
    expect(stateAfter('a "b` + `c', 'raw string')).toBe('raw string');
    expect(stateAfter('a "b` + c', 'raw string')).toBe('code');
    expect(colored('end */ return', 'comment')).toBe('comment:end */ keyword:return');
    expect(colored('end` + 1', 'raw string')).toBe('string:end` number:1');
  });

  it('have every character of every line once', () => {
    const folder = path.resolve(import.meta.dirname, '../../../examples/leakdemo');
    const lines = readFileSync(path.join(folder, 'leak_demo.go'), 'utf8').split('\n');
    let state: LineState = 'code';
    for (const line of lines) {
      expect(
        goTokens(line, state)
          .map(({ text }) => text)
          .join(''),
      ).toBe(line);
      state = stateAfter(line, state);
    }
    expect(state).toBe('code');
  });

  it.each([
    '"'.repeat(1 << 20),
    '\\'.repeat(1 << 20),
    'x'.repeat(1 << 20),
    '/*'.repeat(1 << 19),
    "'\\".repeat(1 << 19),
  ])('of a hostile line of a megabyte are there at once', (line) => {
    const before = performance.now();
    expect(
      goTokens(line, 'code')
        .map(({ text }) => text)
        .join(''),
    ).toBe(line);
    expect(performance.now() - before).toBeLessThan(2000);
  });
});
