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
      sentences.push(`${quoted(clue.code)} ${meaning}; ${waitText(group.count)} there.`);
      if (clue.cases.length > 0) sentences.push(`Its cases are ${listed(clue.cases.map(quoted))}.`);
      break;
    case 'library':
      sentences.push(
        `The line is in ${functionText(clue.functionName)}, which ${meaning}; ${waitText(group.count)} there.`,
      );
      break;
    case 'operation':
      sentences.push(`${capital(group.operation)}: ${waitText(group.count)} there; it ${meaning}.`);
      if (!isKindSure) sentences.push('The source line could not be read, which would tell more.');
      break;
  }
  sentences.push(...doubts(finding, otherKinds));
  if (role === 'request')
    sentences.push(
      'It is a request that net/http serves: whoever asked may be gone already, or still waits.',
    );
  if (role === 'idleConnection')
    sentences.push(
      'These are connections between two requests, which more clients have, too; IdleTimeout, or one http.Transport for all requests, bounds them.',
    );
  return sentences.join(' ');
}

function waitText(count: number): string {
  return count === 1 ? '1 goroutine waits' : `${goroutinesText(count)} wait`;
}

function doubts({ isKindSure, kind }: LeakFinding, otherKinds: readonly LeakKind[]): string[] {
  if (isKindSure) return [];
  if (otherKinds.length > 0) {
    const names = otherKinds.map((other) => kindText(other).title.toLowerCase());
    return [`That is not sure: it may also be ${listed(names, 'or')}.`];
  }
  return kind === 'ioWithoutDeadline'
    ? ['That is not sure: a deadline is set there, or it is no network that is waited for.']
    : ['That is not sure.'];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function quoted(code: string): string {
  return `\`${code}\``;
}

export function listed(texts: readonly string[], word: 'and' | 'or' = 'and'): string {
  if (texts.length < 2) return texts.join('');
  return `${texts.slice(0, -1).join(', ')} ${word} ${texts.at(-1) ?? ''}`;
}
