/**
 * `npm run goldens`: asks the newest pprof every case again and writes what it says to test/fixtures/goldens.
 *   NAME.txt           standard output, unmodified; NAME.pb for a profile, inflated
 *   NAME.messages.txt  `exit status N` and standard error, where there is something of either
 *   NAME.or2.txt       a second output of a case that pprof prints in several ways, see variants.json
 * goToolDiffers.json lists the cases that `go tool pprof` of the recording machine answers differently, with the first line.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { goToolPprof, newestPprof, pinnedVersion } from '../support/newestPprof.mjs';
import { comparable, runOnce } from '../support/oracleRun.mjs';
import { goldenCases } from './goldenCases.mjs';

const FOLDER = path.resolve(import.meta.dirname, '../fixtures/goldens');
/**
 * pprof walks Go's maps in another order each time, and what depends on that is found by asking often: a graph has an
 * order of edges, and a few of them came out otherwise only once in twenty runs.
 */
const TIMES = 12;
const TIMES_OF_GRAPHS = 40;
const GRAPH = /^-(tree|peek|dot|callgrind|topproto|files|call_tree)\b/;
const LONGEST_NAME = 119;

const newest = newestPprof();
const older = goToolPprof();
await main();

async function main() {
  const cases = goldenCases();
  expectGoodNames(cases);
  fs.rmSync(FOLDER, { recursive: true, force: true });
  fs.mkdirSync(FOLDER, { recursive: true });
  const variants = {};
  const differs = {};
  const record = async ({ name, args }) => {
    const found = await answers(args);
    expectNeutral(name, found);
    if (found.length > 1) variants[name] = found.length;
    found.forEach((answer, index) => write(index === 0 ? name : `${name}.or${index + 1}`, answer));
    const theirs = await ask(older, args);
    if (!found.some((answer) => same(answer, theirs))) differs[name] = firstDifference(found[0], theirs);
  };
  const waiting = [...cases];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await record(next);
  };
  await Promise.all([worker(), worker()]);
  const go = spawnSync('go', ['env', 'GOVERSION'], { encoding: 'utf8' }).stdout.trim();
  writeJson('variants.json', variants);
  writeJson('goToolDiffers.json', { go, ...differs });
  console.log(
    `${cases.length} cases of pprof ${pinnedVersion()}; ${Object.keys(variants).length} of them in several ways, ${Object.keys(differs).length} otherwise in ${go}`,
  );
}

/** The different answers of all runs, in the order of their text, so that recording again changes nothing. */
async function answers(args) {
  const found = [];
  const times = args.some((arg) => GRAPH.test(arg)) ? TIMES_OF_GRAPHS : TIMES;
  for (let i = 0; i < times; i++) {
    const answer = await ask(newest, args);
    if (!found.some((other) => same(other, answer))) found.push(answer);
  }
  return found.sort(
    (a, b) =>
      Buffer.compare(a.bytes, b.bytes) || Buffer.compare(Buffer.from(a.messages), Buffer.from(b.messages)),
  );
}

async function ask(binary, args) {
  const { stdout, stderr, status } = await runOnce(binary, ['-symbolize=none', ...args]);
  return {
    bytes: comparable(stdout),
    isProfile: stdout[0] === 0x1f,
    messages: status === 0 && stderr === '' ? '' : `exit status ${status}\n${stderr}`,
  };
}

function same(a, b) {
  return a.bytes.equals(b.bytes) && a.messages === b.messages;
}

function write(name, { bytes, isProfile, messages }) {
  if (bytes.length > 0 || messages === '')
    fs.writeFileSync(path.join(FOLDER, `${name}.${isProfile ? 'pb' : 'txt'}`), bytes);
  if (messages !== '') fs.writeFileSync(path.join(FOLDER, `${name}.messages.txt`), messages);
}

function writeJson(name, content) {
  fs.writeFileSync(path.join(FOLDER, name), `${JSON.stringify(sorted(content), null, 2)}\n`);
}

/** By name, because two workers finish in any order. */
function sorted(content) {
  return Object.fromEntries(Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What the newest says and what the older one says: a line, or of a profile a byte. */
function firstDifference(newest, older) {
  if (newest.isProfile && older.isProfile) {
    const at = newest.bytes.findIndex((byte, index) => byte !== older.bytes[index]);
    return [newest, older].map(({ bytes }) => `byte ${at} of ${bytes.length}: ${bytes[at]}`);
  }
  const [a, b] = [newest, older].map((answer) =>
    `${answer.bytes.toString('utf8')}\n${answer.messages}`.split('\n'),
  );
  const at = a.findIndex((line, index) => line !== b[index]);
  return [a[at] ?? '', b[at] ?? ''];
}

/** What names a folder of this machine would not be answered so on another. */
function expectNeutral(name, found) {
  const named = found.find(
    ({ bytes, messages }) => bytes.includes(process.cwd()) || messages.includes(process.cwd()),
  );
  if (named !== undefined) throw new Error(`${name} names ${process.cwd()}; give it -source_path`);
}

/** Names that differ only in their case, or are long, cannot be checked out everywhere. */
function expectGoodNames(cases) {
  const seen = new Map();
  for (const { name, args } of cases) {
    const key = name.toLowerCase();
    if (seen.has(key))
      throw new Error(`two cases are called ${name}: ${seen.get(key)} and ${args.join(' ')}`);
    if (`${name}.messages.txt`.length > LONGEST_NAME) throw new Error(`too long: ${name}`);
    seen.set(key, args.join(' '));
  }
}
