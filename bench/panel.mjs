/**
 * `npm run bench:panel`: the real page in Chromium, in front of the real profile server. First paint of Top for L after
 * the server has it, a keystroke in the filter to new rows on M, frames of the flame graph on L while it is panned and
 * zoomed, and the size of the page's script. Chromium is found by CHROME_PATH or by name.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { SIZES, generateProfile } from './generateProfile.mjs';
import { openPanel } from './panelPage.mjs';
import { panelServer } from './panelServer.mjs';
import { scriptSize } from './scriptSize.mjs';

const root = path.resolve(import.meta.dirname, '..');
const asked = process.argv.slice(2);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pprof-lens-panel-'));
process.once('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
const failures = [];

const size = await scriptSize(root);
report(
  'script of the page over the toolkit',
  size.own / 1024,
  200,
  'KB',
  `toolkit ${Math.round(size.toolkit / 1024)} KB`,
);

const server = await panelServer(path.join(root, 'out/server.js'));
try {
  const [large, middle] = [profileFile('L'), profileFile('M')];
  await benchTop(large);
  await benchFilter(middle);
  await benchFlame(large);
} finally {
  server.close();
}
if (failures.length > 0) {
  console.log(`\nOver the limit: ${failures.join(', ')}.`);
  process.exitCode = 1;
}

/** A file of that size made before may be given: `L=/tmp/L.pb.gz`. */
function profileFile(name) {
  const given = asked.find((argument) => argument.startsWith(`${name}=`));
  if (given !== undefined) return given.slice(name.length + 1);
  const file = path.join(folder, `${name}.pb.gz`);
  fs.writeFileSync(file, generateProfile(SIZES[name], 1));
  return file;
}

async function benchTop(file) {
  const opened = await server.open(1, file);
  const panel = await openPanel(root, server, opened);
  try {
    const first = await panel.showAndWait(1, 'first');
    report('Top of L: first paint after the server has it', first, 100, 'ms');
  } finally {
    await panel.close();
  }
}

async function benchFilter(file) {
  const opened = await server.open(2, file);
  const panel = await openPanel(root, server, opened);
  try {
    await panel.showAndWait(2, 'first');
    const times = [];
    // Each key changes which rows there are.
    for (const key of ['1', '2', '3', '4', 'Backspace', 'Backspace', 'Backspace', '7', '9'])
      times.push(await panel.typeAndWait(key));
    const answered = times.filter((millis) => !Number.isNaN(millis));
    const note = `worst ${Math.max(...answered).toFixed(0)} ms, ${times.length - answered.length} keys changed nothing`;
    report('Filter of M: keystroke to new rows, median', quantile(answered, 0.5), 50, 'ms', note);
  } finally {
    await panel.close();
  }
}

async function benchFlame(file) {
  const opened = await server.open(3, file);
  const panel = await openPanel(root, server, opened);
  try {
    await panel.showAndWait(3, 'first');
    report('Flame graph of L: first boxes', await panel.openFlame(), 1500, 'ms');
    const { intervals, work, boxes } = await panel.moveFlame(4000);
    report(
      'Flame graph of L: frame, 95th percentile',
      quantile(work, 0.95),
      16,
      'ms',
      `${work.length} frames, ${boxes} boxes, median ${quantile(work, 0.5).toFixed(1)} ms`,
    );
    report('Flame graph of L: from frame to frame, 95th percentile', quantile(intervals, 0.95), 17.5, 'ms');
  } finally {
    await panel.close();
  }
}

function quantile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

function report(what, value, limit, unit, note = '') {
  const isGood = value <= limit;
  if (!isGood) failures.push(what);
  const verdict = isGood ? 'ok' : 'OVER';
  console.log(
    `${what}: ${value.toFixed(1)} ${unit} (limit ${limit}) ${verdict}${note === '' ? '' : `; ${note}`}`,
  );
}
