import { describe, expect, it } from 'vitest';
import { createSourceMapper } from '../../../src/sourcePaths/sourceMapper';
import { asRecordedPath, type SourceMapping } from '../../../src/sourcePaths/sourcePathTypes';
import { MemorySources, type MemoryLayout } from './memorySources';

async function map(layout: MemoryLayout, recorded: string): Promise<SourceMapping> {
  const sources = new MemorySources(layout);
  return createSourceMapper(sources, sources.roots).toLocal(asRecordedPath(recorded));
}

async function outcome(layout: MemoryLayout, recorded: string): Promise<string> {
  const mapping = await map(layout, recorded);
  return mapping.kind === 'mapped' ? `${mapping.reason} ${mapping.localPath}` : mapping.kind;
}

const FILES = Object.fromEntries(
  [
    '/work/heap/leak.go',
    '/work/heap/sub/deep.go',
    '/work/myproj/pkg/x.go',
    '/work/one/web/api.go',
    '/work/two/web/api.go',
    '/work/one/web/ui.go',
    '/work/two/web/ui.go',
    '/work/one/main.go',
    '/work/two/main.go',
    '/elsewhere/src/leak.go',
    '/elsewhere/sub/deep.go',
    '/elsewhere/main.go',
  ].map((path) => [path, 'package p\n']),
);

describe('rules of pprofLens.sourcePaths', () => {
  function withRules(...rules: { from: string; to: string }[]): MemoryLayout {
    return { files: FILES, workspace: ['/work'], rules };
  }

  it.each<[string, { from: string; to: string }[], string, string]>([
    [
      'a rule comes before every guess',
      [{ from: '/home/u/heap', to: '/elsewhere/src' }],
      '/home/u/heap/leak.go',
      'rule /elsewhere/src/leak.go',
    ],
    [
      'a slash at the end of a rule does not matter',
      [{ from: '/home/u/heap/', to: '/elsewhere/src/' }],
      '/home/u/heap/leak.go',
      'rule /elsewhere/src/leak.go',
    ],
    [
      'a rule begins with whole parts',
      [{ from: '/home/u/he', to: '/elsewhere/src' }],
      '/home/u/heap/leak.go',
      'suffix /work/heap/leak.go',
    ],
    [
      'the longest rule comes first',
      [
        { from: '/home', to: '/elsewhere' },
        { from: '/home/u', to: '/work/heap' },
      ],
      '/home/u/sub/deep.go',
      'rule /work/heap/sub/deep.go',
    ],
    [
      'the next rule is tried when the file is not there',
      [
        { from: '/home/u/x', to: '/elsewhere/src' },
        { from: '/home/u', to: '/work/heap' },
        { from: '/home/u/x', to: '/elsewhere' },
      ],
      '/home/u/x/sub/deep.go',
      'rule /elsewhere/sub/deep.go',
    ],
    [
      'guesses are tried when no rule leads to a file',
      [{ from: '/home/u', to: '/elsewhere' }],
      '/home/u/heap/leak.go',
      'suffix /work/heap/leak.go',
    ],
    [
      'slashes of both kinds are the same',
      [{ from: 'C:/Users/me', to: '/elsewhere' }],
      'c:\\Users\\me\\sub\\deep.go',
      'rule /elsewhere/sub/deep.go',
    ],
    [
      'a rule may be for -trimpath names',
      [{ from: 'example.com/mod', to: '/elsewhere' }],
      'example.com/mod/sub/deep.go',
      'rule /elsewhere/sub/deep.go',
    ],
    [
      'a rule for relative names is not for absolute ones',
      [{ from: 'home/u', to: '/elsewhere' }],
      '/home/u/sub/deep.go',
      'suffix /work/heap/sub/deep.go',
    ],
    [
      'a rule may name one file',
      [{ from: '/gen/a.go', to: '/elsewhere/main.go' }],
      '/gen/a.go',
      'rule /elsewhere/main.go',
    ],
    [
      'a rule without from is a search path for relative names',
      [{ from: '', to: '/elsewhere' }],
      'sub/deep.go',
      'rule /elsewhere/sub/deep.go',
    ],
    [
      'a search path is found by the name of its folder, as -source_path is',
      [{ from: '', to: '/work/myproj' }],
      '/remote/build/myproj/pkg/x.go',
      'rule /work/myproj/pkg/x.go',
    ],
    [
      'a search path is for a -trimpath name too',
      [{ from: '', to: '/work/myproj' }],
      'example.com/myproj/pkg/x.go',
      'rule /work/myproj/pkg/x.go',
    ],
    [
      'a rule for / is for every absolute path',
      [{ from: '/', to: '/elsewhere' }],
      '/sub/deep.go',
      'rule /elsewhere/sub/deep.go',
    ],
    [
      'a rule may lead to dependencies',
      [{ from: '/root/go/pkg/mod/github.com/x/y@v1.0.0', to: '/elsewhere' }],
      '/root/go/pkg/mod/github.com/x/y@v1.0.0/main.go',
      'rule /elsewhere/main.go',
    ],
    [
      '.. does not lead out of a rule',
      [{ from: '/home/u', to: '/elsewhere/src' }],
      '/home/u/../sub/deep.go',
      'suffix /work/heap/sub/deep.go',
    ],
  ])('%s', async (_, rules, recorded, expected) => {
    expect(await outcome(withRules(...rules), recorded)).toBe(expected);
  });

  it('say which rule it was', async () => {
    const mapping = await map(withRules({ from: '/home/u', to: '/elsewhere' }), '/home/u/main.go');
    expect(mapping.explanation).toBe(
      'Your rule in pprofLens.sourcePaths, "/home/u" → /elsewhere, leads from /home/u/main.go to /elsewhere/main.go.',
    );
  });

  it('say that a rule led nowhere when nothing else did', async () => {
    const mapping = await map(withRules({ from: '/home/u', to: '/elsewhere' }), '/home/u/none.go');
    expect(mapping.explanation).toContain('A rule leads to /elsewhere/none.go, which is not there.');
  });
});

