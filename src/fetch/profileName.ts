import { quote } from './cleanText';

const MAX_NAME_LENGTH = 1024;

/**
 * Why a profile of this name is not asked for, as sentences; undefined when it may be. Names come from addresses that
 * people paste and from the index of a program that is not trusted.
 */
export function profileNameProblem(name: string): string | undefined {
  const expected =
    'The name of a profile was expected, such as goroutine, heap or example.com/program.connections';
  if (name === '') return `${expected}, but it is empty.`;
  if (name.length > MAX_NAME_LENGTH)
    return `${expected}, but ${quote(name, 40)} has ${name.length} characters.`;
  if (/[\p{Cc}\p{Cs}]/u.test(name)) return `${expected}, but ${quote(name)} holds control characters.`;
  // URLs resolve these segments, even percent-encoded: the request would leave the index.
  if (name.split('/').some((segment) => segment === '.' || segment === '..')) {
    return `${expected}, but ${quote(name)} leads to another place than the index.`;
  }
  if (name === 'trace') {
    return 'A profile was expected, but "trace" is an execution trace. Look at it with "go tool trace"; for CPU time fetch "profile".';
  }
  if (NOT_PROFILES.has(name))
    return `A profile was expected, but ${quote(name)} is another page of the index.`;
  return undefined;
}

/** Listed by the index, but no profiles. */
export const NOT_PROFILES: ReadonlySet<string> = new Set(['cmdline', 'symbol', 'trace']);
