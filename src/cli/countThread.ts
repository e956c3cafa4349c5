/**
 * A second thread as Node has it. It starts while the file is being inflated; whoever waits for it does so without
 * going back to the event loop, since reports are made in one go.
 */
import path from 'node:path';
import type { MessagePort } from 'node:worker_threads';
import { MessageChannel, Worker, receiveMessageOnPort } from 'node:worker_threads';
import type {
  BegunCount,
  CountOutcome,
  CountTask,
  CountsOf,
  SecondThread,
} from '../analysis/counting/secondThread';

/** What goes to the thread. */
export interface CountOrder {
  readonly task: CountTask;
  /** One number in shared memory: how far the thread is. */
  readonly state: Int32Array;
  readonly answers: MessagePort;
}

export const [ORDERED, COUNTING, COUNTED, FAILED, CALLED_OFF] = [0, 1, 2, 3, 4] as const;

/** `file`: the bundle of `countWorker.ts`; where it cannot run, nobody counts along. */
export function startCountThread(file = path.join(__dirname, 'countWorker.js')): SecondThread | undefined {
  let worker: Worker;
  try {
    worker = new Worker(file);
  } catch {
    return undefined;
  }
  worker.unref();
  // What it has not begun is counted here.
  worker.on('error', () => undefined);
  return { begin: (task) => beginIn(worker, task) };
}

function beginIn<T extends CountTask>(worker: Worker, task: T): BegunCount<CountsOf<T>> {
  const { port1, port2 } = new MessageChannel();
  const state = new Int32Array(new SharedArrayBuffer(4));
  const order: CountOrder = { task: { ...task, stacks: inSharedMemory(task.stacks) }, state, answers: port2 };
  worker.postMessage(order, [port2]);
  return {
    finish() {
      const outcome = outcomeOf<CountsOf<T>>(state, port1);
      port1.close();
      return outcome;
    },
  };
}

function outcomeOf<C>(state: Int32Array, answers: MessagePort): CountOutcome<C> {
  if (Atomics.compareExchange(state, 0, ORDERED, CALLED_OFF) === ORDERED) return { kind: 'nothing' };
  Atomics.wait(state, 0, COUNTING, LONGEST_SHARE_MS);
  if (Atomics.load(state, 0) !== COUNTED) return { kind: 'lost' };
  const received = receiveMessageOnPort(answers) as { readonly message: C } | undefined;
  return received ? { kind: 'counted', counts: received.message } : { kind: 'lost' };
}

/** A share takes milliseconds; a thread that has not ended by then has died, and all is counted again. */
const LONGEST_SHARE_MS = 20_000;

const copies = new WeakMap<Uint32Array, Uint32Array>();

/** Itself where it lies there; else a copy, which serves the next task, too. */
function inSharedMemory(column: Uint32Array): Uint32Array {
  if (column.buffer instanceof SharedArrayBuffer) return column;
  let copy = copies.get(column);
  if (!copy) {
    copy = new Uint32Array(new SharedArrayBuffer(column.byteLength));
    copy.set(column);
    copies.set(column, copy);
  }
  return copy;
}
