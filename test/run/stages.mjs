/**
 * What `npm test` runs, in order, and what of it side by side (lanes.mjs).
 * A stage gives `{ passed, failed, skipped, problems, note? }`.
 */
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from './build.mjs';
import { CHROMIUM_MISSING, findOrInstallChromium, onPath } from './chromium.mjs';
import { packAndCheck } from './packageStage.mjs';
import { runToEnd } from './processes.mjs';
import { changedFiles } from './treeState.mjs';
import { runVitestProject } from './vitestStage.mjs';

/** `treeBefore` is what `changedFiles` said before the first stage. */
export function makeStages({ log, treeBefore }) {
  /** What one stage found and later ones use, as environment of their tests. */
  const found = {};
  const vitest = (project, limitSeconds) =>
    runVitestProject(project, { env: { ...process.env, ...found }, limitSeconds });

  async function withChromium(project, limitSeconds) {
    const chromium = await findOrInstallChromium({ log });
    if (chromium === undefined) return failure(CHROMIUM_MISSING);
    found.CHROME_PATH = chromium;
    return vitest(project, limitSeconds);
  }

  async function pack() {
    const { vsix, problems } = await packAndCheck();
    found.PPROF_LENS_VSIX = vsix;
    const kilobytes = `${Math.round(fs.statSync(vsix).size / 1000)} kB`;
    return problems.length > 0 ? failure(problems.join('\n')) : { ...success(), note: `(${kilobytes})` };
  }

  return [
    { name: 'types', lane: 'processor', run: () => runChecks(TYPES) },
    { name: 'lint', lane: 'processor', run: () => runChecks(LINT) },
    { name: 'unit', lane: 'processor', run: () => vitest('unit', 300) },
    { name: 'hostile', lane: 'processor', run: () => vitest('hostile', 900) },
    { name: 'server', lane: 'processor', run: () => vitest('server', 300) },
    { name: 'oracle', lane: 'processor', run: () => withGo(() => vitest('oracle', 600)) },
    { name: 'page', lane: 'browser', run: () => withChromium('page', 900) },
    // Watches programs for a few seconds each.
    { name: 'leaks', run: () => withGo(() => vitest('leaks', 300)) },
    { name: 'package', run: pack },
    { name: 'e2e', run: () => withChromium('e2e', 900) },
    { name: 'tree', run: async () => compareTrees(treeBefore, changedFiles(ROOT)) },
  ];
}

export function failure(problem) {
  return { passed: 0, failed: 1, skipped: 0, problems: [problem] };
}

function success() {
  return { passed: 1, failed: 0, skipped: 0, problems: [] };
}

const inModules = (file) => path.join('node_modules', file);
const tsc = (project) => ({
  needs: project,
  args: [inModules('typescript/bin/tsc'), '-p', project, '--noEmit'],
});
const TYPES = ['tsconfig.json', 'webview/tsconfig.json', 'test/page/tsconfig.json'].map(tsc);
const LINT = [
  { needs: 'eslint.config.mjs', args: [inModules('eslint/bin/eslint.js'), '.', '--max-warnings=0'] },
  {
    needs: '.prettierrc.json',
    args: [inModules('prettier/bin/prettier.cjs'), '--check', '.', '--log-level=warn'],
  },
];
/** Runs checks that only pass or fail, each counted as one test. A check whose subject is not there is not counted. */
async function runChecks(checks) {
  const total = { passed: 0, failed: 0, skipped: 0, problems: [] };
  for (const { needs, args } of checks) {
    if (!fs.existsSync(path.join(ROOT, needs))) continue;
    const { code, output } = await runToEnd(process.execPath, args, { cwd: ROOT, limitSeconds: 300 });
    if (code === 0) {
      total.passed++;
      continue;
    }
    total.failed++;
    total.problems.push(`node ${args.join(' ')}\n${output.trim().slice(0, 8000)}`);
  }
  return total;
}

/** The goldens and recordings stand in for Go; the person is told what that leaves out. */
async function withGo(run) {
  if (onPath('go') !== undefined) {
    const { output } = await runToEnd('go', ['version']);
    return { ...(await run()), note: `(${output.trim()})` };
  }
  if (process.env.PPROF_LENS_REQUIRE_GO === '1')
    return failure('PPROF_LENS_REQUIRE_GO=1, but there is no go on the PATH.');
  const note =
    '(no Go on the PATH. Not checked: the reports against the real go tool pprof, fetching from a real Go server, and the extension against a really running Go program; recordings stand in)';
  return { ...success(), passed: 0, skipped: 1, note };
}

function compareTrees(before, after) {
  if (before === undefined || after === undefined) return { ...success(), note: '(not a git clone)' };
  const left = [...after].filter((line) => !before.has(line));
  const lost = [...before].filter((line) => !after.has(line));
  if (left.length + lost.length === 0) return success();
  return failure(
    `The tests changed the tree; what they write belongs into test-results/ or a temporary folder:\n${[...left, ...lost].join('\n')}`,
  );
}
