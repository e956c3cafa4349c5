/**
 * `npm run screenshots`: takes the README's pictures anew, from the end-to-end tests that show what they show, and one
 * of every view of the panel in three themes, from the page's tests.
 */
import fs from 'node:fs';
import path from 'node:path';
import { ROOT, buildBundles, installPackages, packExtension } from './build.mjs';
import { findOrInstallChromium } from './chromium.mjs';
import { runToEnd } from './processes.mjs';

/** What the test names its picture, and what the README calls it. */
const PICTURES = {
  'one-profile-dark-modern.png': 'leak.png',
  'difference-light-modern.png': 'difference.png',
  'leaks-tab-dark.png': 'leaks.png',
  'panel-graph.png': 'graph.png',
  'panel-split.png': 'split.png',
};

const log = (text) => console.log(text);
await installPackages({ log });
await buildBundles();
const env = {
  ...process.env,
  CHROME_PATH: await findOrInstallChromium({ log }),
  PPROF_LENS_VSIX: await packExtension(),
};
const vitest = path.join(ROOT, 'node_modules/vitest/vitest.mjs');
const tests = ['leakOnTheLine', 'watchLeak', 'panelViews'].map((name) => `test/e2e/${name}.test.ts`);
const images = path.join(ROOT, 'docs/images');
const views = path.join(images, 'views');
fs.rmSync(views, { recursive: true, force: true });
fs.mkdirSync(views, { recursive: true });
await run(['--project', 'page', 'test/page/viewPictures.test.ts'], { PPROF_LENS_PICTURES: views });
await run(['--project', 'e2e', ...tests], {});
for (const [taken, name] of Object.entries(PICTURES)) {
  fs.copyFileSync(path.join(ROOT, 'test-results/e2e', taken), path.join(images, name));
  log(`docs/images/${name}`);
}

async function run(args, added) {
  const options = { cwd: ROOT, env: { ...env, ...added } };
  const { code, output } = await runToEnd(process.execPath, [vitest, 'run', ...args], options);
  if (code === 0) return;
  log(output);
  process.exit(1);
}
