import { describe, expect, it } from 'vitest';
import { indexRecordedPaths } from '../../../src/sourcePaths/recordedIndex';

describe('indexRecordedPaths', () => {
  const paths = ['/a/x.go', 'C:\\b\\x.go', 'x.go', '/a/X.go', '', '/a/y.go', 'constructor', '/a\\mixed/x.go'];
  const index = indexRecordedPaths(paths);

  it.each<[string, number[]]>([
    ['/work/x.go', [0, 1, 2, 7]],
    ['c:\\work\\x.go', [0, 1, 2, 7]],
    ['/work/X.go', [3]],
    ['/work/y.go', [5]],
    ['/work/z.go', []],
    ['/work/toString', []],
    ['/work/constructor', [6]],
  ])('gives for %s the paths of that name', (local, expected) => {
    expect(index.withBaseName(local)).toEqual(expected);
  });

  it('keeps every path, also of very many', () => {
    const many = Array.from({ length: 100_000 }, (_, i) => `/src/p${i}/f${i % 1000}.go`);
    const found = indexRecordedPaths(many).withBaseName('/here/f7.go');
    expect(found).toHaveLength(100);
    expect(found.every((i) => i % 1000 === 7)).toBe(true);
  });
});
