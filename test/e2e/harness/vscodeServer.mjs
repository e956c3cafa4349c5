/** A real VS Code server with extensions installed into it as a user would, in folders of its own. */
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { installVsCode } from '../vscode/installVsCode.mjs';
import { endTree, endTreeNow } from './processTree.mjs';

/** Without these the window is ready about a second sooner. */
const LEFT_OUT = [
  ...[
    'copilot',
    'microsoft-authentication',
    'mermaid-markdown-features',
    'tunnel-forwarding',
    'terminal-suggest',
  ],
  ...[
    'ms-vscode.js-debug',
    'ms-vscode.js-debug-companion',
    'ms-vscode.vscode-js-profile-table',
    'debug-auto-launch',
  ],
  ...['debug-server-ready', 'grunt', 'gulp', 'jake'],
];

/** Nothing that asks the network, greets, or moves. */
const QUIET = {
  'telemetry.telemetryLevel': 'off',
  'workbench.startupEditor': 'none',
  'workbench.enableExperiments': false,
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'security.workspace.trust.enabled': false,
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'git.openRepositoryInParentFolders': 'never',
  'npm.autoDetect': 'off',
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'editor.minimap.enabled': false,
  'editor.accessibilitySupport': 'off',
  'files.simpleDialog.enable': true,
  'window.confirmBeforeClose': 'never',
  // In the browser it is on unless told otherwise.
  'files.autoSave': 'off',
};

/**
 * `vsixes` are installed, `settings` are the user's, `env` is added to the server's environment, which the extensions see.
 * The server's HOME is a temporary folder that goes with it. `log` hears what takes long.
 */
export async function startVsCodeServer({ vsixes, settings = {}, env = {}, log = () => {} }) {
  const { node, root } = installVsCode({ log });
  // Short, because sockets are made in it, and their paths may have no more than 107 bytes.
  const base = fs.mkdtempSync(path.join(os.tmpdir(), 'pl-vsc-'));
  const place = (...names) => path.join(base, ...names);
  for (const name of ['home', 'extensions', 'user/User', 'user/Machine'])
    fs.mkdirSync(place(name), { recursive: true });
  // A window that is connected to a server takes settings of the scope `machine` from the server's own.
  for (const scope of ['User', 'Machine']) {
    fs.writeFileSync(
      place('user', scope, 'settings.json'),
      JSON.stringify({ ...QUIET, ...settings }, null, 1),
    );
  }
  linkBuiltins(path.join(root, 'extensions'), place('builtin'));

  const serverEnv = {
    ...cleanEnvironment(),
    HOME: place('home'),
    XDG_RUNTIME_DIR: base,
    TMPDIR: base,
    EXTENSIONS_GALLERY: '{}',
    ...env,
  };
  const main = path.join(root, 'out/server-main.js');
  const folders = ['--extensions-dir', place('extensions'), '--server-data-dir', place('data')];
  for (const vsix of vsixes) {
    const args = [main, '--install-extension', vsix, ...folders, '--accept-server-license-terms'];
    execFileSync(node, args, { env: serverEnv, stdio: 'pipe' });
  }
  const port = await freePort();
  const quiet = ['--telemetry-level', 'off', '--disable-telemetry', '--disable-experiments'];
  const child = await startAndWait(
    node,
    [
      ...[
        main,
        '--host',
        '127.0.0.1',
        '--port',
        String(port),
        '--without-connection-token',
        '--accept-server-license-terms',
      ],
      ...[...quiet, '--disable-workspace-trust', '--disable-getting-started-override', ...folders],
      ...['--user-data-dir', place('user'), '--builtin-extensions-dir', place('builtin')],
    ],
    { env: serverEnv, logFile: place('server.log'), url: `http://127.0.0.1:${port}/version` },
  );

  const endWithUs = () => {
    endTreeNow(child.pid);
    fs.rmSync(base, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', endWithUs);
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid,
    home: place('home'),
    /** The address of a window on a folder; `files` are opened in it. */
    windowUrl: (folder, files = []) => windowUrl(port, folder, files),
    async stop() {
      process.removeListener('exit', endWithUs);
      await endTree(child.pid);
      fs.rmSync(base, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
    },
  };
}

/** The workbench takes location.host as its remote authority: any other one makes a second document of the same file. */
function windowUrl(port, folder, files) {
  const query = new URLSearchParams({ folder });
  const opened = files.map((file) => ['openFile', `vscode-remote://127.0.0.1:${port}${file}`]);
  if (opened.length > 0) query.set('payload', JSON.stringify(opened));
  return `http://127.0.0.1:${port}/?${query}`;
}

function linkBuiltins(from, to) {
  fs.mkdirSync(to);
  for (const name of fs.readdirSync(from)) {
    if (LEFT_OUT.includes(name) || !fs.statSync(path.join(from, name)).isDirectory()) continue;
    fs.symlinkSync(path.join(from, name), path.join(to, name), 'junction');
  }
}

/** What this process runs in (an editor's terminal, npm, vitest) must not leak into the editor that is tested. */
function cleanEnvironment() {
  const foreign =
    /^(VSCODE_|ELECTRON_|CODE_SERVER_|VITEST|npm_|NODE_OPTIONS$|NODE_ENV$|PPROF_|https?_proxy$|all_proxy$)/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function startAndWait(node, args, { env, logFile, url }) {
  const log = fs.openSync(logFile, 'w');
  const child = spawn(node, args, { env, stdio: ['ignore', log, log] });
  fs.closeSync(log);
  let ended = false;
  child.once('exit', () => (ended = true));
  const patience = performance.now() + 60_000;
  while (!(await answers(url))) {
    if (ended || performance.now() > patience) {
      child.kill('SIGKILL');
      throw new Error(`The VS Code server did not start:\n${fs.readFileSync(logFile, 'utf8').slice(-2000)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return child;
}

async function answers(url) {
  try {
    const response = await fetch(url);
    await response.text();
    return response.ok;
  } catch {
    return false;
  }
}