describe('what the person chose', () => {
  const chosen = (choices: Record<string, string>): MemoryLayout => ({
    files: FILES,
    workspace: ['/work'],
    choices,
  });

  it('comes before everything, even a rule, and may lie anywhere', async () => {
    const layout = {
      ...chosen({ '/work/heap/leak.go': '/elsewhere/src/leak.go' }),
      rules: [{ from: '/', to: '/' }],
    };
    expect(await outcome(layout, '/work/heap/leak.go')).toBe('chosen /elsewhere/src/leak.go');
  });

  it('is left when the file is gone', async () => {
    expect(await outcome(chosen({ '/h/heap/leak.go': '/work/gone/leak.go' }), '/h/heap/leak.go')).toBe(
      'suffix /work/heap/leak.go',
    );
  });

  it('decides for the other files of the same checkout', async () => {
    const layout = chosen({ '/home/u/web/api.go': '/work/two/web/api.go' });
    expect(await outcome(layout, '/home/u/web/ui.go')).toBe('chosen /work/two/web/ui.go');
    expect(await outcome(layout, '/home/u/main.go')).toBe('chosen /work/two/main.go');
    expect((await map(layout, '/home/u/main.go')).explanation).toContain(
      'you chose /work/two/web/api.go for /home/u/web/api.go',
    );
  });

  it('does not decide for files of another place', async () => {
    const layout = chosen({ '/home/u/web/api.go': '/work/two/web/api.go' });
    expect(await outcome(layout, '/srv/web/ui.go')).toBe('ambiguous');
    expect(await outcome(layout, 'web/ui.go')).toBe('ambiguous');
    expect(await outcome(layout, 'C:/home/u/web/ui.go')).toBe('ambiguous');
  });

  it('decides as the nearest of several', async () => {
    const layout = chosen({
      '/a/u/web/api.go': '/work/one/web/api.go',
      '/a/v/web/api.go': '/work/two/web/api.go',
    });
    expect(await outcome(layout, '/a/v/web/ui.go')).toBe('chosen /work/two/web/ui.go');
    expect(await outcome(layout, '/a/u/web/ui.go')).toBe('chosen /work/one/web/ui.go');
  });

  it('decides between two checkouts of one module', async () => {
    const goMods = {
      '/work/one/go.mod': 'module example.com/app',
      '/work/two/go.mod': 'module example.com/app',
    };
    const layout = { files: { ...FILES, ...goMods }, workspace: ['/work'] };
    expect(await outcome(layout, 'example.com/app/web/api.go')).toBe('ambiguous');
    const decided = { ...layout, choices: { 'example.com/app/main.go': '/work/one/main.go' } };
    expect(await outcome(decided, 'example.com/app/web/api.go')).toBe('chosen /work/one/web/api.go');
  });
});
