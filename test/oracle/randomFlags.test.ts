/**
 * Random flags over random profiles: ours against the newest pprof. `node test/oracle/fuzzFlags.mjs --seed S --case N`
 * runs one of them again, and draws as many others as one likes.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { newestPprof } from '../support/goToolPprof';
import { ourRun } from '../support/ourAnswer';
import { compareAnswers, firstDifference } from './fuzz/compareRuns.mjs';
import { drawCase } from './fuzz/drawCase.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');
const SEEDS = [1, 2, 3, 4, 5, 6];
const CASES = 40;
/** What pprof itself prints in several ways: ties, mostly of files and of call trees. */
const OF_PPROF = ['unstable', 'shuffled'];

describe('random flags', () => {
  it.each(SEEDS)('of seed %i give what pprof gives', async (seed) => {
    const pprof = newestPprof();
    const different: string[] = [];
    for (let number = 0; number < CASES; number++) {
      const { args, files } = drawCase(seed, number);
      for (const { file, bytes } of files) {
        mkdirSync(path.dirname(path.join(ROOT, file)), { recursive: true });
        writeFileSync(path.join(ROOT, file), bytes);
      }
      const ask = () => pprof.run(args);
      const found = await compareAnswers(ask, await ask(), await ourRun(args));
      if (found !== undefined && !OF_PPROF.includes(found.kind)) {
        const said = [found.theirs, found.ours].map(
          ({ stdout, stderr }) => stdout.toString('latin1') + stderr,
        );
        const where = firstDifference(said[0] ?? '', said[1] ?? '');
        different.push(`--seed ${seed} --case ${number}: ${args.join(' ')}\n${where}`);
      }
      for (const { file } of files) rmSync(path.join(ROOT, file), { force: true });
    }
    expect(different).toEqual([]);
  });
});
