/** One project of vitest.config.ts as a stage: counts from the JSON report, failures as vitest shows them to a person. */
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from './build.mjs';
import { runToEnd } from './processes.mjs';

const LINES_SHOWN = 300;

/** Gives `{ passed, failed, skipped, problems }`; `problems` are texts to show. */
export async function runVitestProject(project, { env, limitSeconds }) {
  const report = path.join(ROOT, 'test-results', `${project}.json`);
  fs.rmSync(report, { force: true });
  const vitest = path.join(ROOT, 'node_modules/vitest/vitest.mjs');
  const args = [
    'run',
    '--project',
    // `unit` is two.
    `${project}*`,
    // A stage beside this one writes there, too, and what was slow before shall not decide about the order.
    '--no-cache',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  // A real VS Code and its browser use both cores of a small machine: two at once only make each other slow.
  if (project === 'e2e') args.push('--no-file-parallelism');
  const ran = await runToEnd(process.execPath, [vitest, ...args], {
    cwd: ROOT,
    env: { ...env, FORCE_COLOR: '0', NO_COLOR: '1' },
    limitSeconds,
  });
  const counts = fs.existsSync(report)
    ? count(JSON.parse(fs.readFileSync(report, 'utf8')))
    : count({ testResults: [] });
  // Unhandled errors, a project without tests and a stage that takes too long fail the run without failing a test.
  const isUnexplained = (ran.code !== 0 && counts.failed === 0) || counts.passed + counts.failed === 0;
  const failed = counts.failed + (isUnexplained ? 1 : 0);
  const late = ran.timedOut ? [`The stage was ended after ${limitSeconds} s.`] : [];
  return { ...counts, failed, problems: failed > 0 ? [...late, failuresIn(ran.output)] : [] };
}

/** A file that could not be loaded, or whose set-up failed, is one failure. */
function count({ testResults }) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { status, assertionResults } of testResults) {
    const before = counts.failed;
    for (const test of assertionResults) {
      counts[test.status === 'passed' || test.status === 'failed' ? test.status : 'skipped']++;
    }
    if (status === 'failed' && counts.failed === before) counts.failed++;
  }
  return counts;
}

/** From vitest's heading `⎯⎯ Failed Tests 3 ⎯⎯` on; all of it when there is no such heading. */
function failuresIn(output) {
  const lines = output.trim().split('\n');
  const heading = lines.findIndex((line) => /⎯ (Failed|Unhandled) /.test(line));
  const shown = lines.slice(Math.max(heading, 0));
  const cut = shown.length > LINES_SHOWN ? [`… and ${shown.length - LINES_SHOWN} more lines`] : [];
  return [...shown.slice(0, LINES_SHOWN), ...cut].join('\n');
}
