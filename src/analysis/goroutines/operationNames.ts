/**
 * The functions in whose frame a goroutine waits, with the words of a dump's header for it: `waitReasonStrings` in the
 * runtime's runtime2.go, and who passes which to `gopark`, Go 1.11 to 1.27.
 */

/** What people call, when the state says only that something is waited for. */
export const SYNC_OPERATIONS: ReadonlyMap<string, string> = new Map([
  ['sync.(*Mutex).Lock', 'Mutex.Lock'],
  ['internal/sync.(*Mutex).Lock', 'Mutex.Lock'],
  ['sync.(*Mutex).lockSlow', 'Mutex.Lock'],
  ['internal/sync.(*Mutex).lockSlow', 'Mutex.Lock'],
  ['sync.(*RWMutex).Lock', 'RWMutex.Lock'],
  ['sync.(*RWMutex).RLock', 'RWMutex.RLock'],
  ['sync.(*WaitGroup).Wait', 'WaitGroup.Wait'],
  ['sync.(*Cond).Wait', 'Cond.Wait'],
  ['sync.runtime_SemacquireMutex', 'Mutex.Lock'],
  ['internal/sync.runtime_SemacquireMutex', 'Mutex.Lock'],
  ['sync.runtime_SemacquireRWMutexR', 'RWMutex.RLock'],
  ['sync.runtime_SemacquireRWMutex', 'RWMutex.Lock'],
  ['sync.runtime_SemacquireWaitGroup', 'WaitGroup.Wait'],
]);

/** By the first of a profile's frames that is listed, innermost first. `semacquire` stands for: ask the frames below. */
export const LEAF_OPERATIONS: ReadonlyMap<string, string> = new Map([
  ...named('chan send', 'runtime.chansend runtime.chansend1'),
  ...named('chan receive', 'runtime.chanrecv runtime.chanrecv1 runtime.chanrecv2'),
  ...named('select', 'runtime.selectgo'),
  ...named('select (no cases)', 'runtime.block'),
  ...named('semacquire', 'runtime.semacquire runtime.semacquire1 sync.(*Mutex).Lock sync.(*Mutex).lockSlow'),
  ...named('semacquire', 'internal/sync.(*Mutex).Lock internal/sync.(*Mutex).lockSlow'),
  ...named('semacquire', 'sync.(*RWMutex).Lock sync.(*RWMutex).RLock sync.(*WaitGroup).Wait'),
  ...named('Cond.Wait', 'sync.runtime_notifyListWait runtime.notifyListWait sync.(*Cond).Wait'),
  ...named('IO wait', 'runtime.netpollblock internal/poll.runtime_pollWait'),
  ...named('sleep', 'time.Sleep runtime.timeSleep'),
  ...named('syscall', 'runtime.cgocall runtime.asmcgocall runtime.notetsleepg runtime.entersyscallblock'),
  ...named('syscall', 'runtime.exitsyscall runtime.libcCall os/signal.signal_recv'),
  // Block and mutex profiles name who let others wait.
  ...named('Mutex.Unlock', 'sync.(*Mutex).Unlock internal/sync.(*Mutex).Unlock'),
  ...named('RWMutex.Unlock', 'sync.(*RWMutex).Unlock'),
  ...named('RWMutex.RUnlock', 'sync.(*RWMutex).RUnlock'),
  ...named('runtime lock', 'runtime.unlock runtime.unlock2 runtime.unlockWithRank'),
  ...named('running', 'runtime.goroutineProfileWithLabels runtime.GoroutineProfile runtime.Stack'),
  ...named('running', 'runtime.goroutineLeakProfileWithLabels runtime/pprof.writeRuntimeProfile'),
  // The runtime's own, which a profile shows while they run code of the program.
  ...named('finalizer wait', 'runtime.runfinq runtime.runFinalizers'),
  ...named('cleanup wait', 'runtime.runCleanups'),
  ...named('GC worker (idle)', 'runtime.gcBgMarkWorker'),
  ...named('GC sweep wait', 'runtime.bgsweep'),
  ...named('GC scavenge wait', 'runtime.bgscavenge'),
  ...named('GC assist wait', 'runtime.gcParkAssist'),
  ...named('force gc (idle)', 'runtime.forcegchelper'),
  ...named('wait for GC cycle', 'runtime.gcWaitOnMark'),
  ...named('trace reader (blocked)', 'runtime.ReadTrace'),
  ...named('coroutine', 'runtime.coroswitch runtime.coroswitch_m'),
  ...named('synctest.Run', 'runtime.synctestRun internal/synctest.Run'),
  ...named('synctest.Wait', 'runtime.synctestWait internal/synctest.Wait'),
]);

function named(operation: string, functions: string): [string, string][] {
  return functions.split(' ').map((name) => [name, operation]);
}
