import type { KindClue, LeakFinding, LeakKind, SnapshotGroup } from '../verdict';
import { channelRole } from './channelRole';
import { libraryKind } from './libraryKind';
import { enclosingFunction } from './enclosingFunction';
import type { ChannelLine, LineReading, SourceOf } from './sourceReading';
import { readLine } from './sourceReading';
import { selectKind } from './selectKind';

export type KindOfLeak = Pick<LeakFinding, 'kind' | 'clue' | 'isKindSure' | 'otherKinds'>;

/** Tells what kind of leak a group is, by its operation, the functions it waits in, and its source line. */
export function leakKind(group: SnapshotGroup, sourceOf: SourceOf): KindOfLeak {
  const { operation, place } = group;
  const library = libraryKind(group);
  const lines = place.recordedPath === '' ? undefined : sourceOf(place.recordedPath);
  const reading = lines && readLine(lines, place.lineNumber, operation);
  const byOperation = kindOfOperation(operation);
  if (library && byOperation?.kind !== 'nilChannel') {
    const { kind, functionName, otherKinds } = library;
    const isKindSure =
      otherKinds.length === 0 && kind !== 'unknown' && !(group.isUserCode && hasDeadline(kind, reading));
    return { kind, clue: { from: 'library', functionName }, isKindSure, otherKinds };
  }
  const read = reading && kindOfReading(reading, byOperation);
  if (read) return read;
  return byOperation
    ? { ...byOperation, clue: { from: 'operation' } }
    : { kind: 'unknown', clue: { from: 'operation' }, isKindSure: false, otherKinds: [] };
}

type OperationKind = Omit<KindOfLeak, 'clue'>;

/** What the operation alone says; undefined where it says nothing. */
function kindOfOperation(operation: string): OperationKind | undefined {
  if (operation.endsWith('(nil chan)')) return sure('nilChannel');
  if (/^(?:RW)?Mutex\.R?Lock$/.test(operation)) return sure('lockNeverReleased');
  switch (operation) {
    case 'chan send':
      return sure('sendWithoutReceiver');
    case 'chan receive':
      return oneOf('receiveWithoutSend', 'rangeWithoutClose', 'contextNeverCancelled', 'timerOrTickerKept');
    case 'select':
      return oneOf('selectWithoutExit', 'contextNeverCancelled', 'timerOrTickerKept');
    case 'select (no cases)':
      return sure('emptySelect');
    case 'WaitGroup.Wait':
      return sure('waitGroupNeverDone');
    case 'Cond.Wait':
      return sure('condNeverSignalled');
    case 'semacquire':
      return oneOf('lockNeverReleased', 'waitGroupNeverDone');
    case 'sleep':
      return sure('sleepLoop');
    case 'IO wait':
      return sure('ioWithoutDeadline');
    case 'syscall':
      return { kind: 'ioWithoutDeadline', isKindSure: false, otherKinds: [] };
    default:
      return undefined;
  }
}

function sure(kind: LeakKind): OperationKind {
  return { kind, isKindSure: true, otherKinds: [] };
}

function oneOf(kind: LeakKind, ...otherKinds: readonly LeakKind[]): OperationKind {
  return { kind, isKindSure: false, otherKinds };
}

/** What the line says; undefined where it says no more than the operation. */
function kindOfReading(reading: LineReading, byOperation: OperationKind | undefined): KindOfLeak | undefined {
  const clue = (subject: string, cases: readonly string[] = []): KindClue => ({
    ...{ from: 'source', code: reading.code, subject, cases },
  });
  // The line of a nil channel looks like any other.
  const isTold = byOperation?.kind === 'nilChannel' || byOperation?.kind === 'emptySelect';
  switch (reading.kind) {
    case 'send':
      return { ...(isTold ? byOperation : sure('sendWithoutReceiver')), clue: clue(reading.subject) };
    case 'receive':
    case 'range':
      return { ...(isTold ? byOperation : kindOfReceive(reading)), clue: clue(reading.subject) };
    case 'select': {
      const cases = reading.cases.map(({ code }) => code);
      return {
        ...(isTold ? byOperation : selectKind(reading)),
        clue: clue(cases.length === 0 ? 'select {}' : 'select', cases),
      };
    }
    case 'calls':
      return kindOfCalls(reading, reading.names, byOperation, clue);
  }
}

function kindOfReceive(reading: ChannelLine): OperationKind {
  const role = channelRole(reading.subject, reading.tokens, reading.start);
  const plain: LeakKind = reading.kind === 'range' ? 'rangeWithoutClose' : 'receiveWithoutSend';
  switch (role.kind) {
    case 'context':
      return role.isSure ? sure('contextNeverCancelled') : oneOf('contextNeverCancelled', plain);
    case 'clock':
      return role.isSure ? sure('timerOrTickerKept') : oneOf('timerOrTickerKept', plain);
    case 'stop':
    case 'own':
      return sure(plain);
  }
}

/** Which methods wait so. */
const CALLS: readonly { readonly name: RegExp; readonly kind: LeakKind }[] = [
  { name: /(?:^|\.)R?Lock$/, kind: 'lockNeverReleased' },
  { name: /cond\w*\.Wait$/i, kind: 'condNeverSignalled' },
  { name: /\.Wait$/, kind: 'waitGroupNeverDone' },
  { name: /(?:^|\.)Sleep$/, kind: 'sleepLoop' },
];

function kindOfCalls(
  reading: LineReading,
  names: readonly string[],
  byOperation: OperationKind | undefined,
  clue: (subject: string) => KindClue,
): KindOfLeak | undefined {
  for (const { name, kind } of CALLS) {
    const call = names.find((candidate) => name.test(candidate));
    if (call === undefined) continue;
    if (byOperation?.kind === kind || byOperation?.otherKinds.includes(kind))
      return { ...sure(kind), clue: clue(call) };
  }
  if (!byOperation || names.length === 0) return undefined;
  const isSure = byOperation.isKindSure && !hasDeadline(byOperation.kind, reading);
  return { ...byOperation, isKindSure: isSure, clue: clue(names.at(-1) ?? '') };
}

/** Reading is bounded where the same function sets a deadline; then something else keeps it. */
function hasDeadline(kind: LeakKind, reading: LineReading | undefined): boolean {
  if (kind !== 'ioWithoutDeadline' || !reading) return false;
  const { start, end } = enclosingFunction(reading.tokens, reading.start);
  return reading.tokens
    .slice(start, end)
    .some(({ text }) => /^Set(?:Read|Write)?Deadline$|^WithTimeout$|^WithDeadline$/.test(text));
}
