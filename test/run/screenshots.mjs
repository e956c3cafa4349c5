/** `npm run screenshots`: takes the README's pictures anew, from the end-to-end tests that show what they show. */
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
const args = [vitest, 'run', '--project', 'e2e', ...tests];
const { code, output } = await runToEnd(process.execPath, args, { cwd: ROOT, env });
if (code !== 0) {
  log(output);
  process.exit(1);
}
const images = path.join(ROOT, 'docs/images');
fs.mkdirSync(images, { recursive: true });
for (const [taken, name] of Object.entries(PICTURES)) {
  fs.copyFileSync(path.join(ROOT, 'test-results/e2e', taken), path.join(images, name));
  log(`docs/images/${name}`);
}
