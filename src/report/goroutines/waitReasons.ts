/** What the words in a header's brackets mean, for people who meet them for the first time. */

export interface WaitReason {
  /** One sentence: what the goroutine waits for, or does. */
  readonly meaning: string;
  /** One sentence: whether that is usual, and when it is not. */
  readonly usual: string;
}

/** By state as a dump prints it or by operation as `analysis/goroutines/operation.ts` names it. */
export function waitReasonOf(state: string): WaitReason | undefined {
  return REASONS.get(state) ?? REASONS.get(`sync.${state}`);
}

const NEVER =
  'It is never usual: nothing can wake this goroutine, so it and all that it holds stay until the end.';
const GC =
  'It is usual, and not the program’s own code; many at once mean that collecting garbage is the bottleneck.';
const OWN = 'It is usual: every Go program has such a goroutine of the runtime.';
const TRACE = 'It is usual while an execution trace is written, and short.';
const LOCK =
  'It is usual for a moment; minutes, or many goroutines on one lock, mean that its holder does not let go.';

/** Sources: waitReasonStrings and gStatusStrings of Go's runtime, 1.11 to 1.27, and who passes them to gopark. */
const REASONS: ReadonlyMap<string, WaitReason> = new Map([
  reason(
    'chan send',
    'It waits until another goroutine receives from the channel, or until the buffer has room.',
    'It is usual for a moment; minutes, or more and more of them on one line, mean that nobody receives any more.',
  ),
  reason(
    'chan receive',
    'It waits until another goroutine sends on the channel or closes it.',
    'It is usual for workers that wait for work; more and more of them mean that nobody sends or closes any more.',
  ),
  reason('chan send (nil chan)', 'It sends on a channel that is nil, which blocks for ever.', NEVER),
  reason('chan receive (nil chan)', 'It receives from a channel that is nil, which blocks for ever.', NEVER),
  reason(
    'select',
    'It waits until one of the cases of a select can go on.',
    'It is usual for loops that serve several channels; more and more of them mean that the case that ends them never comes.',
  ),
  reason(
    'select (no cases)',
    'It is at select {}, which blocks for ever.',
    'It is usual in main, to keep a program running; anywhere else the goroutine never ends.',
  ),
  reason('sync.Mutex.Lock', 'It waits until another goroutine unlocks the mutex.', LOCK),
  reason('sync.RWMutex.Lock', 'It waits until all readers and the writer unlock the mutex.', LOCK),
  reason(
    'sync.RWMutex.RLock',
    'It waits until the writer unlocks the mutex, or one that waits has had its turn.',
    LOCK,
  ),
  reason(
    'sync.WaitGroup.Wait',
    'It waits until the counter of the WaitGroup is zero.',
    'It is usual while the others work; minutes mean that one of them does not call Done.',
  ),
  reason(
    'sync.Cond.Wait',
    'It waits until another goroutine signals the condition.',
    'It is usual for queues and pools; more and more of them mean that Signal or Broadcast does not come.',
  ),
  reason(
    'semacquire',
    'It waits for a semaphore: before Go 1.20 of a lock, before 1.24 of a WaitGroup, and of a file that another goroutine uses.',
    LOCK,
  ),
  reason(
    'sleep',
    'It sleeps in time.Sleep and goes on by itself.',
    'It is usual; a loop of sleeps that nothing ends keeps its goroutine for ever.',
  ),
  reason(
    'IO wait',
    'It waits until the network or a pipe has data or takes some.',
    'It is usual for servers and idle connections; more and more of them mean connections without deadline that nobody closes.',
  ),
  reason(
    'syscall',
    'It is in a system call or in C code, and has a thread of its own for that.',
    'It is usual; many at once cost as many threads.',
  ),
  reason(
    'running',
    'It runs on a processor right now.',
    'It is usual; the goroutine that took the dump runs.',
  ),
  reason(
    'runnable',
    'It could run, and waits for a processor.',
    'It is usual for a moment; many of them mean more work than processors.',
  ),
  reason(
    'waiting',
    'It waits, and nothing says for what.',
    'Nothing can be said about it without its stack.',
  ),
  reason('idle', 'It was made and has not started, or is the scheduler’s own stack.', 'It is usual.'),
  reason('dead', 'It has ended, and its memory waits to be used again.', 'It is usual.'),
  reason('copystack', 'Its stack is being moved because it grew or shrank.', 'It is usual, and short.'),
  reason(
    'preempted',
    'It was stopped so that the garbage collector can look at its stack.',
    'It is usual, and short.',
  ),
  reason(
    'panicwait',
    'It waits while another goroutine’s panic ends the program.',
    'It is usual in a crash.',
  ),
  reason('GC assist marking', 'It helps the garbage collector, because it allocates much.', GC),
  reason('GC assist wait', 'It waits until the garbage collector has caught up with what it allocated.', GC),
  reason('GC sweep wait', 'The runtime’s sweeper waits for the next collection.', OWN),
  reason(
    'GC scavenge wait',
    'The runtime’s scavenger, which returns memory to the system, has nothing to do.',
    OWN,
  ),
  reason('GC worker (idle)', 'A worker of the garbage collector waits for the next collection.', OWN),
  reason('GC worker (active)', 'A worker of the garbage collector marks.', OWN),
  reason('GC mark termination', 'It waits while the garbage collector ends its marking.', GC),
  reason('GC weak to strong wait', 'It waits for the garbage collector to use a weak pointer.', GC),
  reason('garbage collection', 'It started a collection and waits for it.', GC),
  reason('garbage collection scan', 'The garbage collector looks at its stack.', GC),
  reason('wait for GC cycle', 'It called runtime.GC and waits until the collection is complete.', GC),
  reason('force gc (idle)', 'The runtime’s helper that collects every two minutes has nothing to do.', OWN),
  reason('finalizer wait', 'The goroutine that runs finalizers has none to run.', OWN),
  reason('cleanup wait', 'A goroutine that runs cleanups of runtime.AddCleanup has none to run.', OWN),
  reason(
    'GOMAXPROCS updater (idle)',
    'The runtime’s helper that follows changes of the CPU limit waits.',
    OWN,
  ),
  reason('timer goroutine (idle)', 'The runtime’s goroutine of timers, up to Go 1.13, has none to run.', OWN),
  reason('stopping the world', 'It stops all others for a moment.', 'It is usual, and short.'),
  reason(
    'flushing proc caches',
    'It waits for the processors’ caches to be given back.',
    'It is usual, and short.',
  ),
  reason('dumping heap', 'It writes a dump of the heap.', 'It is usual while debug.WriteHeapDump runs.'),
  reason('debug call', 'A debugger runs a function in it.', 'It is usual under a debugger.'),
  reason('trace reader (blocked)', 'The reader of an execution trace waits for events.', TRACE),
  reason('trace goroutine status', 'The tracer writes down what it does.', TRACE),
  reason('trace proc status', 'The tracer writes down what the processors do.', TRACE),
  reason('page trace flush', 'It waits until the tracer of pages has written.', TRACE),
  reason(
    'coroutine',
    'It is the other side of iter.Pull and waits until the next value is asked for.',
    'It is usual; one whose stop function is never called stays.',
  ),
  reason(
    'synctest.Run',
    'It waits until all goroutines of its synctest bubble have ended.',
    'It is usual in tests.',
  ),
  reason('synctest.Wait', 'It waits until all others of its synctest bubble block.', 'It is usual in tests.'),
]);

function reason(state: string, meaning: string, usual: string): [string, WaitReason] {
  return [state, { meaning, usual }];
}
