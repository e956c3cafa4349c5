/** What a second question costs once a profile is open, as in the panel: another sample type, filter or granularity. */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import zlib from 'node:zlib';
import * as esbuild from 'esbuild';
import { median } from './measured.mjs';

const ENGINE = `
export { readProfile, DEFAULT_MAX_INFLATED_BYTES } from './src/formats/readProfile';
export { buildReport } from './src/report/buildReport';
export { printReport } from './src/report/printReport';
export { DEFAULT_REPORT_OPTIONS } from './src/analysis/reportOptions';
`;

const QUESTIONS = {
  'another sample type': () => ({ sampleIndex: '0' }),
  // A word each time, so that no answer is one that was kept.
  'a filter by a word': (round) => ({ focus: `method1${round}` }),
  'a filter by an expression': (round) => ({ focus: `package1${round}\\..*method[0-9]+$` }),
  'frames hidden': (round) => ({ hide: `package2${round}` }),
  'by lines': () => ({ granularity: 'lines' }),
  'by files': () => ({ granularity: 'files' }),
};

/** Lines of a table; each question is asked of a profile that has answered \`-top\` before. */
export function secondAnswers(root, file) {
  const { readProfile, DEFAULT_MAX_INFLATED_BYTES, buildReport, printReport, DEFAULT_REPORT_OPTIONS } =
    engineOf(root);
  const ask = (profile, wish) => {
    const built = buildReport(profile, { command: 'top', options: { ...DEFAULT_REPORT_OPTIONS, ...wish } });
    if (!built.ok) throw new Error(built.message);
    const text = printReport(built.report, { read: () => ({ ok: false, message: '' }), currentFolder: '/' });
    if (!text.ok) throw new Error(text.message);
    return [...text.pieces].length;
  };
  const bytes = fs.readFileSync(file);
  const { profile } = readProfile(bytes, { maxInflatedBytes: DEFAULT_MAX_INFLATED_BYTES, zlib });
  ask(profile, {});
  const lines = Object.entries(QUESTIONS).map(([name, wishOf]) => {
    const times = Array.from({ length: 5 }, (_, round) => {
      const started = performance.now();
      ask(profile, wishOf(round));
      return performance.now() - started;
    });
    const [first] = times;
    return `| ${name} | ${first.toFixed(0)} ms | ${median(times).toFixed(0)} ms |`;
  });
  return [
    '\nA second answer of a profile that is open:\n',
    '| question | first time | median of 5 |',
    '|---|--:|--:|',
    ...lines,
  ];
}

function engineOf(root) {
  const outfile = path.join(root, 'out/benchEngine.cjs');
  esbuild.buildSync({
    stdin: { contents: ENGINE, resolveDir: root, loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile,
    logLevel: 'error',
  });
  return createRequire(import.meta.url)(outfile);
}
