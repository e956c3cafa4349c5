/**
 * Random flags over random profiles, by pprof and by our terminal front, with a line to replay for each difference:
 *   node test/oracle/fuzzFlags.mjs --seed 1 --count 200 [--report tree] [--stdout-only] [--verbose]
 *   node test/oracle/fuzzFlags.mjs --seed 1 --case 17
 *   node test/oracle/fuzzFlags.mjs -- -top -cum FILE          (this command line only)
 * `--cli FILE` names the front to run; else src/cli is bundled anew. `--oracle FILE` names another pprof.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildSync } from 'esbuild';
import { newestPprof } from '../support/newestPprof.mjs';
import { comparable } from '../support/oracleRun.mjs';
import { compareRuns, firstDifference } from './fuzz/compareRuns.mjs';
import { REPORTS, drawCase } from './fuzz/drawCase.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '100' },
    case: { type: 'string' },
    report: { type: 'string' },
    cli: { type: 'string' },
    oracle: { type: 'string' },
    'stdout-only': { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
});
if (values.report !== undefined && REPORTS[values.report] === undefined)
  throw new Error(`--report is one of ${Object.keys(REPORTS).join(', ')}`);

const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'fuzz-flags-'));
process.once('exit', () => fs.rmSync(temporary, { recursive: true, force: true }));
const oracle = values.oracle ?? newestPprof();
const ours = { command: process.execPath, args: [values.cli ?? bundleCli()] };

await main();

async function main() {
  const cases = positionals.length > 0 ? [{ name: 'given', args: positionals, files: [] }] : drawCases();
  const counts = {};
  let next = 0;
  const worker = async () => {
    while (next < cases.length) {
      const one = cases[next++];
      writeFiles(one.files);
      const found = await compareRuns(oracle, ours, ['-symbolize=none', ...one.args], {
        withMessages: !values['stdout-only'],
      });
      counts[found?.kind ?? 'equal'] = (counts[found?.kind ?? 'equal'] ?? 0) + 1;
      if (found !== undefined) tell(one, found);
      // Those of a difference are kept, so that it can be looked into.
      if (found === undefined) for (const { file } of one.files) fs.rmSync(path.join(ROOT, file));
    }
  };
  await Promise.all([worker(), worker()]);
  console.log(JSON.stringify(counts));
  const wrong = Object.keys(counts).filter((kind) => !['equal', 'unstable', 'shuffled'].includes(kind));
  process.exitCode = wrong.length > 0 ? 1 : 0;
}

function drawCases() {
  const seed = Number(values.seed);
  const numbers =
    values.case === undefined
      ? Array.from({ length: Number(values.count) }, (_, i) => i)
      : [Number(values.case)];
  return numbers.map((number) => ({
    name: `--seed ${seed} --case ${number}`,
    ...drawCase(seed, number, { report: values.report }),
  }));
}

function writeFiles(files) {
  for (const { file, bytes } of files) {
    fs.mkdirSync(path.dirname(path.join(ROOT, file)), { recursive: true });
    fs.writeFileSync(path.join(ROOT, file), bytes);
  }
}

function tell({ name, args }, { kind, theirs, ours: mine }) {
  console.log(`${kind.toUpperCase()} ${name}: ${args.map(quoted).join(' ')}`);
  if (kind === 'unstable' || kind === 'shuffled') return;
  if (kind === 'status') console.log(`    pprof ended with ${theirs.status}, ours with ${mine.status}`);
  const text = ({ stdout, stderr }) =>
    kind === 'stdout' ? comparable(stdout).toString('latin1') : `${stderr}`;
  console.log(firstDifference(text(theirs), text(mine)));
  if (values.verbose) console.log(`--- pprof\n${text(theirs)}\n--- ours\n${text(mine)}`);
}

/** As a shell reads it back. */
function quoted(arg) {
  return /^[\w./=:,+@%-]+$/.test(arg) ? arg : `'${arg.replaceAll("'", "'\\''")}'`;
}

function bundleCli() {
  const outfile = path.join(temporary, 'cli.js');
  const entryPoints = [path.join(ROOT, 'src/cli/main.ts')];
  buildSync({ entryPoints, outfile, bundle: true, platform: 'node', format: 'cjs', logLevel: 'error' });
  return outfile;
}
