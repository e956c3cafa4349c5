/**
 * `npm run bench`: this program beside `go tool pprof`, whole processes, interleaved in one run, medians. Sizes are S and
 * M; `npm run bench -- L` takes other ones and half an hour. Prints ratios, which are what holds on other machines.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { SIZES, generateProfile } from './generateProfile.mjs';

const ROUNDS = 5;
const wanted = process.argv.slice(2).filter((name) => name in SIZES);
const names = wanted.length > 0 ? wanted : ['S', 'M'];
const cli = path.resolve(import.meta.dirname, '../out/cli.js');
const pprof = execFileSync('go', ['tool', '-n', 'pprof'], { encoding: 'utf8' }).trim();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pprof-lens-bench-'));
process.once('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
const env = { ...process.env, HOME: folder, PPROF_BINARY_PATH: folder };

console.log(
  `${execFileSync('go', ['version'], { encoding: 'utf8' }).trim()}, node ${process.version}, ${os.cpus()[0]?.model.trim()} x ${os.cpus().length}\n`,
);
console.log('| profile | report | go tool pprof | pprof Lens | ratio | same output |');
console.log('|---|---|--:|--:|--:|---|');
for (const name of names) {
  const [profile, base] = [1, 2].map((seed) => {
    const file = path.join(folder, `${name}${seed}.pb.gz`);
    fs.writeFileSync(file, generateProfile(SIZES[name], seed));
    return file;
  });
  for (const args of [
    ['-top', profile],
    ['-top', '-base', base, profile],
    ['-traces', profile],
  ]) {
    const rounds = Array.from({ length: name === 'L' ? 1 : ROUNDS }, () => [
      timed(pprof, ['-symbolize=none', ...args]),
      timed(process.execPath, [cli, ...args]),
    ]);
    const [theirs, ours] = [0, 1].map((side) => median(rounds.map((round) => round[side].seconds)));
    const same = rounds.every(([a, b]) => a.output.equals(b.output)) ? 'yes' : 'NO';
    const report = args.filter((arg) => arg.startsWith('-')).join(' ');
    console.log(
      `| ${name} | ${report} | ${theirs.toFixed(2)} s | ${ours.toFixed(2)} s | ${(theirs / ours).toFixed(1)} | ${same} |`,
    );
  }
}

function timed(command, args) {
  const file = path.join(folder, 'output');
  const output = fs.openSync(file, 'w');
  const started = performance.now();
  const { status } = spawnSync(command, args, { env, stdio: ['ignore', output, 'ignore'] });
  const seconds = (performance.now() - started) / 1000;
  fs.closeSync(output);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
  return { seconds, output: fs.readFileSync(file) };
}

function median(numbers) {
  return numbers.sort((a, b) => a - b)[numbers.length >> 1];
}
