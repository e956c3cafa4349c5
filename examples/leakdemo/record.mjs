// Makes recordings/ again from the two Go programs: node record.mjs
// It takes about three minutes: the goroutines of the first two moments must be stuck for more than two
// minutes at the third, so that dumps say "[chan send, 2 minutes]".
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { execFileSync } from 'node:child_process';
import { buildGo, installedGo, startListening } from './goProgram.mjs';
import { expectNeutral, withNeutralFolder } from './neutralFolder.mjs';
import { fileStem } from './playback.mjs';
import { copyLeakDemo } from './runLeakDemo.mjs';

const sourceFolder = '/home/ubuntu/heap';
const recordings = path.join(path.dirname(fileURLToPath(import.meta.url)), 'recordings');
/** The old recordings are replaced only when all of the new ones are there. */
const staging = mkdtempSync(path.join(tmpdir(), 'recordings-'));
const standardProfiles = ['allocs', 'block', 'goroutine', 'heap', 'mutex', 'threadcreate'];
const waitBeforeLastMs = 135_000;

const programs = [
  {
    name: 'leak_demo',
    packagePath: '.',
    amounts: [1000, 5000, 20312],
    control: 'leak',
    profiles: [...standardProfiles, 'example.com/leakdemo.conns'],
  },
  {
    name: 'memory_grower',
    packagePath: './memory',
    amounts: [16, 64, 192],
    control: 'grow',
    profiles: standardProfiles,
  },
];

async function main() {
  const go = await installedGo();
  if (go === undefined) throw new Error('expected Go on the PATH: recordings are made from real programs');
  const manifest = { go, source: `${sourceFolder}/leak_demo.go`, stuckLine: 53, programs: {} };
  await withNeutralFolder(sourceFolder, async () => {
    copyLeakDemo(sourceFolder);
    for (const program of programs) {
      const binary = path.join(sourceFolder, program.name);
      // Without cgo the binary maps no libraries of this machine.
      const env = { CGO_ENABLED: '0', GOFLAGS: '', GOTOOLCHAIN: 'local' };
      await buildGo({ sourceDir: sourceFolder, packagePath: program.packagePath, output: binary, env });
      manifest.programs[program.name] = await recordProgram(program, binary);
    }
  });
  save('manifest.json', Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
  rmSync(recordings, { recursive: true, force: true });
  cpSync(staging, recordings, { recursive: true });
  rmSync(staging, { recursive: true });
}

async function recordProgram(program, binary) {
  const { name, amounts, control, profiles } = program;
  const recorded = { cmdline: [], profiles, moments: [] };
  const demo = await start(binary, amounts[0]);
  try {
    recorded.cmdline = (await get(demo.url, 'cmdline')).toString('utf8').split('\0');
    for (const [index, amount] of amounts.entries()) {
      if (name === 'leak_demo' && index === amounts.length - 1) await sleep(waitBeforeLastMs);
      if (index > 0) await get(demo.url, `/${control}?n=${amount - amounts[index - 1]}`);
      const folder = `${name}/${index + 1}-${amount}`;
      await recordMoment(demo.url, folder, profiles);
      recorded.moments.push({ amount, folder });
    }
  } finally {
    await demo.stop();
  }
  recorded.trace = `${name}/trace.bin.gz`;
  await recordTrace(binary, recorded.trace);
  if (name === 'leak_demo') {
    recorded.deltas = await recordDeltas(binary, program);
    await recordAncestors(binary);
  }
  return recorded;
}

async function recordMoment(url, folder, profiles) {
  // Two collections: what the heap profile says is as of the last completed one.
  await get(url, 'heap?gc=1');
  await get(url, 'heap?gc=1');
  for (const name of profiles) {
    save(`${folder}/${fileStem(name)}.pb.gz`, await get(url, name));
    save(`${folder}/${fileStem(name)}.debug1.txt`, await get(url, `${name}?debug=1`));
  }
  save(`${folder}/goroutine.debug2.txt.gz`, gzipSync(await get(url, 'goroutine?debug=2'), { level: 9 }));
  save(`${folder}/index.html`, await get(url, ''));
  // The demo idles, so the CPU profile shows what it costs to be looked at.
  const cpu = get(url, 'profile?seconds=1');
  for (let i = 0; i < 3; i++) await get(url, 'goroutine?debug=2');
  save(`${folder}/profile.pb.gz`, await cpu);
}

/** The answers to ?seconds=, for every pair of moments, from processes of their own: the requests show in goroutine profiles. */
async function recordDeltas(binary, { amounts, control }) {
  const pairs = [[0, 0], [0, 1], [0, 2], [1, 2]]; // prettier-ignore
  const folders = {};
  for (const [from, to] of pairs) {
    const demo = await start(binary, amounts[from]);
    try {
      const key = from === to ? 'idle' : `${from}-${to}`;
      const requests = standardProfiles.map((name) => get(demo.url, `${name}?seconds=3`));
      await sleep(500); // time for the first halves
      if (to > from) await get(demo.url, `/${control}?n=${amounts[to] - amounts[from]}`);
      folders[key] = `leak_demo/delta-${key}`;
      for (const [index, body] of (await Promise.all(requests)).entries()) {
        save(`${folders[key]}/${fileStem(standardProfiles[index])}.pb.gz`, body);
      }
    } finally {
      await demo.stop();
    }
  }
  return folders;
}

async function recordTrace(binary, file) {
  const demo = await start(binary, 20);
  try {
    save(file, gzipSync(await get(demo.url, 'trace?seconds=0.2'), { level: 9 }));
  } finally {
    await demo.stop();
  }
}

/** What GODEBUG=tracebackancestors adds to a dump: who called the function with the go statement. */
async function recordAncestors(binary) {
  const demo = await start(binary, 100, { GODEBUG: 'tracebackancestors=5' });
  try {
    const dump = await get(demo.url, 'goroutine?debug=2');
    save('leak_demo/ancestors-100.goroutine.debug2.txt.gz', gzipSync(dump, { level: 9 }));
  } finally {
    await demo.stop();
  }
}

function start(binary, amount, env = {}) {
  const args = ['-addr', '127.0.0.1:0', '-n', String(amount)];
  return startListening(binary, args, { cwd: sourceFolder, env: { HOME: '/home/ubuntu', ...env } });
}

async function get(url, target) {
  const response = await fetch(new URL(target, url));
  if (!response.ok) throw new Error(`${target} answered ${response.status}: ${await response.text()}`);
  return Buffer.from(await response.arrayBuffer());
}

const goroot = execFileSync('go', ['env', 'GOROOT'], { encoding: 'utf8' }).trim();

function save(name, bytes) {
  expectNeutral(name, name.endsWith('.gz') ? gunzipSync(bytes) : bytes, [sourceFolder, goroot]);
  const file = path.join(staging, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, bytes);
}

await main();
