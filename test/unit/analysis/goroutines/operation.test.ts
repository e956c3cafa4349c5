import { describe, expect, it } from 'vitest';
import { operationOfLeaf, operationOfState } from '../../../../src/analysis/goroutines/operation';
import { operationOfRow } from '../../../../src/analysis/goroutines/operations';
import { dumpOf } from '../../../support/goroutineDumps';

describe('the operation of a state', () => {
  it.each([
    ['chan send', '', 'chan send'],
    ['chan send (nil chan)', '', 'chan send (nil chan)'],
    ['select (no cases)', '', 'select (no cases)'],
    ['IO wait', 'internal/poll.runtime_pollWait', 'IO wait'],
    ['sync.Mutex.Lock', '', 'Mutex.Lock'],
    ['sync.RWMutex.RLock', 'sync.runtime_SemacquireRWMutexR sync.(*RWMutex).RLock', 'RWMutex.RLock'],
    ['sync.WaitGroup.Wait', '', 'WaitGroup.Wait'],
    ['sync.Cond.Wait', '', 'Cond.Wait'],
    ['a reason of Go 1.40', '', 'a reason of Go 1.40'],
    // Before Go 1.20, and 1.24 for WaitGroup.
    [
      'semacquire',
      'sync.runtime_SemacquireMutex sync.(*Mutex).lockSlow sync.(*Mutex).Lock main.f',
      'Mutex.Lock',
    ],
    ['semacquire', 'sync.runtime_Semacquire sync.(*WaitGroup).Wait main.f', 'WaitGroup.Wait'],
    ['semacquire', 'sync.runtime_SemacquireMutex sync.(*RWMutex).RLock main.f', 'RWMutex.RLock'],
    // Waits for the mutex that the RWMutex is made of.
    ['semacquire', 'sync.(*Mutex).Lock sync.(*RWMutex).Lock main.f', 'RWMutex.Lock'],
    [
      'sync.Mutex.Lock',
      'internal/sync.(*Mutex).Lock sync.(*Mutex).Lock sync.(*RWMutex).Lock',
      'RWMutex.Lock',
    ],
    // Was woken and waits for its lock.
    ['sync.Mutex.Lock', 'sync.(*Mutex).Lock sync.(*Cond).Wait main.f', 'Mutex.Lock'],
    ['semacquire', 'main.f sync.(*Mutex).Lock', 'semacquire'],
    [
      'semacquire',
      'internal/poll.runtime_Semacquire internal/poll.(*fdMutex).rwlock os.(*File).Read',
      'semacquire',
    ],
  ])('%s of %s', (state, names, expected) => {
    expect(operationOfState(state, names.split(' ').filter(Boolean))).toBe(expected);
  });

  it('is found once for each stack and state of a dump', () => {
    const dump = dumpOf([
      { state: 'semacquire', stack: 'sync.runtime_Semacquire sync.(*WaitGroup).Wait main.f' },
      { state: 'semacquire', stack: 'main.f' },
      { state: 'select', stack: 'main.f' },
    ]);
    expect([0, 1, 2, 3].map((row) => operationOfRow(dump, row))).toEqual([
      'WaitGroup.Wait',
      'semacquire',
      'select',
      '',
    ]);
  });
});

describe('the operation of the leaf of a profile', () => {
  it.each([
    ['runtime.gopark runtime.chansend runtime.chansend1 main.f', 'chan send'],
    ['runtime.gopark runtime.chanrecv runtime.chanrecv2 main.f', 'chan receive'],
    ['runtime.gopark runtime.selectgo main.f', 'select'],
    ['runtime.gopark runtime.block main.f', 'select (no cases)'],
    [
      'runtime.gopark runtime.selectgo runtime.reflect_rselect reflect.rselect reflect.Select main.f',
      'select',
    ],
    [
      'runtime.gopark runtime.goparkunlock runtime.semacquire1 sync.runtime_SemacquireWaitGroup sync.(*WaitGroup).Wait main.f',
      'WaitGroup.Wait',
    ],
    [
      'runtime.gopark runtime.goparkunlock runtime.semacquire1 internal/sync.runtime_SemacquireMutex internal/sync.(*Mutex).lockSlow sync.(*Mutex).Lock main.f',
      'Mutex.Lock',
    ],
    ['runtime.gopark sync.runtime_notifyListWait sync.(*Cond).Wait main.f', 'Cond.Wait'],
    ['runtime.gopark runtime.netpollblock internal/poll.runtime_pollWait net.(*conn).Read', 'IO wait'],
    ['runtime.gopark time.Sleep main.f', 'sleep'],
    ['runtime.notetsleepg os/signal.signal_recv os/signal.loop', 'syscall'],
    ['syscall.Syscall syscall.read main.f', 'syscall'],
    ['internal/runtime/syscall.Syscall6 syscall.RawSyscall6 syscall.Syscall', 'syscall'],
    ['runtime/internal/syscall.Syscall6 syscall.Syscall', 'syscall'],
    ['runtime.cgocall main._Cfunc_sleep main.f', 'syscall'],
    ['runtime.goroutineProfileWithLabels runtime/pprof.writeRuntimeProfile', 'running'],
    ['runtime.gopark runtime.somethingNew main.f', 'waiting'],
    ['main.spin main.main', 'runnable'],
    ['runtime.asyncPreempt main.spin', 'runnable'],
    ['main.f runtime.chansend', 'runnable'],
    ['', 'waiting'],
    // What the profiles of blocking record begins at what was called.
    ['sync.(*Mutex).Lock main.f', 'Mutex.Lock'],
    ['sync.(*Mutex).Unlock main.f', 'Mutex.Unlock'],
    ['runtime.chanrecv1 main.f', 'chan receive'],
    ['runtime.unlock runtime.sysmon', 'runtime lock'],
  ])('%s', (names, expected) => {
    expect(operationOfLeaf(names.split(' ').map((name) => ({ name })))).toBe(expected);
  });

  it('tells a nil channel by where in the function the runtime parks', () => {
    const leaf = (name: string, lineInFunction: number): string =>
      operationOfLeaf([{ name: 'runtime.gopark' }, { name, lineInFunction }]);
    expect(leaf('runtime.chansend', 5)).toBe('chan send (nil chan)');
    expect(leaf('runtime.chansend', 107)).toBe('chan send');
    expect(leaf('runtime.chanrecv', 12)).toBe('chan receive (nil chan)');
    expect(leaf('runtime.chanrecv', 143)).toBe('chan receive');
    expect(leaf('runtime.selectgo', 5)).toBe('select');
  });
});
