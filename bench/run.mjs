/**
 * `npm run bench`: this program beside `go tool pprof`, whole processes, interleaved in one run, medians and peak memory.
 * Sizes are S and M; `npm run bench -- L` takes other ones and an hour. `--write` puts the tables into
 * docs/performance.md. Ratios are what holds on other machines.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { SIZES, generateProfile } from './generateProfile.mjs';
import { measured, median } from './measured.mjs';
import { secondAnswers } from './secondAnswers.mjs';

const root = path.resolve(import.meta.dirname, '..');
const asked = process.argv.slice(2);
const names = asked.filter((name) => name in SIZES);
const cli = path.join(root, 'out/cli.js');
// Built before it is measured; alone it is without the `go` command in front of it.
const alone = execFileSync('go', ['tool', '-n', 'pprof'], { encoding: 'utf8' }).trim();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pprof-lens-bench-'));
process.once('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
const goEnv = JSON.parse(
  execFileSync('go', ['env', '-json', 'GOCACHE', 'GOMODCACHE', 'GOPATH'], { encoding: 'utf8' }),
);
const env = { ...process.env, ...goEnv, HOME: folder, PPROF_BINARY_PATH: folder };

/** The large profile takes pprof minutes. */
const ROUNDS = { S: 9, M: 5, L: 1 };
let lines = [];
for (const name of names.length > 0 ? names : ['S', 'M']) {
  const [profile, base] = [1, 2].map((seed) => {
    const file = path.join(folder, `${name}${seed}.pb.gz`);
    fs.writeFileSync(file, generateProfile(SIZES[name], seed));
    return file;
  });
  await compareReports(name, profile, base);
  await compareWithFloor(name, profile);
  if (name === 'M') for (const line of secondAnswers(root, profile)) print(line);
  if (asked.includes('--write')) writeSection(name);
  lines = [];
}

async function compareReports(name, profile, base) {
  const { samples, depth, locations } = SIZES[name];
  print(
    `\n**${name}**: ${samples.toLocaleString('en')} samples of depth ${depth}, ${locations.toLocaleString('en')} locations, ` +
      `${(fs.statSync(profile).size / 1e6).toFixed(1)} MB gzipped; ${ROUNDS[name]} rounds\n`,
  );
  print('| report | go tool pprof | pprof Lens | times faster | memory: pprof | ours | same output |');
  print('|---|--:|--:|--:|--:|--:|---|');
  for (const args of [
    ['-top', profile],
    ['-list=method7$', profile],
    ['-traces', profile],
    ['-base', base, '-top', profile],
    ['-tags', profile],
    ['-raw', profile],
  ]) {
    const rounds = [];
    for (let round = 0; round < ROUNDS[name]; round++) {
      rounds.push([
        await run('go', ['tool', 'pprof', '-symbolize=none', ...args]),
        await run(process.execPath, [cli, ...args]),
      ]);
    }
    const of = (side, figure) => median(rounds.map((round) => round[side][figure]));
    const same = rounds.every(([theirs, ours]) => theirs.digest === ours.digest) ? 'yes' : 'NO';
    print(
      `| \`${args.filter((arg) => arg.startsWith('-')).join(' ')}\` | ${of(0, 'seconds').toFixed(2)} s | ${of(1, 'seconds').toFixed(2)} s ` +
        `| ${(of(0, 'seconds') / of(1, 'seconds')).toFixed(1)} | ${of(0, 'megabytes')} MB | ${of(1, 'megabytes')} MB | ${same} |`,
    );
  }
}

/** What no program on Node can do without: starting it, inflating the file, looking at each byte once. */
async function compareWithFloor(name, profile) {
  const floor = path.join(import.meta.dirname, 'floor.mjs');
  const rounds = [];
  for (let round = 0; round < 5; round++) {
    rounds.push([
      await run(process.execPath, [floor, profile]),
      await run(process.execPath, [cli, '-top', profile]),
    ]);
  }
  const [least, ours] = [0, 1].map((side) => median(rounds.map((round) => round[side].seconds)));
  if (name === 'S') await compareAlone(profile);
  print(
    `\nStarting Node, inflating ${name} and walking its bytes once: ${least.toFixed(2)} s; \`-top\` takes ${(ours / least).toFixed(2)} times that.`,
  );
}

/** Much of what the command `go tool pprof` takes on a small profile is the command `go`. */
async function compareAlone(profile) {
  const rounds = [];
  for (let round = 0; round < ROUNDS.S; round++) {
    rounds.push([
      await run(alone, ['-symbolize=none', '-top', profile]),
      await run(process.execPath, [cli, '-top', profile]),
      await run(process.execPath, ['-e', '0']),
    ]);
  }
  const [theirs, ours, node] = [0, 1, 2].map((side) =>
    median(rounds.map((round) => round[side].seconds)).toFixed(3),
  );
  print(
    `\nThe pprof binary alone, without the command \`go\` before it, takes ${theirs} s for \`-top\`, this program ${ours} s, starting Node ${node} s.`,
  );
}

function run(command, args) {
  return measured(command, args, { env, folder });
}

function print(line) {
  lines.push(line);
  console.log(line);
}

/** Puts what was measured of one size where the document has it; the other sizes keep what they had. */
function writeSection(name) {
  const file = path.join(root, 'docs/performance.md');
  const text = fs.readFileSync(file, 'utf8');
  const go = execFileSync('go', ['version'], { encoding: 'utf8' }).trim();
  const machine = `${os.cpus()[0]?.model.trim()}, ${os.cpus().length} cores, ${go}, Node ${process.version}`;
  const [begin, end] = [`<!-- ${name} -->\n`, `<!-- end of ${name} -->\n`];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/performance.md has no place for ${name}: ${begin}${end}`);
  const section = `${lines.join('\n')}\n\nMeasured on ${machine}.\n\n`;
  fs.writeFileSync(file, text.slice(0, from + begin.length) + section + text.slice(to));
}
