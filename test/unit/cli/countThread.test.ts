import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ownShares } from '../../../src/analysis/counting/rowShares';
import type { SecondThread } from '../../../src/analysis/counting/secondThread';
import { countTogether } from '../../../src/analysis/counting/secondThread';
import { countSums, joinedSums } from '../../../src/analysis/counting/sumTask';
import { startCountThread } from '../../../src/cli/countThread';
import { builtWorker } from '../../support/builtWorker';
import { countTasks } from '../../support/countTasks';

/** A thread whose outcomes are written down. */
function observed(thread: SecondThread): { readonly thread: SecondThread; readonly outcomes: string[] } {
  const outcomes: string[] = [];
  return {
    outcomes,
    thread: {
      begin(task) {
        const begun = thread.begin(task);
        return {
          finish() {
            const outcome = begun.finish();
            outcomes.push(outcome.kind);
            return outcome;
          },
        };
      },
    },
  };
}

describe('the thread that counts along', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'pl-count-'));
  let worker: string;
  const { sums } = countTasks();
  const task = { ...sums, rows: ownShares(sums.rows.end) };
  const alone = countSums({ ...task, rows: ownShares(task.rows.end) });

  beforeAll(async () => {
    worker = await builtWorker('src/cli/countWorker.ts', folder);
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('takes its share, and the sums are what one thread gives', async () => {
    const started = startCountThread(worker);
    if (!started) throw new Error('there is no thread');
    const { thread, outcomes } = observed(started);
    // Until it has started, all is counted here, which must be as right.
    await vi.waitFor(() => {
      expect(countTogether(task, thread, countSums, joinedSums)).toEqual(alone);
      expect(outcomes.at(-1)).toBe('counted');
    });
  });

  it('is not waited for when its program is missing or ends at once', async () => {
    const ending = path.join(folder, 'ends.js');
    writeFileSync(ending, 'throw new Error("no");');
    for (const file of [path.join(folder, 'missing.js'), ending]) {
      const started = startCountThread(file);
      if (!started) throw new Error('there is no thread');
      const { thread, outcomes } = observed(started);
      expect(countTogether(task, thread, countSums, joinedSums)).toEqual(alone);
      await new Promise(setImmediate);
      expect(countTogether(task, thread, countSums, joinedSums)).toEqual(alone);
      expect(outcomes).toEqual(['nothing', 'nothing']);
    }
  });

  it('says so when a task cannot be counted, and all is counted here', async () => {
    const failing = path.join(folder, 'fails.js');
    // As the real one does when memory is short.
    writeFileSync(
      failing,
      `require('node:worker_threads').parentPort.on('message', ({ task, state }) => {
        Atomics.add(task.rows.taken, 0, 4096); Atomics.store(state, 0, 1);
        Atomics.store(state, 0, 3); Atomics.notify(state, 0);
      });`,
    );
    const started = startCountThread(failing);
    if (!started) throw new Error('there is no thread');
    const { thread, outcomes } = observed(started);
    await vi.waitFor(() => {
      expect(countTogether(task, thread, countSums, joinedSums)).toEqual(alone);
      expect(outcomes.at(-1)).toBe('lost');
    });
  });
});
