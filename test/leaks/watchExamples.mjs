/**
 * Runs every program of examples/leaks, watches it with `pprof-lens leaks`, and says whether the verdict is what the
 * program's comments say: `// leak: <kind>` on the line that leaks, `// created here` on the one that starts it.
 */
import { execFile, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import * as esbuild from 'esbuild';

const ROOT = path.resolve(import.meta.dirname, '../..');
const EXAMPLES = path.join(ROOT, 'examples/leaks');
const AT_ONCE = 2;
const WATCH = ['-interval', '600ms', '-count', '6'];
/** Warm-ups, such as a pool that fills, are part of every program; watching begins behind the first moment. */
const SETTLE_MILLIS = 1000;

/**
 * One row for each program, in the order of their names. `report` hears of each as it is done; `only` names some of them;
 * `env` is what `go build` has beside the environment of this process.
 */
export async function watchExamples({ report = () => undefined, only, env = {} } = {}) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'leaks-'));
  try {
    const cli = await buildCli(folder);
    const programs = listPrograms().filter(({ name }) => only === undefined || only.includes(name));
    const build = ['build', '-o', folder + path.sep, ...(only ?? ['...']).map((name) => `./${name}`)];
    await promisify(execFile)('go', build, { cwd: EXAMPLES, env: { ...process.env, ...env } });
    const rows = [];
    const waiting = [...programs];
    const work = async () => {
      for (let program = waiting.shift(); program; program = waiting.shift()) {
        const row = await watchProgram(program, path.join(folder, program.name), cli);
        rows.push(row);
        report(row);
      }
    };
    const outcomes = await Promise.allSettled(Array.from({ length: AT_ONCE }, work));
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
    return rows.sort((a, b) => (a.name < b.name ? -1 : 1));
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** How many of the marked lines were found, and how many of the findings are marked. */
export function scores(rows) {
  const sum = (count) => rows.reduce((total, row) => total + count(row), 0);
  const marked = sum((row) => row.marks.length);
  const found = sum((row) => row.found.length);
  const rightKind = sum((row) => row.found.filter((mark) => mark.kind === mark.foundKind).length);
  const strange = sum((row) => row.strange.length);
  return {
    ...{ marked, found, rightKind, strange },
    recall: marked === 0 ? 1 : found / marked,
    precision: found + strange === 0 ? 1 : found / (found + strange),
  };
}

/** The front as it is in the sources now, without the rest of out/. */
async function buildCli(folder) {
  const outfile = path.join(folder, 'cli.cjs');
  await esbuild.build({
    ...{ entryPoints: [path.join(ROOT, 'src/cli/main.ts')], outfile, absWorkingDir: ROOT },
    ...{ bundle: true, platform: 'node', target: 'node20', format: 'cjs', logLevel: 'error' },
  });
  return outfile;
}

function listPrograms() {
  return fs
    .readdirSync(EXAMPLES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'internal')
    .map(({ name }) => ({ name, marks: marksOf(path.join(EXAMPLES, name)) }));
}

function marksOf(folder) {
  return fs
    .readdirSync(folder)
    .filter((file) => file.endsWith('.go'))
    .flatMap((file) => {
      const lines = fs.readFileSync(path.join(folder, file), 'utf8').split('\n');
      const createdAt = lines.findIndex((line) => line.includes('// created here')) + 1;
      return lines.flatMap((line, at) => {
        const kind = /\/\/ leak: (\w+)/.exec(line)?.[1];
        return kind === undefined
          ? []
          : [{ at: `${file}:${at + 1}`, kind, createdAt: `${file}:${createdAt}` }];
      });
    });
}

async function watchProgram({ name, marks }, program, cli) {
  const child = spawn(program, [], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const url = await addressOf(child);
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MILLIS));
    const { status, output, errors } = await runCli(cli, ['leaks', ...WATCH, '-json', url]);
    if (output === '') throw new Error(`${name}: ${errors}`);
    return { name, marks, status, ...compared(marks, JSON.parse(output)) };
  } finally {
    child.kill();
  }
}

/** What the program prints first: `listening on http://127.0.0.1:43210`. */
function addressOf(child) {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
      const url = /http:\/\/\S+(?=\s)/.exec(text)?.[0];
      if (url !== undefined) resolve(url);
    });
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`it ended with ${code} and had printed ${JSON.stringify(text)}`)),
    );
  });
}

function runCli(cli, args) {
  return new Promise((resolve) => {
    execFile(process.execPath, [cli, ...args], { cwd: EXAMPLES }, (error, output, errors) => {
      resolve({ status: error ? error.code : 0, output, errors });
    });
  });
}

function compared(marks, verdict) {
  const findings = verdict.findings.map((finding) => ({
    at: `${path.basename(finding.place.file)}:${finding.place.line}`,
    createdAt: finding.creators.map(({ file, line }) => `${path.basename(file)}:${line}`),
    ...{ kind: finding.kind, sureness: finding.sureness, headline: finding.headline },
    ...{ count: finding.count, provenCount: finding.provenCount },
  }));
  const sure = findings.filter(({ sureness }) => sureness !== 'possible');
  return {
    verdict: verdict.status,
    found: marks.flatMap((mark) => {
      const finding = sure.find(({ at }) => at === mark.at);
      if (!finding) return [];
      const knowsCreator = finding.createdAt.includes(mark.createdAt);
      const { sureness, count, provenCount } = finding;
      return [{ ...mark, foundKind: finding.kind, sureness, count, provenCount, knowsCreator }];
    }),
    strange: sure.filter(({ at }) => !marks.some((mark) => mark.at === at)),
    suspected: findings.filter(({ sureness }) => sureness === 'possible'),
  };
}
