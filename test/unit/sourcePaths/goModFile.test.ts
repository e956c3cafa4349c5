import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readGoModFile, readVendoredVersions } from '../../../src/sourcePaths/goModFile';

describe('readGoModFile', () => {
  it.each<[string, string, string | undefined]>([
    ['a plain line', 'module example.com/mod\n', 'example.com/mod'],
    ['quotes', 'module "example.com/mod"', 'example.com/mod'],
    ['back quotes', 'module `example.com/mod`', 'example.com/mod'],
    ['a block', 'module (\n\texample.com/mod\n)', 'example.com/mod'],
    ['comments and Windows line ends', '// module a\r\n\r\nmodule example.com/mod//b\r\n', 'example.com/mod'],
    ['the first of two', 'module a\nmodule b', 'a'],
    ['no module line', 'go 1.26\n', undefined],
    ['nothing', '', undefined],
  ])('reads the module path from %s', (_, text, expected) => {
    expect(readGoModFile(text)?.modulePath).toBe(expected);
  });

  it('reads replacements by folders, one by one and in blocks', () => {
    const text = `module m
replace example.com/a => ../a // near
replace (
	example.com/b v1.2.3 => ./b
	example.com/c => example.com/d v1.0.0
	"example.com/e" => "/abs/e"
)
require example.com/f v1.0.0
replace example.com/broken =>
`;
    expect(readGoModFile(text)?.replacements).toEqual([
      { modulePath: 'example.com/a', folder: '../a' },
      { modulePath: 'example.com/b', version: 'v1.2.3', folder: './b' },
      { modulePath: 'example.com/e', folder: '/abs/e' },
    ]);
  });

  it('reads any text', () => {
    const scraps = fc.constantFrom(
      'module',
      'replace',
      ' ',
      '\n',
      '(',
      ')',
      '"',
      '`',
      '//',
      '=>',
      'a/b',
      'v1.0.0',
    );
    fc.assert(
      fc.property(fc.array(scraps, { maxLength: 40 }), (parts) => {
        const read = readGoModFile(parts.join(''));
        expect(read === undefined || typeof read.modulePath === 'string').toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('readVendoredVersions', () => {
  it('reads the versions of modules.txt, also of replaced modules', () => {
    const text = '# a.b/c v1.2.3\n## explicit\na.b/c/pkg\n# a.b/d v0.1.0 => ./d\n# a.b/e => ./e\n';
    expect([...readVendoredVersions(text)]).toEqual([
      ['a.b/c', 'v1.2.3'],
      ['a.b/d', 'v0.1.0'],
    ]);
  });
});
