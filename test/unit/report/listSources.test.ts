import { describe, expect, it } from 'vitest';
import { trimPath } from '../../../src/analysis/trimPath';
import { openSource } from '../../../src/report/sourceFiles/openSource';
import { TextLines } from '../../../src/report/sourceFiles/textLines';
import { SourceLines } from '../../../src/report/sourceFiles/sourceLines';
import { sourcesOf } from '../../support/sourcesOf';

describe('the trimmed path', () => {
  it.each([
    ['/build/demo/leak/leak.go', '', '/home/me/demo', 'leak/leak.go'],
    ['/build/demo/a/demo/b.go', '', '/home/me/demo', 'a/demo/b.go'],
    ['/build/demo/b.go', '', '/x/none:/home/me/demo/', 'b.go'],
    ['/build/demo/b.go', '', '', '/build/demo/b.go'],
    ['demo/b.go', '', '/home/me/demo', 'demo/b.go'],
    ['/build/demo/b.go', '/build', '/home/me/demo', 'demo/b.go'],
    ['/build/demo/b.go', '/none:/build/', '', 'demo/b.go'],
    ['/buildings/b.go', '/build', '', '/buildings/b.go'],
    ['/a/b.go', ':/a', '', 'a/b.go'],
    ['/proc/self/cwd/b.go', '', '', 'b.go'],
    ['/proc/self/cwd/./b.go', '/x', '', 'b.go'],
    ['/proc/self/cwd/demo/b.go', '', '/home/me/demo', 'b.go'],
  ])('of %s with trim_path %s and source_path %s is %s', (path, prefixes, searchPath, trimmed) => {
    expect(trimPath(path, prefixes, searchPath)).toBe(trimmed);
  });
});

describe('looking for a source', () => {
  const search = (sourcePath: string, given = '') => ({ sourcePath, trimPath: given });

  it('tries a relative path in each folder and all above it, in order', () => {
    const sources = sourcesOf({ '/c/p/a.go': 'found' });
    expect(openSource('p/a.go', search('/b/x/:/c/d'), sources)).toEqual({ ok: true, text: 'found' });
    expect(sources.opened).toEqual([
      '/b/x/p/a.go',
      '/b/x/p/a.go',
      '/b/p/a.go',
      '/p/a.go',
      '/c/d/p/a.go',
      '/c/p/a.go',
    ]);
  });

  it('looks in the current folder when no folder is given, and cuts paths by its name', () => {
    const sources = sourcesOf({ '/home/me/leak/a.go': 'found' });
    expect(openSource('/build/me/leak/a.go', search(''), sources)).toEqual({ ok: true, text: 'found' });
  });

  it('opens an absolute path as it is or not at all', () => {
    const sources = sourcesOf({});
    expect(openSource('/x//a.go', search('/b'), sources)).toEqual({
      ok: false,
      message: 'open /x//a.go: no such file or directory',
    });
    expect(sources.opened).toEqual(['/x//a.go']);
  });

  it('ends at the current folder when a folder is relative', () => {
    const sources = sourcesOf({});
    expect(openSource('a.go', search('x/y'), sources).ok).toBe(false);
    expect(sources.opened).toEqual(['x/y/a.go', 'x/a.go', 'a.go']);
  });
});

describe('lines of a text', () => {
  function linesOf(text: string): string[] {
    const lines = new TextLines(text);
    const found: string[] = [];
    for (let line = lines.line(1); line !== undefined; line = lines.line(found.length + 1)) found.push(line);
    return found;
  }

  it.each([
    ['', []],
    ['\n', ['']],
    ['a\nb\n', ['a', 'b']],
    ['a\nb', ['a', 'b']],
    ['a\r\nb\r\n', ['a', 'b']],
    ['a\rb\r\r\nc\r', ['a\rb\r', 'c']],
    ['\r\n\r', ['', '']],
  ])('%j', (text, lines) => {
    expect(linesOf(text)).toEqual(lines);
  });

  it('ends before a line that does not fit into 64 KiB, counted in UTF-8', () => {
    expect(linesOf(`a\n${'y'.repeat(65_535)}\nz`)).toHaveLength(3);
    expect(linesOf(`a\n${'y'.repeat(65_536)}\nz`)).toEqual(['a']);
    expect(linesOf(`a\n${'é'.repeat(32_767)}y\nz`)).toHaveLength(3);
    expect(linesOf(`a\n${'é'.repeat(32_768)}\nz`)).toEqual(['a']);
  });

  it('answers in any order, and outside of the text', () => {
    const lines = new TextLines('a\nb\nc');
    expect([3, 1, 4, 0, -1, NaN, 2].map((number) => lines.line(number))).toEqual([
      'c',
      'a',
      undefined,
      undefined,
      undefined,
      undefined,
      'b',
    ]);
  });

  it('lets go of large texts that were read long ago, and reads them again when they are wanted', () => {
    const large = `first\n${'x\n'.repeat(20 * 1024 * 1024)}`;
    const sources = sourcesOf({ '/a': large, '/b': large });
    const lines = new SourceLines(sources, { sourcePath: '', trimPath: '' });
    expect(lines.line('/a', 1)).toBe('first');
    expect(lines.line('/b', 1)).toBe('first');
    expect(lines.line('/a', 2)).toBe('x');
    expect(sources.opened).toEqual(['/a', '/b', '/a']);
  });
});
