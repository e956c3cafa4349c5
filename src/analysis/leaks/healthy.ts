/** Goroutines that every healthy program has, told by where they began and what they wait for. */
import type { HealthyKind, SnapshotGroup } from './verdict';

/**
 * What the group is, when it is something that a healthy program has. `idleConnection`s may still become too many;
 * the others are never a leak by themselves.
 */
export function healthyKind(group: SnapshotGroup): HealthyKind | undefined {
  const { operation, frames, isUserCode } = group;
  if (RUNTIME_OPERATION.test(operation)) return 'runtime';
  if (frames.some(({ functionName }) => PROFILE_REQUEST.test(functionName))) return 'profileRequest';
  const entry = frames.findLast(({ functionName }) => functionName !== 'runtime.goexit')?.functionName ?? '';
  if (isUserCode)
    return frames.some(({ functionName }) => ACCEPT.test(functionName)) ? 'acceptLoop' : undefined;
  if (COMPANION.test(entry) || isClientWatch(group)) return 'companion';
  if (SIGNALS.test(entry)) return 'signalHandler';
  if (isIdleConnection(entry, group)) return 'idleConnection';
  if (frames.some(({ functionName }) => ACCEPT.test(functionName))) return 'acceptLoop';
  return /^runtime\./.test(entry) ? 'runtime' : undefined;
}

/** Whether the goroutine answers a request: what it waits for ends, as a rule, with the request. */
export function isRequest(group: SnapshotGroup): boolean {
  return (
    group.frames.some(({ functionName }) => SERVED.test(functionName)) &&
    healthyKind(group) !== 'idleConnection'
  );
}

/** A server of HTTP/1 reads ahead while it answers, and so learns when the client is gone; then this ends. */
export function isClientWatch({ frames, operation }: SnapshotGroup): boolean {
  return (
    operation === 'IO wait' &&
    frames.some(({ functionName }) => functionName === 'net/http.(*connReader).backgroundRead')
  );
}

/** The wait reasons of the runtime's own goroutines: runtime2.go, Go 1.11 to 1.27. */
const RUNTIME_OPERATION =
  /^(?:GC |garbage collection|force gc|finalizer wait|cleanup wait|GOMAXPROCS updater|trace reader|wait for GC cycle|dumping heap|timer goroutine|stopping the world|flushing proc|page trace flush|debug call|idle$)/;

const PROFILE_REQUEST =
  /^(?:net\/http\/pprof|runtime\/pprof)\.|^runtime\.(?:goroutineProfile|GoroutineProfile)/;

/** `net.(*TCPListener).Accept`, `net/http.(*http2Server)…` waits elsewhere. */
const ACCEPT = /^net\.\(\*[A-Za-z]*Listener\)\.[Aa]ccept|^net\.\(\*netFD\)\.accept$/;

/** Of each connection, or of each request that is served: whatever there is of them goes with the other. */
const COMPANION =
  /^net\/http\.\(\*persistConn\)\.writeLoop$|^net\/http\.\(\*http2serverConn\)\.readFrames$|^golang\.org\/x\/net\/http2\.\(\*serverConn\)\.readFrames$/;

const SIGNALS = /^os\/signal\.(?:loop|signal_recv)$/;

const SERVED =
  /^net\/http\.\(\*conn\)\.serve$|^(?:net\/http\.\(\*http2|golang\.org\/x\/net\/http2\.\(\*)serverConn\)\.runHandler$|^google\.golang\.org\/grpc\.\(\*Server\)\.handleStream$/;

/**
 * A server's connection between two requests waits to read; a client's waits to read in its reading loop, which waits
 * in a select instead as long as somebody has not read an answer to its end.
 */
function isIdleConnection(entry: string, { operation }: SnapshotGroup): boolean {
  if (/^net\/http\.\(\*conn\)\.serve$|^net\/http\.\(\*persistConn\)\.readLoop$/.test(entry))
    return operation === 'IO wait';
  return /\.\(\*(?:http2)?(?:clientConnReadLoop|ClientConn)\)\.(?:run|readLoop)$|\.\(\*http2serverConn\)\.serve$/.test(
    entry,
  );
}
