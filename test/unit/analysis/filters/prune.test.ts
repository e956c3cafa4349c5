import { describe, expect, it } from 'vitest';
import { applyDropFrames } from '../../../../src/analysis/filters/dropFrames';
import { simplifiedName } from '../../../../src/analysis/filters/simplifiedName';
import { smallProfile } from '../../../support/smallProfile';
import { left, shownSamples } from './shownSamples';

function dropped(stacks: readonly string[], dropFrames: string, keepFrames = ''): readonly string[] {
  const profile = smallProfile({ samples: stacks.map((stack) => ({ stack, values: [1] })) });
  return shownSamples(applyDropFrames({ ...profile, dropFrames, keepFrames }));
}

describe('drop_frames', () => {
  it('cuts at the first dropped frame that a user frame called, and never at the root', () => {
    const stacks = [
      'mallocgc newobject main.f main.main runtime.main',
      'main.g runtime.keepme main.f main.main',
      'runtime.onlyrt runtime.x',
      'main.leaf runtime.callback main.mid main.main',
      'foo(int, char) malloc(unsigned) main.k',
    ];
    expect(dropped(stacks, 'malloc|mallocgc|newobject|runtime\\..*', 'runtime\\.keepme')).toEqual([
      'main.f main.main runtime.main 1',
      'main.g runtime.keepme main.f main.main 1',
      'runtime.onlyrt runtime.x 1',
      'main.mid main.main 1',
      'main.k 1',
    ]);
  });

  it('cuts within a location, and there for all samples', () => {
    expect(dropped(['alloc<make<main.f main.main', 'alloc<make<main.f'], 'make')).toEqual([
      'main.f main.main 1',
      'main.f 1',
    ]);
    expect(dropped(['x a<drop main.main', 'a<drop'], 'drop')).toEqual(['main.main 1', 'a<drop 1']);
  });

  it('matches whole names', () => {
    expect(dropped(['mallocgc main.main'], 'malloc')).toEqual(['mallocgc main.main 1']);
  });

  it.each([
    ['(', ''],
    ['f', '['],
    ['', 'f'],
  ])('%j but %j leaves the profile alone', (drop, keep) => {
    const profile = {
      ...smallProfile({ samples: [{ stack: 'f main', values: [1] }] }),
      dropFrames: drop,
      keepFrames: keep,
    };
    expect(applyDropFrames(profile)).toBe(profile);
  });
});

describe('prune_from', () => {
  const profile = smallProfile({
    samples: [
      { stack: 'A B C B D', values: [1] },
      { stack: 'x<y<z main', values: [2] },
    ],
  });

  it.each([
    ['A', ['A B C B D 1', 'x<y<z main 2']],
    ['B', ['B C B D 1', 'x<y<z main 2']],
    ['y|D', ['D 1', 'y<z main 2']],
    ['nothing', ['A B C B D 1', 'x<y<z main 2']],
  ])('%s', (pattern, expected) => {
    expect(left(profile, { pruneFrom: pattern })).toEqual(expected);
  });

  it('sees of a method its package alone', () => {
    const method = smallProfile({ samples: [{ stack: 'leaf net/http.(*conn).serve main', values: [1] }] });
    expect(left(method, { pruneFrom: 'serve' })).toEqual(['leaf net/http.(*conn).serve main 1']);
    expect(left(method, { pruneFrom: '^net/http\\.$' })).toEqual(['net/http.(*conn).serve main 1']);
  });
});

describe('simplified names', () => {
  it.each([
    ['.fn', 'fn'],
    ['f(int)', 'f'],
    ['operator()(int)', 'operator()'],
    ['(anonymous namespace)::f(int)', '(anonymous namespace)::f'],
    ['a.(*T).M', 'a.'],
    ['main.f', 'main.f'],
    ['(', ''],
  ])('%s is %s', (name, simple) => {
    expect(simplifiedName(name)).toBe(simple);
  });
});
