/**
 * What a goroutine is at, in the words of a dump's header (`chan send`, `select`, `IO wait`), or named after the lock:
 * `Mutex.Lock`, `WaitGroup.Wait`. An open set: reasons that are not known here stay as they are printed.
 */
import { LEAF_OPERATIONS, SYNC_OPERATIONS } from './operationNames';

/** How many frames decide: between the innermost frame and the method that people know are at most seven. */
export const LEAF_FRAMES = 12;

/**
 * The operation for the state that a dump prints. `leaf` names the innermost functions, innermost first: before Go 1.20
 * every lock, and before 1.24 `WaitGroup.Wait`, is printed as `semacquire`, and the stack says which it is.
 */
export function operationOfState(state: string, leaf: readonly string[]): string {
  if (state === 'semacquire') return lockOfStack(leaf) ?? state;
  if (state === 'sync.Mutex.Lock') return lockOfStack(leaf) ?? 'Mutex.Lock';
  return state.startsWith('sync.') ? state.slice('sync.'.length) : state;
}

/** The innermost method of sync; but that of `RWMutex` where it waits for the mutex that it is made of. */
function lockOfStack(leaf: readonly string[]): string | undefined {
  let found: string | undefined;
  for (const name of leaf) {
    if (!LOCK_PART.test(name)) return found;
    const operation = SYNC_OPERATIONS.get(name);
    if (operation === undefined) continue;
    if (found === undefined || (found === 'Mutex.Lock' && operation.startsWith('RWMutex'))) found = operation;
  }
  return found;
}

const LOCK_PART = /^(?:internal\/)?(?:sync|poll)\.|^runtime\./;

/** A frame of a profile, in which the leaf is where the runtime parked the goroutine. */
export interface LeafFrame {
  readonly name: string;
  /** How many lines below the `func` keyword; absent where the profile does not say where that is. */
  readonly lineInFunction?: number;
}

/**
 * The operation of a stack of a profile, whose innermost frames `leaf` are. `waiting` where nothing says for what: the
 * text of debug=1 has the runtime's frames without names. What does not wait is `runnable`, as debug=2 prints those
 * that had to stop for it.
 */
export function operationOfLeaf(leaf: readonly LeafFrame[]): string {
  let isParked = leaf.length === 0;
  for (const { name, lineInFunction } of leaf) {
    const operation = LEAF_OPERATIONS.get(name);
    if (operation === 'semacquire') return operationOfState(operation, leaf.map(nameOf));
    if (operation !== undefined)
      return isNilChannel(name, lineInFunction) ? `${operation} (nil chan)` : operation;
    if (SYSTEM_CALL.test(name)) return 'syscall';
    if (name !== '' && !RUNTIME_PART.test(name)) break;
    isParked ||= name === 'runtime.gopark' || name === '';
  }
  return isParked ? 'waiting' : 'runnable';
}

function nameOf({ name }: LeafFrame): string {
  return name;
}

/** What stands between the innermost frame and what says the operation. */
const RUNTIME_PART = /^(?:internal\/)?(?:runtime|sync|poll|reflect|time)[./]/;

/** `syscall.Syscall6`, `syscall.RawSyscall`, `internal/runtime/syscall.Syscall6`, `runtime/internal/syscall.Syscall6`. */
const SYSTEM_CALL = /^(?:internal\/)?(?:runtime\/)?(?:internal\/)?syscall\.(?:raw|Raw)?[sS]yscall/;

/**
 * The runtime parks for a nil channel within the first lines of the function (5 and 12 in Go 1.21 to 1.27), and for
 * others some hundred lines below. `chanrecv` of Go 1.24 begins with more checks than that of 1.21.
 */
function isNilChannel(name: string, lineInFunction: number | undefined): boolean {
  const isChannel = name === 'runtime.chansend' || name === 'runtime.chanrecv';
  return isChannel && lineInFunction !== undefined && lineInFunction > 0 && lineInFunction < 30;
}
