/** pprof as tests ask it: the newest one, which our reports are held against, and the older one that Go brings along. */
import type { Answer } from './goldens';
import { goToolPprof as goToolBinary, newestPprof as newestBinary } from './newestPprof.mjs';
import type { Run } from './oracleRun.mjs';
import { comparable, runOnce } from './oracleRun.mjs';

export interface Pprof {
  run(args: readonly string[]): Promise<Run>;
  /** All that it says. Paths are taken from the repository's folder. */
  answer(args: readonly string[]): Promise<Answer>;
  /** What it prints, or undefined where it refuses. */
  print(...args: readonly string[]): Promise<string | undefined>;
}

/** Go builds it at its first use, from its module; after that a call takes milliseconds. */
export function newestPprof(): Pprof {
  return pprofAt(newestBinary());
}

export function goToolPprof(): Pprof {
  return pprofAt(goToolBinary());
}

export function answerOf({ stdout, stderr, status }: Run): Answer {
  const messages = status === 0 && stderr === '' ? '' : `exit status ${status}\n${stderr}`;
  return { output: comparable(stdout), messages };
}

function pprofAt(binary: string): Pprof {
  const run = (args: readonly string[]): Promise<Run> => runOnce(binary, ['-symbolize=none', ...args]);
  return {
    run,
    answer: async (args) => answerOf(await run(args)),
    print: async (...args) => {
      const { stdout, status } = await run(args);
      return status === 0 ? stdout.toString('utf8') : undefined;
    },
  };
}
