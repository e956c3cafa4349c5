/** Where the Chromium is that the page and the end-to-end tests drive. */
import fs from 'node:fs';
import path from 'node:path';
import { runToEnd } from './processes.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

export const CHROMIUM_MISSING =
  'No Chromium was found: install one (Debian: apt-get install chromium) or name its program in CHROME_PATH.';

/** Absolute path of a Chromium, or undefined. CHROME_PATH wins; a wrong one is not silently replaced by another. */
export function findChromium() {
  const named = process.env.CHROME_PATH;
  if (named) return isProgram(named) ? named : undefined;
  return NAMES.map(onPath).find((found) => found !== undefined) ?? PLACES.find(isProgram);
}

/** As `findChromium`, but installs Debian's where that is possible: as root, with apt-get. */
export async function findOrInstallChromium({ log }) {
  const found = findChromium();
  if (found !== undefined || process.env.CHROME_PATH) return found;
  if (process.getuid?.() !== 0 || onPath('apt-get') === undefined) return undefined;
  log('Installing Chromium with apt-get …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const { code, output } = await runToEnd('apt-get', args, { env });
    if (code !== 0) {
      log(`apt-get ${args.join(' ')} failed:\n${output.slice(-2000)}`);
      return undefined;
    }
  }
  return findChromium();
}

/** Absolute path of a program on the PATH, or undefined. */
export function onPath(name) {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return folders
    .flatMap((folder) => endings.map((ending) => path.join(folder, name + ending)))
    .find(isProgram);
}

function isProgram(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}
