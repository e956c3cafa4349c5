/**
 * `npm start`: the product at work on a fresh clone. Installs and builds, starts the leaking example, opens VS Code on it with
 * the extension loaded, has it fetch two goroutine profiles and compare them, and prints what they say.
 *
 *   npm start                an installed `code` where there is a display, else VS Code in the browser
 *   npm start -- --browser   VS Code in the browser in any case
 *   npm start -- --once      in the browser, and ends when everything was shown once
 *   npm start -- --built     with the bundles that are in out/ already
 *
 * Needs nothing but Node and npm to begin with; Go is used when it is there.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROOT, buildBundles, installPackages, packExtension } from '../../test/run/build.mjs';
import { onPath } from '../../test/run/chromium.mjs';
import { runToEnd } from '../../test/run/processes.mjs';

const SOURCE = path.join(ROOT, 'examples/leakdemo/leak_demo.go');
const LEAKING_LINE = 53;
const ROWS_SHOWN = 16;
const SECONDS_PER_RUN = 180;

const once = process.argv.includes('--once');
const inBrowser = once || process.argv.includes('--browser');
const log = (text) => console.log(text);

// Ctrl+C is how this ends; what was started ends with this process.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(0));
try {
  await start();
} catch (error) {
  log(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

async function start() {
  await installPackages({ log });
  if (!process.argv.includes('--built')) {
    log('Building …');
    await buildBundles();
  }
  const { startLeakDemo } = await import('../leakdemo/runLeakDemo.mjs');
  const demo = await startLeakDemo({ n: 1000, rate: 10 });
  log(
    demo.kind === 'go'
      ? 'A Go program that leaks 10 goroutines a second:'
      : 'No Go here: a recording of the leaking program:',
  );
  log(`  ${demo.url}`);

  const place = temporaryFolder();
  const plan = {
    target: new URL(demo.url).host,
    source: SOURCE,
    lineNumber: LEAKING_LINE,
    report: path.join(place, 'report'),
  };
  const profiles = path.join(place, 'profiles');
  const session = {
    plan,
    profiles,
    place,
    folder: path.dirname(SOURCE),
    env: { PPROF_LENS_START: JSON.stringify(plan) },
  };
  const code = inBrowser ? undefined : findDesktopCode();
  const address = code === undefined ? await openInBrowser(session) : await openOnDesktop(code, session);

  await printWhatWasFetched(profiles);
  log(`\nLook at it: ${address}`);
  if (once) process.exit(0);
  log('Ctrl+C ends the example.');
}

/** VS Code of the npm registry. A headless Chromium opens its window once, so that the profiles are there to be printed. */
async function openInBrowser({ plan, profiles, place, folder, env }) {
  const { startVsCodeServer } = await import('../../test/e2e/harness/vscodeServer.mjs');
  const vsixes = [await packExtension(), await packDriver(place)];
  const server = await startVsCodeServer({
    vsixes,
    env,
    settings: { 'pprofLens.saveDirectory': profiles },
    log,
  });
  const address = server.windowUrl(folder);
  const { CHROMIUM_MISSING, findChromium } = await import('../../test/run/chromium.mjs');
  if (findChromium() === undefined) {
    if (once) throw new Error(CHROMIUM_MISSING);
    log(`Open ${address} in a browser; what pprof Lens fetches there is then printed here.`);
    await reported(plan.report, Number.POSITIVE_INFINITY);
    return address;
  }
  const { launchBrowser } = await import('../../test/e2e/harness/browser.mjs');
  const browser = await launchBrowser();
  log('VS Code fetches a goroutine profile, waits for the leak to grow, and fetches another …');
  const page = await browser.newPage();
  await page.goto(address);
  await reported(plan.report, SECONDS_PER_RUN);
  await browser.close();
  return address;
}

/** A VS Code of its own, beside the one that the person may have open: own settings, no other extensions. */
async function openOnDesktop(code, { plan, profiles, place, folder, env }) {
  const settings = path.join(place, 'user/User/settings.json');
  fs.mkdirSync(path.dirname(settings), { recursive: true });
  fs.writeFileSync(
    settings,
    JSON.stringify({ 'pprofLens.saveDirectory': profiles, 'security.workspace.trust.enabled': false }),
  );
  const args = [
    ...[
      '--new-window',
      '--user-data-dir',
      path.join(place, 'user'),
      '--extensions-dir',
      path.join(place, 'extensions'),
    ],
    ...[
      `--extensionDevelopmentPath=${ROOT}`,
      `--extensionDevelopmentPath=${path.join(import.meta.dirname, 'driver')}`,
    ],
    folder,
  ];
  const { code: exitCode, output } = await runToEnd(code, args, {
    env: { ...process.env, ...env },
    limitSeconds: 60,
  });
  if (exitCode !== 0)
    throw new Error(
      `${code} did not open VS Code; npm start -- --browser does without it. It said: ${output.trim()}`,
    );
  log('VS Code fetches a goroutine profile, waits for the leak to grow, and fetches another …');
  await reported(plan.report, SECONDS_PER_RUN);
  return `the VS Code window on ${folder}`;
}

async function packDriver(place) {
  const vsix = path.join(place, 'driver.vsix');
  const args = [
    'package',
    '--no-dependencies',
    '--allow-missing-repository',
    '--skip-license',
    '--out',
    vsix,
  ];
  const { code, output } = await runToEnd(
    process.execPath,
    [path.join(ROOT, 'node_modules/@vscode/vsce/vsce'), ...args],
    {
      cwd: path.join(import.meta.dirname, 'driver'),
    },
  );
  if (code !== 0) throw new Error(`vsce package of the driver failed:\n${output}`);
  return vsix;
}

function findDesktopCode() {
  const hasDisplay =
    process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
  return hasDisplay ? onPath('code') : undefined;
}

/** Waits for the driver's word. @throws Error with what it says when it did not succeed. */
async function reported(file, limitSeconds) {
  const started = performance.now();
  while (!fs.existsSync(file)) {
    if (performance.now() - started > limitSeconds * 1000)
      throw new Error(`VS Code did not fetch two profiles within ${limitSeconds} s.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const result = JSON.parse(fs.readFileSync(file, 'utf8'));
  if (!result.ok) throw new Error(`VS Code did not get to the end: ${result.message}`);
}

/** Saved profiles are numbered: `pprof.leak_demo.goroutine.001.pb.gz`. */
async function printWhatWasFetched(folder) {
  const [first, second] = fs
    .readdirSync(folder)
    .sort()
    .map((name) => path.join(folder, name));
  if (first === undefined || second === undefined)
    throw new Error(
      `Expected two profiles in ${folder}, found ${fs.readdirSync(folder).join(', ') || 'none'}.`,
    );
  await printTop(`The second profile, ${second}`, ['-top', second]);
  await printTop('What it has more than the first', ['-top', '-base', first, second]);
}

async function printTop(title, args) {
  const { code, output } = await runToEnd(process.execPath, [path.join(ROOT, 'out/cli.js'), ...args]);
  if (code !== 0) throw new Error(`node out/cli.js ${args.join(' ')} failed: ${output.trim()}`);
  const lines = output.trimEnd().split('\n');
  log(`\n${title}:\n`);
  for (const line of lines.slice(0, ROWS_SHOWN)) log(`  ${line}`);
  if (lines.length > ROWS_SHOWN) log(`  … and ${lines.length - ROWS_SHOWN} more rows`);
}

function temporaryFolder() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pl-start-'));
  process.once('exit', () => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}
