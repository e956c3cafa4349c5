import type { LeakFinding, LeakKind } from '../verdict';
import { channelRole } from './channelRole';
import type { SelectLine } from './sourceReading';

/**
 * Tells by the cases of a `select`. A context is the way out that was meant, so that it is the context that never ends;
 * a clock wakes the goroutine again and again and lets nobody end it.
 */
export function selectKind({
  cases,
  tokens,
  start,
}: SelectLine): Pick<LeakFinding, 'kind' | 'isKindSure' | 'otherKinds'> {
  if (cases.length === 0) return { kind: 'emptySelect', isKindSure: true, otherKinds: [] };
  const roles = cases.map((read) =>
    read.kind === 'receive' ? channelRole(read.subject, tokens, start) : { kind: 'own' as const },
  );
  const context = roles.find(({ kind }) => kind === 'context');
  if (context) {
    const isSure = context.kind === 'context' && context.isSure;
    return named('contextNeverCancelled', isSure ? [] : ['selectWithoutExit']);
  }
  if (roles.some(({ kind }) => kind === 'clock')) {
    // Other cases may have been meant as the way out.
    const hasOthers = roles.some(({ kind }) => kind === 'own');
    return named('timerOrTickerKept', hasOthers ? ['selectWithoutExit'] : []);
  }
  return named('selectWithoutExit', []);
}

function named(kind: LeakKind, otherKinds: readonly LeakKind[]): ReturnType<typeof selectKind> {
  return { kind, isKindSure: otherKinds.length === 0, otherKinds };
}
