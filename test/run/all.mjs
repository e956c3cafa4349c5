/**
 * `npm test`: everything, on a fresh clone, ending with one line `N passed, N failed, N skipped`.
 * `npm test -- unit server` runs only the stages named. Needs nothing but Node and npm to begin with.
 *
 * PPROF_LENS_REQUIRE_GO=1 makes a missing Go a failure. CHROME_PATH names the Chromium to drive.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROOT, buildBundles, installPackages } from './build.mjs';
import { InOrder, runInLanes } from './lanes.mjs';
import { failure, makeStages } from './stages.mjs';
import { changedFiles } from './treeState.mjs';

// What the tests leave in the folder for temporary files goes with this process. The name is short because VS Code makes
// sockets in it, and their paths may have no more than 107 bytes.
const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'pl-'));
process.env.TMPDIR = temporary;
process.once('exit', () => fs.rmSync(temporary, { recursive: true, force: true, maxRetries: 5 }));

const log = (text) => console.log(text);
process.exitCode = await main(process.argv.slice(2));

async function main(wanted) {
  const stages = makeStages({ log, treeBefore: changedFiles(ROOT) });
  const unknown = wanted.filter((name) => !stages.some((stage) => stage.name === name));
  if (unknown.length > 0) {
    log(
      `No stage is called ${unknown.join(', ')}; there are ${stages.map((stage) => stage.name).join(', ')}.`,
    );
    return 1;
  }
  const chosen = stages.filter((stage) => wanted.length === 0 || wanted.includes(stage.name));
  const started = performance.now();
  const ready = { name: 'ready', run: prepare };
  const results = [];
  const printed = new InOrder([ready, ...chosen], (stage, result) => {
    results.push(result);
    print(stage, result);
  });
  const run = async (stage) => {
    const result = await timed(stage);
    printed.add(stage, result);
    return result;
  };
  const { failed } = await run(ready);
  // With a single processor nothing is faster beside something else.
  const lanes = os.availableParallelism() > 1 ? chosen : chosen.map(({ name, run }) => ({ name, run }));
  if (failed === 0) await runInLanes(lanes, run);
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  log(`${'all'.padEnd(8)} ${seconds(started)}`);
  log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
  return sum('failed') > 0 || sum('passed') === 0 ? 1 : 0;
}

async function prepare() {
  fs.mkdirSync(path.join(ROOT, 'test-results'), { recursive: true });
  await installPackages({ log });
  await buildBundles();
  return { passed: 0, failed: 0, skipped: 0, problems: [], note: 'packages installed, bundles built' };
}

async function timed({ run }) {
  const started = performance.now();
  const result = await run().catch((error) => failure(error.message));
  return { ...result, time: seconds(started) };
}

/** One line a stage; what failed is shown below it. */
function print({ name }, result) {
  const words = [
    result.failed > 0 ? 'FAILED' : 'ok',
    ...['passed', 'failed', 'skipped'].filter((key) => result[key] > 0).map((key) => `${result[key]} ${key}`),
    ...(result.note === undefined ? [] : [result.note]),
  ];
  log(`${name.padEnd(8)} ${result.time}  ${words.join('  ')}`);
  for (const problem of result.problems) log(`\n  ${problem.trim().replaceAll('\n', '\n  ')}\n`);
}

function seconds(started) {
  return `${((performance.now() - started) / 1000).toFixed(1)} s`.padStart(8);
}
