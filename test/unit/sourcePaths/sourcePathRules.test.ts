import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSourcePathRules } from '../../../src/sourcePaths/sourcePathRules';

const VARIABLES = { workspaceFolder: '/work/app', home: '/home/me' };

describe('parseSourcePathRules', () => {
  it.each<[string, unknown, { from: string; to: string }[]]>([
    ['nothing', undefined, []],
    ['an empty list', [], []],
    [
      'a list',
      [
        { from: '/build', to: '/work' },
        { from: '', to: '/src' },
      ],
      [
        { from: '/build', to: '/work' },
        { from: '', to: '/src' },
      ],
    ],
    ['an object', { '/build': '/work' }, [{ from: '/build', to: '/work' }]],
    [
      'the workspace folder',
      [{ from: '/build', to: '${workspaceFolder}/x' }],
      [{ from: '/build', to: '/work/app/x' }],
    ],
    [
      'a neighbour of the workspace folder',
      { '/b': '${workspaceFolder}/../lib' },
      [{ from: '/b', to: '/work/lib' }],
    ],
    [
      'the home folder',
      { a: '~', b: '~/src', c: '${userHome}/src' },
      [
        { from: 'a', to: '/home/me' },
        { from: 'b', to: '/home/me/src' },
        { from: 'c', to: '/home/me/src' },
      ],
    ],
    ['a Windows folder', { '/b': 'C:\\src\\.\\app' }, [{ from: '/b', to: 'C:\\src\\app' }]],
    ['a slash at the end', { '/b': '/src/' }, [{ from: '/b', to: '/src' }]],
  ])('reads %s', (_, setting, rules) => {
    expect(parseSourcePathRules(setting, VARIABLES)).toEqual({ rules, problems: [] });
  });

  it.each<[string, unknown, string]>([
    [
      'a text',
      '/a=/b',
      'The setting pprofLens.sourcePaths should be an object with the texts "from" and "to"',
    ],
    [
      'a number in a list',
      [{ from: 'a', to: '/b' }, 7],
      'Rule 2 of pprofLens.sourcePaths should be an object',
    ],
    ['a missing to', [{ from: '/a' }], 'Rule 1 of pprofLens.sourcePaths should be an object'],
    ['a number as to', { '/a': 7 }, 'The rule for "/a" in pprofLens.sourcePaths should be an object'],
    ['a relative to', { '/a': 'src' }, '"to" is "src", but it should be an absolute path'],
    [
      'a ~ that is another user',
      { '/a': '~you/src' },
      '"to" is "~you/src", but it should be an absolute path',
    ],
    ['an unknown variable', { '/a': '${env:HOME}/x' }, '${env:HOME} is not known here'],
    ['.. in from', { '/a/../b': '/x' }, 'without ".."'],
    ['a NUL character', { '/a': '/x\0' }, 'NUL'],
    ['a network path', { '/a': '\\\\host\\share' }, 'a path on another computer'],
  ])('leaves out %s and says why', (_, setting, words) => {
    const { problems, rules } = parseSourcePathRules(setting, VARIABLES);
    expect(problems.join('\n')).toContain(words);
    expect(problems).toHaveLength(1);
    expect(rules.every((rule) => rule.from === 'a')).toBe(true);
  });

  it('does not know the workspace folder when there is none', () => {
    const { problems } = parseSourcePathRules({ a: '${workspaceFolder}', b: '~' }, {});
    expect(problems).toHaveLength(2);
  });

  it('allows a share of the network that is the workspace itself', () => {
    const variables = { workspaceFolder: '\\\\host\\share\\app' };
    expect(parseSourcePathRules({ '/b': '${workspaceFolder}\\x' }, variables).rules).toEqual([
      { from: '/b', to: '\\\\host\\share\\app\\x' },
    ]);
  });

  it('reads any setting', () => {
    fc.assert(
      fc.property(fc.anything(), (setting) => {
        const { rules, problems } = parseSourcePathRules(setting, VARIABLES);
        expect(rules.every((rule) => /^(?:\/|[A-Za-z]:|\\\\)/.test(rule.to))).toBe(true);
        expect(problems.every((problem) => problem.endsWith('.'))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
