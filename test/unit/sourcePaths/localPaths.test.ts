import { describe, expect, it } from 'vitest';
import {
  isBelow,
  joinLocal,
  normalizeLocal,
  parentOf,
  sameLocalPath,
} from '../../../src/sourcePaths/localPaths';
import { asLocalPath } from '../../../src/sourcePaths/sourcePathTypes';

describe('paths of this machine', () => {
  it.each<[string, string, boolean]>([
    ['/work/a.go', '/work', true],
    ['/work/a.go', '/work/', true],
    ['/work', '/work', true],
    ['/workshop/a.go', '/work', false],
    ['/work', '/work/a', false],
    ['/anything', '/', true],
    ['c:\\work\\a.go', 'C:\\work', true],
    ['C:/work/a.go', 'c:\\work\\', true],
    ['C:\\Work\\a.go', 'C:\\work', false],
    ['D:\\work\\a.go', 'C:\\work', false],
    ['/work/a.go', 'C:\\work', false],
    ['\\\\host\\share\\a.go', '\\\\host\\share', true],
    ['\\\\host\\other\\a.go', '\\\\host\\share', false],
    ['/work/a\\b.go', '/work/a', false],
  ])('%s lies in %s: %s', (path, root, expected) => {
    expect(isBelow(asLocalPath(path), asLocalPath(root))).toBe(expected);
  });

  it.each<[string, string[], string]>([
    ['/work', ['a', 'b.go'], '/work/a/b.go'],
    ['/', ['a'], '/a'],
    ['C:\\', ['a', 'b'], 'C:\\a\\b'],
    ['C:/x', ['a'], 'C:/x/a'],
    ['\\\\host\\share', ['a'], '\\\\host\\share\\a'],
    ['/work', [], '/work'],
  ])('%s with %j is %s', (root, parts, expected) => {
    expect(joinLocal(asLocalPath(root), parts)).toBe(expected);
  });

  it.each([
    ['/work/a', '/work'],
    ['/work', '/'],
    ['/', '/'],
    ['C:\\a\\b', 'C:\\a'],
    ['C:\\a', 'C:\\'],
    ['C:\\', 'C:\\'],
  ])('the folder of %s is %s', (path, expected) => {
    expect(parentOf(asLocalPath(path))).toBe(expected);
  });

  it.each([
    ['/work/./a/../b//c', '/work/b/c'],
    ['/../../x', '/x'],
    ['/', '/'],
    ['C:\\a\\..\\..\\b', 'C:\\b'],
    ['\\\\host\\share\\..\\b', '\\\\host\\share\\b'],
  ])('%s is %s', (path, expected) => {
    expect(normalizeLocal(path)).toBe(expected);
  });

  it('compares files by text, drives without case', () => {
    expect(sameLocalPath(asLocalPath('c:\\a\\b.go'), asLocalPath('C:/a/b.go'))).toBe(true);
    expect(sameLocalPath(asLocalPath('/a/b.go'), asLocalPath('/a/B.go'))).toBe(false);
  });
});
