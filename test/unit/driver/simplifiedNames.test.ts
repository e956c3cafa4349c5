import { describe, expect, it } from 'vitest';
import type { Demangling } from '../../../src/driver/simplifiedNames';
import { withSimplifiedNames } from '../../../src/driver/simplifiedNames';
import { withMoreStrings } from '../../../src/model/stringTable';
import { smallProfile } from '../../support/smallProfile';

/** What a function is shown as whose name that is, and the system's too, or that alone. */
function named(name: string, demangling: Demangling, systemName: 'none' | 'same'): string {
  const profile = smallProfile({ samples: [{ stack: 'f', values: [1] }] });
  const index = profile.strings.count;
  const shown = withSimplifiedNames(
    {
      ...profile,
      strings: withMoreStrings(profile.strings, [name]),
      functions: {
        ...profile.functions,
        names: Uint32Array.of(index),
        systemNames: Uint32Array.of(systemName === 'same' ? index : 0),
      },
    },
    demangling,
  );
  return shown.strings.text(shown.functions.names[0] ?? 0);
}

const DEFAULT: Demangling = { mode: 'default', force: false };

describe('a name that is not mangled', () => {
  // What `pprof -symbolize=local` printed of such names, 2026-11.
  it.each([
    ['std::vector<int>::push_back(int)', 'std::vector::push_back'],
    ['a::b<c<d>, e>(f(*)(g))', 'a::b'],
    ['operator<(int)', 'operator<'],
    ['f(int)', 'f(int)'],
    ['main.(*T).Method', 'main.(*T).Method'],
    ['main.(*T[...]).Method', 'main.(*T[...]).Method'],
    ['main.f[...]', 'main.f[...]'],
    ['java.util.List.<init>()', 'java.util.List.<init>()'],
    ['a::b)c(d)', 'a::b)c(d)'],
    ['a::b(c)d)e<f>', 'a::bd)e'],
    ['a::b(c', 'a::b(c'],
  ])('%s is shown as %s', (name, expected) => {
    expect(named(name, DEFAULT, 'same')).toBe(expected);
  });

  it('keeps template arguments, or everything, when asked', () => {
    const name = 'std::vector<int>::at(int)';
    expect(named(name, { mode: 'templates', force: true }, 'same')).toBe('std::vector<int>::at');
    expect(named(name, { mode: 'full', force: true }, 'same')).toBe(name);
    expect(named(name, { mode: 'none', force: true }, 'same')).toBe(name);
  });

  it('stays when the system knows the function by another name', () => {
    expect(named('std::f<int>(int)', DEFAULT, 'none')).toBe('std::f<int>(int)');
  });
});
