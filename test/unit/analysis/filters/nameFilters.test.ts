/** The rules are those of profile/filter.go of pprof, whose examples are here too. */
import { describe, expect, it } from 'vitest';
import { smallProfile } from '../../../support/smallProfile';
import { filtered, left, messageProfile } from './shownSamples';

const profile = smallProfile({
  samples: [
    { stack: 'runtime.mallocgc@malloc.go:1 main.f@main.go:2 main.main@main.go:3', values: [5] },
    { stack: 'main.inner@main.go:7<main.outer@other.go:8 main.main@main.go:4', values: [3] },
    { stack: 'main.g@main.go:9 main.main@main.go:5', values: [0] },
    { stack: '', values: [7] },
  ],
});

describe('focus and ignore', () => {
  it.each([
    [{ focus: 'mallocgc' }, ['runtime.mallocgc main.f main.main 5']],
    [{ focus: 'other\\.go' }, ['main.inner<main.outer main.main 3']],
    [{ ignore: 'main\\.(f|g$)' }, ['main.inner<main.outer main.main 3']],
    [{ focus: 'main', ignore: 'outer' }, ['runtime.mallocgc main.f main.main 5', 'main.g main.main 0']],
    [{ focus: 'nothing' }, ['Focus expression matched no samples']],
    [{ focus: 'main', ignore: 'main' }, ['Focus expression matched no samples']],
  ])('%o', (options, expected) => {
    expect(left(profile, options)).toEqual(expected);
  });

  it('let samples without locations go, whatever the pattern', () => {
    expect(left(profile, { ignore: 'nothing' })).toEqual([
      'runtime.mallocgc main.f main.main 5',
      'main.inner<main.outer main.main 3',
      'main.g main.main 0',
      'Ignore expression matched no samples',
    ]);
  });
});

describe('hide and show', () => {
  it.each([
    [{ hide: 'inner|mallocgc' }, ['main.f main.main 5', 'main.outer main.main 3', 'main.g main.main 0']],
    [{ show: 'inner|main\\.f' }, ['main.f 5', 'main.inner 3']],
    [{ hide: 'main\\.go|malloc' }, ['main.outer 3']],
    [{ show: 'outer|main\\.main', hide: 'inner' }, ['main.main 5', 'main.outer main.main 3', 'main.main 0']],
    [{ focus: 'inner', hide: 'inner' }, ['main.outer main.main 3']],
    [{ show: 'nothing' }, ['Show expression matched no samples']],
  ])('%o', (options, expected) => {
    expect(left(profile, options)).toEqual(expected);
  });

  it('leave the profile that was filtered as it was', () => {
    const before = Array.from(profile.locations.lineFunctions);
    filtered(profile, { hide: 'main' });
    expect(Array.from(profile.locations.lineFunctions)).toEqual(before);
    expect(profile.samples.count).toBe(4);
  });
});

describe('files of mappings', () => {
  const mapped = messageProfile({
    locations: [['/bin/app', 'main.f'], ['/lib/libc.so'], ['/bin/app', 'main.main'], ['']],
    samples: [
      { stack: [0, 2] },
      { stack: [1, 2], value: 2 },
      { stack: [3], value: 3 },
      { stack: [1], value: 4 },
    ],
  });

  it.each([
    [{ focus: 'libc' }, ['? main.main 2', '? 4']],
    [{ ignore: 'libc' }, ['main.f main.main 1', '? 3']],
    [{ hide: '/bin/app' }, ['? 2', '? 3', '? 4']],
    // A location without lines has nothing that could be shown.
    [{ show: 'libc|main\\.f' }, ['main.f 1']],
    [{ show: '/bin' }, ['main.f main.main 1', 'main.main 2']],
    [{ showFrom: 'libc' }, ['? 2', '? 4']],
  ])('%o', (options, expected) => {
    expect(left(mapped, options)).toEqual(expected);
  });
});

describe('show_from', () => {
  it.each([
    [
      { showFrom: 'main\\.main' },
      ['runtime.mallocgc main.f main.main 5', 'main.inner<main.outer main.main 3', 'main.g main.main 0'],
    ],
    [{ showFrom: 'inner' }, ['main.inner 3']],
    [{ showFrom: 'nothing' }, ['ShowFrom expression matched no samples']],
  ])('%o', (options, expected) => {
    expect(left(profile, options)).toEqual(expected);
  });

  it('begins at the match that is nearest to the root', () => {
    const recursive = smallProfile({ samples: [{ stack: 'B C B A', values: [1] }] });
    expect(left(recursive, { showFrom: 'B' })).toEqual(['B C B 1']);
    expect(left(recursive, { showFrom: 'C' })).toEqual(['B C 1']);
    expect(left(recursive, { showFrom: '^A' })).toEqual(['B C B A 1']);
  });
});

describe('columns of what is left', () => {
  it('are those of the profile where nothing changed', () => {
    const outcome = filtered(profile, { ignore: 'nothing' });
    if (!outcome.ok) throw new Error(outcome.message);
    expect(outcome.profile.locations).toBe(profile.locations);
    expect(outcome.profile.strings).toBe(profile.strings);
    const small = smallProfile({ samples: [{ stack: 'a b', values: [1] }] });
    const all = filtered(small, { focus: 'a' });
    expect(all.ok && all.profile.samples.stacks).toBe(small.samples.stacks);
    expect(all.ok && all.profile.samples.values).toBe(small.samples.values);
  });

  it('stay exact beyond 2^53', () => {
    const big = smallProfile({
      samples: [
        { stack: 'a', values: [2n ** 62n + 1n] },
        { stack: 'b', values: [7] },
      ],
    });
    expect(left(big, { focus: 'a' })).toEqual(['a 4611686018427387905']);
    expect(left(big, { focus: 'b' })).toEqual(['b 7']);
  });
});
