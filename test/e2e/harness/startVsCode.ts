import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { beforeEach, expect } from 'vitest';
import { packExtension, ROOT } from '../../run/build.mjs';
import { launchBrowser } from './browser.mjs';
import { descendantsOf } from './processTree.mjs';
import type { ProcessEntry } from './processTree.mjs';
import { startVsCodeServer } from './vscodeServer.mjs';
import type { VsCodeServer } from './vscodeServer.mjs';
import { Workbench } from './workbench';

export type Theme = 'Dark Modern' | 'Light Modern' | 'Dark High Contrast' | 'Light High Contrast';

/** One VS Code with the extension installed from its VSIX, one window on a folder, and how to end it all. */
export interface VsCode {
  readonly server: VsCodeServer;
  readonly workbench: Workbench;
  readonly page: Page;
  /** Files in the folder where profiles are saved when nothing else is set, oldest first. Absolute paths. */
  savedProfiles(): readonly string[];
  useTheme(theme: Theme): Promise<void>;
  /** Saves what the window shows to test-results/e2e/NAME.png. */
  screenshot(name: string): Promise<void>;
  stop(): Promise<void>;
}

export interface VsCodeOptions {
  readonly folder: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  /** The display language. VS Code's own texts stay English: its language packs are not installed. */
  readonly language?: string;
}

const PICTURES = path.join(ROOT, 'test-results', 'e2e');

export async function startVsCode({
  folder,
  settings = {},
  env = {},
  language,
}: VsCodeOptions): Promise<VsCode> {
  const vsix = process.env['PPROF_LENS_VSIX'] ?? (await packExtension());
  const server = await startVsCodeServer({ vsixes: [vsix], settings, env });
  const browser = await launchBrowser().catch(async (error: unknown) => {
    await server.stop();
    throw error;
  });
  const stop = async () => {
    await browser.close();
    await server.stop();
    removeTemporaryFolders();
  };
  try {
    const context = await browser.newContext({ viewport: { width: 1680, height: 940 } });
    // Where a language pack would put its name.
    if (language !== undefined)
      await context.addInitScript(
        (name) => void Reflect.set(globalThis, '_VSCODE_NLS_LANGUAGE', name),
        language,
      );
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(server.windowUrl(folder));
    const workbench = new Workbench(page);
    await workbench.ready();
    return {
      server,
      workbench,
      page,
      stop,
      savedProfiles: () => savedProfiles(path.join(server.home, 'pprof')),
      useTheme: (theme) => useTheme(workbench, theme),
      screenshot: (name) => takePicture(page, name),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What the window's class names while the theme is in use. */
const THEME_FILES: Readonly<Record<Theme, string>> = {
  'Dark Modern': 'dark_modern',
  'Light Modern': 'light_modern',
  'Dark High Contrast': 'hc_black',
  'Light High Contrast': 'hc_light',
};

async function useTheme(workbench: Workbench, theme: Theme): Promise<void> {
  await workbench.run('Preferences: Color Theme');
  await workbench.quickInput().fill(theme);
  await workbench.pick(theme);
  await workbench.page.locator(`.monaco-workbench[class*="${THEME_FILES[theme]}"]`).first().waitFor();
}

/** The profile servers that the extension has running: one at most, and none before the first profile. */
export function profileServers(vscode: VsCode): readonly ProcessEntry[] {
  const below = descendantsOf(vscode.server.pid);
  return below.filter(({ command }) => /pprof-lens[^ ]*[\\/]out[\\/]server\.js/.test(command));
}

/** Leaves a picture of the window when a test of this file fails. */
export function photographFailures(vscode: () => VsCode | undefined): void {
  beforeEach(({ onTestFailed, task }) => {
    onTestFailed(async () => {
      const shown = vscode();
      if (shown !== undefined) await takePicture(shown.page, `failed ${task.name}`);
    });
  });
}

/** A folder that `VsCode.stop` removes; vitest gives its workers no time to tidy up when they end. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'pl-e2e-'));
  temporaryFolders.add(folder);
  return folder;
}

const temporaryFolders = new Set<string>();

function removeTemporaryFolders(): void {
  for (const folder of temporaryFolders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  temporaryFolders.clear();
}

/** pprof numbers what it saves: `pprof.leak_demo.goroutine.001.pb.gz`. */
function savedProfiles(folder: string): readonly string[] {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.sort().map((name) => path.join(folder, name));
}

async function takePicture(page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  const file = path.join(
    PICTURES,
    `${name
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .slice(0, 80)}.png`,
  );
  await page.screenshot({ path: file });
  expect(existsSync(file)).toBe(true);
}
