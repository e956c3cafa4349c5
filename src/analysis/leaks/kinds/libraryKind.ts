import type { LeakKind, RecordedLine, SnapshotGroup } from '../verdict';

/** What a function of a library waits for, where that says more than the operation does. */
export interface LibraryKind {
  readonly kind: LeakKind;
  readonly functionName: string;
  readonly otherKinds: readonly LeakKind[];
}

/** Looks at what the group's line calls, and where there is no such line, at the function that it began with. */
export function libraryKind({ frames, place, operation }: SnapshotGroup): LibraryKind | undefined {
  const at = frames.findIndex((frame) => isSame(frame, place));
  const called = at < 0 ? frames : frames.slice(0, at + (isLibraryEntry(place) ? 1 : 0));
  for (const { functionName } of [...called].reverse()) {
    const row = ROWS.find(
      ({ name, operation: wanted }) => name.test(functionName) && (wanted?.test(operation) ?? true),
    );
    if (row) return { kind: row.kind, functionName, otherKinds: row.otherKinds ?? [] };
  }
  return undefined;
}

function isSame(a: RecordedLine, b: RecordedLine): boolean {
  return a.lineNumber === b.lineNumber && a.recordedPath === b.recordedPath;
}

/** Whether the group stands for a function of the standard library rather than for a line of the user's. */
function isLibraryEntry({ functionName }: RecordedLine): boolean {
  return /^(?:net\/http|context|os\/signal|io|net|database\/sql)\./.test(functionName);
}

interface Row {
  readonly name: RegExp;
  readonly operation?: RegExp;
  readonly kind: LeakKind;
  readonly otherKinds?: readonly LeakKind[];
}

/** The first that fits, the outermost function first. */
const ROWS: readonly Row[] = [
  // The reading loop selects from when an answer's head was read until its body was read or closed.
  {
    name: /^net\/http\.\(\*persistConn\)\.readLoop$/,
    operation: /^select/,
    kind: 'responseNotClosed',
  },
  { name: /^context\..*propagateCancel|^os\/signal\.NotifyContext/, kind: 'contextNeverCancelled' },
  {
    name: /^io\.\(\*(?:PipeReader|pipe)\)\.[Rr]ead/,
    kind: 'receiveWithoutSend',
    otherKinds: ['rangeWithoutClose'],
  },
  { name: /^io\.\(\*(?:PipeWriter|pipe)\)\.[Ww]rite/, kind: 'sendWithoutReceiver' },
  // Waits until another gives its connection back.
  { name: /^database\/sql\.\(\*DB\)\.conn$/, kind: 'unknown', otherKinds: ['responseNotClosed'] },
  { name: /^golang\.org\/x\/sync\/semaphore\./, kind: 'lockNeverReleased' },
  { name: /^golang\.org\/x\/sync\/errgroup\.\(\*Group\)\.Wait$/, kind: 'waitGroupNeverDone' },
  {
    name: /^(?:net|net\/http|net\/rpc|net\/textproto|crypto\/tls|internal\/poll|bufio|database\/sql|io|os\/exec)\./,
    operation: /^(?:select|chan|IO wait|syscall|waiting)/,
    kind: 'ioWithoutDeadline',
  },
];
