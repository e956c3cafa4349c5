/**
 * Names as pprof shows them after it has looked at how they were mangled: Demangle in its internal/symbolizer/
 * symbolizer.go, 2026-11. Names of C++ and Rust that are still mangled stay so; those that are not lose their parameters.
 *
 *     std::vector<int>::push_back(int)   ->   std::vector::push_back
 */
import type { Profile } from '../model/profile';
import { withMoreStrings } from '../model/stringTable';

export interface Demangling {
  /** `default` drops parameters and template arguments, `templates` keeps the latter, `full` and `none` keep all. */
  readonly mode: 'default' | 'templates' | 'full' | 'none';
  /** Names that differ from those of the system are made anew. */
  readonly force: boolean;
}

export function withSimplifiedNames(profile: Profile, { mode, force }: Demangling): Profile {
  const { functions, strings } = profile;
  const names = functions.names.slice();
  const added: string[] = [];
  const known = new Map<string, number>();
  let isChanged = false;
  for (let row = 0; row < functions.count; row++) {
    const systemName = functions.systemNames[row] as number;
    // So are nearly all names of Go, and none of them needs to become text for that.
    if (names[row] === systemName && !mayLookLikeCpp(profile.strings, systemName)) continue;
    if (force && strings.text(systemName) !== '' && strings.text(names[row] as number) !== '') {
      names[row] = systemName;
    }
    const name = strings.text(names[row] as number);
    const system = strings.text(systemName);
    if (mode !== 'none' && (name === '' || name === system)) {
      const shown = simplifiedFor(system, mode);
      names[row] = shown === system ? systemName : indexOf(shown);
    }
    if (strings.text(functions.names[row] as number) !== textOf(names[row] as number)) isChanged = true;
  }
  if (!isChanged) return profile;
  return { ...profile, functions: { ...functions, names }, strings: withMoreStrings(strings, added) };

  function indexOf(text: string): number {
    if (text === '') return 0;
    let index = known.get(text);
    if (index === undefined) {
      index = strings.count + added.length;
      known.set(text, index);
      added.push(text);
    }
    return index;
  }

  function textOf(index: number): string {
    return index < strings.count ? strings.text(index) : (added[index - strings.count] ?? '');
  }
}

/** Whether the string has one of the characters of which a name of C++ has some. */
function mayLookLikeCpp({ utf8 }: Profile['strings'], index: number): boolean {
  if (!utf8) return true;
  const { bytes, starts } = utf8;
  for (let at = starts[index] as number; at < (starts[index + 1] as number); at++) {
    const byte = bytes[at] as number;
    if (byte === 0x3c || byte === 0x3e || byte === 0x5b || byte === 0x5d || byte === 0x3a) return true;
  }
  return false;
}

function simplifiedFor(name: string, mode: Exclude<Demangling['mode'], 'none'>): string {
  if (mode === 'full' || !looksLikeCpp(name)) return name;
  const withoutParameters = withoutMatching(name, '(', ')');
  return mode === 'templates' ? withoutParameters : withoutMatching(withoutParameters, '<', '>');
}

/** Not names of Java (`class.<init>`) and of methods of Go's generic types (`foo.(*Bar[...]).Method`). */
function looksLikeCpp(name: string): boolean {
  if (name.includes('.<') || name.includes(']).')) return false;
  return /[<>[\]]|::/.test(name);
}

/** Without what stands between the outermost pairs; as it is where a pair is not closed, or closed before it opens. */
function withoutMatching(name: string, open: string, close: string): string {
  let kept = '';
  let depth = 0;
  let from = 0;
  for (let at = 0; at < name.length; at++) {
    const char = name[at];
    if (char === open && depth++ === 0) kept += name.slice(from, at);
    // Pairs that were closed before stay away.
    else if (char === close && --depth < 0) return kept + name.slice(from);
    else if (char === close && depth === 0) from = at + 1;
    if (char === open && depth === 1) from = at;
  }
  return kept + name.slice(from);
}
