/** The thread that counts along: takes tasks, sends what it counted, and says in shared memory how far it is. */
import { parentPort } from 'node:worker_threads';
import { countTask } from '../analysis/counting/countTask';
import type { CountOrder } from './countThread';
import { CALLED_OFF, COUNTED, COUNTING, FAILED, ORDERED } from './countThread';

parentPort?.on('message', ({ task, state, answers }: CountOrder) => {
  if (Atomics.compareExchange(state, 0, ORDERED, COUNTING) === CALLED_OFF) return;
  let outcome: number = FAILED;
  try {
    answers.postMessage(countTask(task));
    outcome = COUNTED;
  } finally {
    Atomics.store(state, 0, outcome);
    Atomics.notify(state, 0);
  }
});
