// Starts the leak demo: the Go program where there is Go, else the playback of its recording.
// As a program: node runLeakDemo.mjs [-n 1000] [-rate 10] [-addr 127.0.0.1:6060]
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildGo, installedGo, startListening } from './goProgram.mjs';
import { startPlayback } from './playback.mjs';

const demoDir = path.dirname(fileURLToPath(import.meta.url));

/** The files that make up the Go module. */
const goSources = ['go.mod', 'leak_demo.go', 'memory/memory_grower.go'];

/** Where no Go is, a moment of the recording lasts this long when the demo was asked to grow by itself. */
const playbackStepSeconds = 20;

/**
 * Builds and starts the demo; see runLeakDemo.d.mts for the options and the answer.
 * The build goes to a temporary folder, which is removed by `stop()`, or else when this process ends.
 */
export async function startLeakDemo(options = {}) {
  const {
    n = 100,
    rate = 0,
    addr = '127.0.0.1:0',
    sourceDir = demoDir,
    buildFlags = [],
    goVersion,
    env = {},
  } = options;
  if ((await installedGo()) === undefined) return playInstead(addr, rate);

  const folder = temporaryFolder();
  const binary = path.join(folder, process.platform === 'win32' ? 'leak_demo.exe' : 'leak_demo');
  await buildGo({ sourceDir, output: binary, ...flagsFor(goVersion, buildFlags, folder) });
  const args = ['-addr', addr, '-n', String(n), '-rate', String(rate)];
  const program = await startListening(binary, args, { env: { ...process.env, ...env } });
  const { url } = program;
  const stop = async () => {
    await program.stop();
    removeTemporaryFolder(folder);
  };
  return { kind: 'go', url, stop, binary, sourceDir, leak: (more) => leak(url, more) };
}

/** Copies the Go module to a folder, so that it can be built there and moved or deleted afterwards. */
export function copyLeakDemo(folder) {
  for (const name of goSources) {
    const target = path.join(folder, name);
    mkdirSync(path.dirname(target), { recursive: true });
    copyFileSync(path.join(demoDir, name), target);
  }
}

/**
 * Another Go is fetched and run by the installed one. It gets a go.mod of its own language version:
 * an older Go refuses a newer one, and a newer one decides by it how dumps look (labels since 1.27).
 */
function flagsFor(goVersion, buildFlags, folder) {
  if (goVersion === undefined) return { buildFlags };
  const language = /^go(1\.\d+)/.exec(goVersion)?.[1];
  if (language === undefined)
    throw new Error(`expected a Go version such as "go1.22.12", found "${goVersion}"`);
  const modFile = path.join(folder, 'go.mod');
  writeFileSync(modFile, `module example.com/leakdemo\n\ngo ${language}\n`);
  return { buildFlags: [`-modfile=${modFile}`, ...buildFlags], env: { GOTOOLCHAIN: goVersion } };
}

/** Answers when `more` further goroutines are stuck: how many there are in all. */
async function leak(url, more) {
  const response = await fetch(new URL(`/leak?n=${more}`, url));
  const text = await response.text();
  if (!response.ok)
    throw new Error(`expected ${more} more leaked goroutines, but the demo said: ${text.trim()}`);
  return Number(text);
}

async function playInstead(addr, rate) {
  const port = Number(addr.slice(addr.lastIndexOf(':') + 1));
  const playback = await startPlayback({ port, stepSeconds: rate > 0 ? playbackStepSeconds : 0 });
  return {
    kind: 'playback',
    url: playback.url,
    stop: () => playback.close(),
    binary: undefined,
    sourceDir: demoDir,
    leak: async () => playback.advance(),
  };
}

/** What is there still; a process that ends without `stop()` removes it then. */
const temporaryFolders = new Set();

function temporaryFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), 'leakdemo-'));
  if (temporaryFolders.size === 0) process.once('exit', removeTemporaryFolders);
  temporaryFolders.add(folder);
  return folder;
}

function removeTemporaryFolder(folder) {
  rmSync(folder, { recursive: true, force: true });
  temporaryFolders.delete(folder);
  if (temporaryFolders.size === 0) process.removeListener('exit', removeTemporaryFolders);
}

function removeTemporaryFolders() {
  for (const folder of temporaryFolders) removeTemporaryFolder(folder);
}

async function main() {
  const { values } = parseArgs({
    args: process.argv.slice(2).map((word) => word.replace(/^-(?=[a-z]{2})/, '--')), // Go's flags have one dash
    options: {
      n: { type: 'string', short: 'n', default: '100' },
      rate: { type: 'string', default: '10' },
      addr: { type: 'string', default: '127.0.0.1:6060' },
    },
  });
  const demo = await startLeakDemo({ n: Number(values.n), rate: Number(values.rate), addr: values.addr });
  if (demo.kind === 'playback')
    console.error('There is no Go on the PATH: this plays back a recording of the demo.');
  console.log(`listening on ${demo.url}`);
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => void demo.stop().then(() => process.exit(0)));
}

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url))
  await main();
