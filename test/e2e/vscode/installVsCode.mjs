/**
 * Installs a real VS Code server (code-server's build of it, from the npm registry) into this folder's node_modules.
 * No package's scripts run and nothing is compiled: the native modules that VS Code can do without are the stubs beside
 * this file. The folder has its own lock, so that only who runs the end-to-end tests pays for it.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const here = import.meta.dirname;
const modules = path.join(here, 'node_modules');
const root = path.join(modules, 'code-server', 'lib', 'vscode');
const onWindows = process.platform === 'win32';

/** Installs when needed. Gives the Node that runs the server, and the folder that holds `out/server-main.js`. */
export function installVsCode({ log = console.log } = {}) {
  const lock = fs.readFileSync(path.join(here, 'package-lock.json'), 'utf8');
  const stamp = path.join(modules, '.vscode-e2e-lock');
  const installed = fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === lock;
  if (!installed) {
    log('Installing VS Code for the browser from npm (about 180 MB, once) …');
    runNpmCi();
    linkModules();
    fs.writeFileSync(stamp, lock);
  }
  const node = findNode();
  if (node === undefined) {
    throw new Error(
      'VS Code 1.139 needs Node 24 or newer: run this with Node 24, or name one in VSCODE_E2E_NODE. ' +
        `Found Node ${process.versions.node} on ${process.platform} ${process.arch}.`,
    );
  }
  return { node, root };
}

function runNpmCi() {
  const args = [
    'ci',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--engine-strict=false',
    '--loglevel=error',
  ];
  const result = spawnSync(onWindows ? 'npm.cmd' : 'npm', args, {
    cwd: here,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    shell: onWindows,
  });
  if (result.status !== 0) {
    const found = result.error?.message ?? `${result.stdout}\n${result.stderr}`.trim().slice(-2000);
    throw new Error(`npm ci in ${here} failed: ${found}`);
  }
}

/** VS Code serves its browser modules from <root>/node_modules; its TypeScript extension looks in <root>/extensions/node_modules. */
function linkModules() {
  for (const folder of [root, path.join(root, 'extensions')]) {
    const link = path.join(folder, 'node_modules');
    fs.rmSync(link, { recursive: true, force: true });
    fs.symlinkSync(onWindows ? modules : path.relative(folder, modules), link, 'junction');
  }
}

/** The npm package node-linux-* carries Node 24; elsewhere the running Node has to be new enough. */
function findNode() {
  const bundled = path.join(modules, `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (process.env.VSCODE_E2E_NODE) return process.env.VSCODE_E2E_NODE;
  if (fs.existsSync(bundled)) return bundled;
  return Number(process.versions.node.split('.')[0]) >= 24 ? process.execPath : undefined;
}
