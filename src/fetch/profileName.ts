import * as l10n from '@vscode/l10n';
import { quote } from './cleanText';

const MAX_NAME_LENGTH = 1024;

/**
 * Why a profile of this name is not asked for, as sentences; undefined when it may be. Names come from addresses that
 * people paste and from the index of a program that is not trusted.
 */
export function profileNameProblem(name: string): string | undefined {
  const expected = l10n.t(
    'The name of a profile was expected, such as goroutine, heap or example.com/program.connections',
  );
  if (name === '') return l10n.t('{0}, but it is empty.', expected);
  if (name.length > MAX_NAME_LENGTH)
    return l10n.t('{0}, but {1} has {2} characters.', expected, quote(name, 40), name.length);
  if (/[\p{Cc}\p{Cs}]/u.test(name))
    return l10n.t('{0}, but {1} holds control characters.', expected, quote(name));
  // URLs resolve these segments, even percent-encoded: the request would leave the index.
  if (name.split('/').some((segment) => segment === '.' || segment === '..')) {
    return l10n.t('{0}, but {1} leads to another place than the index.', expected, quote(name));
  }
  if (name === 'trace') {
    return l10n.t(
      'A profile was expected, but "trace" is an execution trace. Look at it with "go tool trace"; for CPU time fetch "profile".',
    );
  }
  if (NOT_PROFILES.has(name))
    return l10n.t('A profile was expected, but {0} is another page of the index.', quote(name));
  return undefined;
}

/** Listed by the index, but no profiles. */
export const NOT_PROFILES: ReadonlySet<string> = new Set(['cmdline', 'symbol', 'trace']);
