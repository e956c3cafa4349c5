/** What a fresh clone needs before anything runs: packages, and the bundles in out/. */
import fs from 'node:fs';
import path from 'node:path';
import { runToEnd } from './processes.mjs';

export const ROOT = path.resolve(import.meta.dirname, '../..');

/** `npm ci`, unless what is installed is what package-lock.json says. */
export async function installPackages({ log }) {
  if (packagesAreInstalled()) return;
  log('Installing packages (npm ci) …');
  // npm itself says where it is when it runs this; else it is found on the PATH.
  const npm = process.env.npm_execpath;
  const { code, output } =
    npm?.endsWith('.js') === true
      ? await runToEnd(process.execPath, [npm, 'ci', '--loglevel=error'], { cwd: ROOT })
      : await runToEnd('npm', ['ci', '--loglevel=error'], { cwd: ROOT });
  if (code !== 0)
    throw new Error(
      `npm ci failed; it needs package-lock.json and a package registry:\n${output.slice(-3000)}`,
    );
}

/** Bundles as they are shipped: minified, without source maps. */
export async function buildBundles() {
  fs.rmSync(path.join(ROOT, 'out'), { recursive: true, force: true });
  const { code, output } = await runToEnd(process.execPath, ['esbuild.mjs', '--production'], { cwd: ROOT });
  if (code !== 0) throw new Error(`node esbuild.mjs --production failed:\n${output.slice(-3000)}`);
}

/** Packs what a user installs. Gives the path of the VSIX. */
export async function packExtension() {
  const vsix = path.join(ROOT, 'test-results', 'pprof-lens.vsix');
  fs.mkdirSync(path.dirname(vsix), { recursive: true });
  const vsce = path.join(ROOT, 'node_modules/@vscode/vsce/vsce');
  const args = [
    vsce,
    'package',
    '--no-dependencies',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
  ];
  const { code, output } = await runToEnd(process.execPath, [...args, '--out', vsix], { cwd: ROOT });
  if (code !== 0) throw new Error(`vsce package failed:\n${output.slice(-3000)}`);
  return vsix;
}

/** npm keeps a lock of what it installed in node_modules; packages for other systems are missing from it. */
function packagesAreInstalled() {
  try {
    const wanted = readPackages(path.join(ROOT, 'package-lock.json'));
    const there = readPackages(path.join(ROOT, 'node_modules/.package-lock.json'));
    return Object.entries(wanted).every(
      ([place, entry]) => place === '' || entry.optional || there[place]?.version === entry.version,
    );
  } catch {
    return false;
  }
}

function readPackages(lockFile) {
  return JSON.parse(fs.readFileSync(lockFile, 'utf8')).packages;
}
