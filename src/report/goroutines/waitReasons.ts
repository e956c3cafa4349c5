import * as l10n from '@vscode/l10n';

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

const NEVER = l10n.t(
  'It is never usual: nothing can wake this goroutine, so it and all that it holds stay until the end.',
);
const GC = l10n.t(
  'It is usual, and not the program’s own code; many at once mean that collecting garbage is the bottleneck.',
);
const OWN = l10n.t('It is usual: every Go program has such a goroutine of the runtime.');
const TRACE = l10n.t('It is usual while an execution trace is written, and short.');
const LOCK = l10n.t(
  'It is usual for a moment; minutes, or many goroutines on one lock, mean that its holder does not let go.',
);

/** Sources: waitReasonStrings and gStatusStrings of Go's runtime, 1.11 to 1.27, and who passes them to gopark. */
const REASONS: ReadonlyMap<string, WaitReason> = new Map([
  reason(
    'chan send',
    l10n.t('It waits until another goroutine receives from the channel, or until the buffer has room.'),
    l10n.t(
      'It is usual for a moment; minutes, or more and more of them on one line, mean that nobody receives any more.',
    ),
  ),
  reason(
    'chan receive',
    l10n.t('It waits until another goroutine sends on the channel or closes it.'),
    l10n.t(
      'It is usual for workers that wait for work; more and more of them mean that nobody sends or closes any more.',
    ),
  ),
  reason('chan send (nil chan)', l10n.t('It sends on a channel that is nil, which blocks for ever.'), NEVER),
  reason(
    'chan receive (nil chan)',
    l10n.t('It receives from a channel that is nil, which blocks for ever.'),
    NEVER,
  ),
  reason(
    'select',
    l10n.t('It waits until one of the cases of a select can go on.'),
    l10n.t(
      'It is usual for loops that serve several channels; more and more of them mean that the case that ends them never comes.',
    ),
  ),
  reason(
    'select (no cases)',
    l10n.t('It is at select {}, which blocks for ever.'),
    l10n.t('It is usual in main, to keep a program running; anywhere else the goroutine never ends.'),
  ),
  reason('sync.Mutex.Lock', l10n.t('It waits until another goroutine unlocks the mutex.'), LOCK),
  reason('sync.RWMutex.Lock', l10n.t('It waits until all readers and the writer unlock the mutex.'), LOCK),
  reason(
    'sync.RWMutex.RLock',
    l10n.t('It waits until the writer unlocks the mutex, or one that waits has had its turn.'),
    LOCK,
  ),
  reason(
    'sync.WaitGroup.Wait',
    l10n.t('It waits until the counter of the WaitGroup is zero.'),
    l10n.t('It is usual while the others work; minutes mean that one of them does not call Done.'),
  ),
  reason(
    'sync.Cond.Wait',
    l10n.t('It waits until another goroutine signals the condition.'),
    l10n.t(
      'It is usual for queues and pools; more and more of them mean that Signal or Broadcast does not come.',
    ),
  ),
  reason(
    'semacquire',
    l10n.t(
      'It waits for a semaphore: before Go 1.20 of a lock, before 1.24 of a WaitGroup, and of a file that another goroutine uses.',
    ),
    LOCK,
  ),
  reason(
    'sleep',
    l10n.t('It sleeps in time.Sleep and goes on by itself.'),
    l10n.t('It is usual; a loop of sleeps that nothing ends keeps its goroutine for ever.'),
  ),
  reason(
    'IO wait',
    l10n.t('It waits until the network or a pipe has data or takes some.'),
    l10n.t(
      'It is usual for servers and idle connections; more and more of them mean connections without deadline that nobody closes.',
    ),
  ),
  reason(
    'syscall',
    l10n.t('It is in a system call or in C code, and has a thread of its own for that.'),
    l10n.t('It is usual; many at once cost as many threads.'),
  ),
  reason(
    'running',
    l10n.t('It runs on a processor right now.'),
    l10n.t('It is usual; the goroutine that took the dump runs.'),
  ),
  reason(
    'runnable',
    l10n.t('It could run, and waits for a processor.'),
    l10n.t('It is usual for a moment; many of them mean more work than processors.'),
  ),
  reason(
    'waiting',
    l10n.t('It waits, and nothing says for what.'),
    l10n.t('Nothing can be said about it without its stack.'),
  ),
  reason(
    'idle',
    l10n.t('It was made and has not started, or is the scheduler’s own stack.'),
    l10n.t('It is usual.'),
  ),
  reason('dead', l10n.t('It has ended, and its memory waits to be used again.'), l10n.t('It is usual.')),
  reason(
    'copystack',
    l10n.t('Its stack is being moved because it grew or shrank.'),
    l10n.t('It is usual, and short.'),
  ),
  reason(
    'preempted',
    l10n.t('It was stopped so that the garbage collector can look at its stack.'),
    l10n.t('It is usual, and short.'),
  ),
  reason(
    'panicwait',
    l10n.t('It waits while another goroutine’s panic ends the program.'),
    l10n.t('It is usual in a crash.'),
  ),
  reason('GC assist marking', l10n.t('It helps the garbage collector, because it allocates much.'), GC),
  reason(
    'GC assist wait',
    l10n.t('It waits until the garbage collector has caught up with what it allocated.'),
    GC,
  ),
  reason('GC sweep wait', l10n.t('The runtime’s sweeper waits for the next collection.'), OWN),
  reason(
    'GC scavenge wait',
    l10n.t('The runtime’s scavenger, which returns memory to the system, has nothing to do.'),
    OWN,
  ),
  reason('GC worker (idle)', l10n.t('A worker of the garbage collector waits for the next collection.'), OWN),
  reason('GC worker (active)', l10n.t('A worker of the garbage collector marks.'), OWN),
  reason('GC mark termination', l10n.t('It waits while the garbage collector ends its marking.'), GC),
  reason('GC weak to strong wait', l10n.t('It waits for the garbage collector to use a weak pointer.'), GC),
  reason('garbage collection', l10n.t('It started a collection and waits for it.'), GC),
  reason('garbage collection scan', l10n.t('The garbage collector looks at its stack.'), GC),
  reason('wait for GC cycle', l10n.t('It called runtime.GC and waits until the collection is complete.'), GC),
  reason(
    'force gc (idle)',
    l10n.t('The runtime’s helper that collects every two minutes has nothing to do.'),
    OWN,
  ),
  reason('finalizer wait', l10n.t('The goroutine that runs finalizers has none to run.'), OWN),
  reason(
    'cleanup wait',
    l10n.t('A goroutine that runs cleanups of runtime.AddCleanup has none to run.'),
    OWN,
  ),
  reason(
    'GOMAXPROCS updater (idle)',
    l10n.t('The runtime’s helper that follows changes of the CPU limit waits.'),
    OWN,
  ),
  reason(
    'timer goroutine (idle)',
    l10n.t('The runtime’s goroutine of timers, up to Go 1.13, has none to run.'),
    OWN,
  ),
  reason(
    'stopping the world',
    l10n.t('It stops all others for a moment.'),
    l10n.t('It is usual, and short.'),
  ),
  reason(
    'flushing proc caches',
    l10n.t('It waits for the processors’ caches to be given back.'),
    l10n.t('It is usual, and short.'),
  ),
  reason(
    'dumping heap',
    l10n.t('It writes a dump of the heap.'),
    l10n.t('It is usual while debug.WriteHeapDump runs.'),
  ),
  reason('debug call', l10n.t('A debugger runs a function in it.'), l10n.t('It is usual under a debugger.')),
  reason('trace reader (blocked)', l10n.t('The reader of an execution trace waits for events.'), TRACE),
  reason('trace goroutine status', l10n.t('The tracer writes down what it does.'), TRACE),
  reason('trace proc status', l10n.t('The tracer writes down what the processors do.'), TRACE),
  reason('page trace flush', l10n.t('It waits until the tracer of pages has written.'), TRACE),
  reason(
    'coroutine',
    l10n.t('It is the other side of iter.Pull and waits until the next value is asked for.'),
    l10n.t('It is usual; one whose stop function is never called stays.'),
  ),
  reason(
    'synctest.Run',
    l10n.t('It waits until all goroutines of its synctest bubble have ended.'),
    l10n.t('It is usual in tests.'),
  ),
  reason(
    'synctest.Wait',
    l10n.t('It waits until all others of its synctest bubble block.'),
    l10n.t('It is usual in tests.'),
  ),
]);

function reason(state: string, meaning: string, usual: string): [string, WaitReason] {
  return [state, { meaning, usual }];
}
