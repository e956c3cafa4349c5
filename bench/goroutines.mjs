/**
 * `npm run bench:goroutines`: reading dumps beside DataDog/gostackparse, whole processes in turns, the same file.
 * `--write` puts the table into docs/performance.md. Needs Go and its module proxy.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { generateDump } from './generateDump.mjs';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const SIZES = [
  { count: 100_000, rounds: 15 },
  { count: 1_000_000, rounds: 5 },
];
const PEER = `package main

import (
	"fmt"
	"os"

	"github.com/DataDog/gostackparse"
)

func main() {
	file, err := os.Open(os.Args[1])
	if err != nil {
		panic(err)
	}
	goroutines, errors := gostackparse.Parse(file)
	fmt.Println(len(goroutines), len(errors))
}
`;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pl-dumps-'));
process.once('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
await buildOurs();
const { binary, version } = buildPeer();
const rows = SIZES.map(measure);
const text = table(rows);
console.log(text);
if (process.argv.includes('--write')) write(text);

/** What the terminal front and the profile server read large dumps with. */
async function buildOurs() {
  const shared = { bundle: true, platform: 'node', minify: true, outdir: path.join(ROOT, 'out', 'bench') };
  const folder = path.join(ROOT, 'src', 'formats', 'goroutines');
  await esbuild.build({ ...shared, entryPoints: [path.join(folder, 'dumpPartWorker.ts')] });
  await esbuild.build({
    ...shared,
    entryPoints: [path.join(folder, 'readDumpFile.ts')],
    format: 'esm',
    outExtension: { '.js': '.mjs' },
  });
}

function buildPeer() {
  const run = (...args) =>
    execFileSync('go', args, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] }).toString();
  fs.writeFileSync(path.join(folder, 'main.go'), PEER);
  run('mod', 'init', 'peer');
  run('get', 'github.com/DataDog/gostackparse@latest');
  run('build', '-o', 'peer', '.');
  return {
    binary: path.join(folder, 'peer'),
    version: run('list', '-m', '-f', '{{.Version}}', 'github.com/DataDog/gostackparse').trim(),
  };
}

function measure({ count, rounds }) {
  const file = path.join(folder, 'dump.txt');
  generateDump(file, count);
  const megabytes = fs.statSync(file).size / 1e6;
  const ours = [];
  const peer = [];
  for (let round = 0; round < rounds; round++) {
    peer.push(timed(binary, [file]));
    ours.push(timed(process.execPath, [path.join(ROOT, 'bench', 'readDump.mjs'), file]));
  }
  fs.rmSync(file);
  return { count, megabytes, peer: fastest(peer), ours: fastest(ours) };
}

/** Wall and processor seconds, and peak resident megabytes as Linux counts them. */
function timed(command, args) {
  const started = performance.now();
  const { status, stderr, stdout } = spawnSync('/usr/bin/env', ['time', '-f', '%M %U %S', command, ...args]);
  const seconds = (performance.now() - started) / 1000;
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr}`);
  const [peak = 0, user = 0, system = 0] = String(stderr).trim().split('\n').at(-1).split(' ').map(Number);
  return {
    seconds,
    processor: user + system,
    peak: peak / 1000,
    read: String(stdout).trim(),
  };
}

/** What else the machine does only adds time, and to two threads more than to one. */
function fastest(runs) {
  const least = (key) => Math.min(...runs.map((run) => run[key]));
  return {
    seconds: least('seconds'),
    processor: least('processor'),
    peak: least('peak'),
    read: runs[0].read,
  };
}

function table(all) {
  const lines = all.map(({ count, megabytes, peer, ours }) =>
    [
      `| ${count.toLocaleString('en')}`,
      `${megabytes.toFixed(0)} MB`,
      `${peer.seconds.toFixed(2)} s`,
      `${ours.seconds.toFixed(2)} s`,
      `${(megabytes / ours.seconds).toFixed(0)} MB/s`,
      (peer.seconds / ours.seconds).toFixed(1),
      `${peer.processor.toFixed(2)} s`,
      `${ours.processor.toFixed(2)} s`,
      `${peer.peak.toFixed(0)} MB`,
      `${ours.peak.toFixed(0)} MB |`,
    ].join(' | '),
  );
  return [
    `Measured on ${os.cpus()[0]?.model ?? 'an unknown processor'}, ${os.cpus().length} cores, Node ${process.version}, gostackparse ${version}; whole processes in turns, the fastest of ${SIZES.map(({ rounds }) => rounds).join(' and ')} runs each.`,
    'A dump of less than 192 MB is read by one thread, a larger one by two or more. Node alone takes about 45 MB, which is more than a fifth of what gostackparse takes for 100,000 goroutines; the columns of a goroutine take 90 bytes.',
    '',
    'Lines are taken apart only once: a goroutine with a stack that was read before, which nearly all are, is compared with it, eight bytes at a time. What differs in each, its number, arguments and offsets, is read or stepped over. Dumps in a log, with Windows line ends, or of `GOTRACEBACK=system` are read in the same way.',
    '',
    '| goroutines | text | gostackparse | pprof Lens | | times faster | processor time: gostackparse | ours | memory: gostackparse | ours |',
    '|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|',
    ...lines,
  ].join('\n');
}

function write(text) {
  const file = path.join(ROOT, 'docs', 'performance.md');
  const marker = '<!-- goroutine dumps -->';
  const before = fs.readFileSync(file, 'utf8').split(marker)[0].trimEnd();
  fs.writeFileSync(file, `${before}\n\n${marker}\n\n## Goroutine dumps\n\n${text}\n`);
}
