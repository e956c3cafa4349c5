import * as l10n from '@vscode/l10n';
import type { LeakFinding, LeakKind } from '../../analysis/leaks/verdict';
import { goroutinesText } from '../goroutines/blockedText';
import { functionText } from './leakPlace';
import { kindText } from './kindText';

/** Why it is taken for this kind, in whole sentences that name the code. */
export function kindReason(finding: LeakFinding): string {
  const { kind, clue, isKindSure, otherKinds, group, role } = finding;
  const { meaning } = kindText(kind);
  const sentences: string[] = [];
  switch (clue.from) {
    case 'source':
      sentences.push(l10n.t('{0} {1}; {2} there.', quoted(clue.code), meaning, waitText(group.count)));
      if (clue.cases.length > 0) sentences.push(l10n.t('Its cases are {0}.', listed(clue.cases.map(quoted))));
      break;
    case 'library':
      sentences.push(
        l10n.t(
          'The line is in {0}, which {1}; {2} there.',
          functionText(clue.functionName),
          meaning,
          waitText(group.count),
        ),
      );
      break;
    case 'operation':
      sentences.push(
        l10n.t('{0}: {1} there; it {2}.', capital(group.operation), waitText(group.count), meaning),
      );
      if (!isKindSure) sentences.push(l10n.t('The source line could not be read, which would tell more.'));
      break;
  }
  sentences.push(...doubts(finding, otherKinds));
  if (role === 'request')
    sentences.push(
      l10n.t('It is a request that net/http serves: whoever asked may be gone already, or still waits.'),
    );
  if (role === 'idleConnection')
    sentences.push(
      l10n.t(
        'These are connections between two requests, which more clients have, too; IdleTimeout, or one http.Transport for all requests, bounds them.',
      ),
    );
  return sentences.join(' ');
}

function waitText(count: number): string {
  return count === 1 ? l10n.t('1 goroutine waits') : l10n.t('{0} wait', goroutinesText(count));
}

function doubts({ isKindSure, kind }: LeakFinding, otherKinds: readonly LeakKind[]): string[] {
  if (isKindSure) return [];
  if (otherKinds.length > 0) {
    const names = otherKinds.map((other) => `“${kindText(other).title}”`);
    return [l10n.t('That is not sure: it may also be {0}.', listed(names, 'or'))];
  }
  return kind === 'ioWithoutDeadline'
    ? [l10n.t('That is not sure: a deadline is set there, or it is no network that is waited for.')]
    : [l10n.t('That is not sure.')];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function quoted(code: string): string {
  return `\`${code}\``;
}

export function listed(texts: readonly string[], word: 'and' | 'or' = 'and'): string {
  if (texts.length < 2) return texts.join('');
  const [first, last] = [texts.slice(0, -1).join(', '), texts.at(-1) ?? ''];
  return word === 'and' ? l10n.t('{0} and {1}', first, last) : l10n.t('{0} or {1}', first, last);
}
