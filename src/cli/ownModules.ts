/** Which modules are the user's own code, where a function's name does not tell that from code of others. */
import fs from 'node:fs';
import path from 'node:path';
import { modulePathOf } from '../sourcePaths/modulePath';
import type { CliPorts } from './cliPorts';

/** Those that were named, else those of the go.mod files of these folders, as the extension reads its workspace's. */
export function ownModules(
  named: readonly string[],
  folders: readonly string[],
  ports: CliPorts,
): readonly string[] {
  if (named.length > 0) return named;
  const current = ports.currentFolder();
  const found = folders.map((folder) => moduleAbove(path.resolve(current, folder), ports));
  return [...new Set(found.flatMap((module) => module ?? []))];
}

/** `-module example.com/app,example.com/lib`, which may be given several times. */
export function namedModules(values: readonly string[] = []): readonly string[] {
  return values
    .flatMap((value) => value.split(','))
    .map((module) => module.trim().replace(/\/+$/, ''))
    .filter((module) => module !== '');
}

/** Go, too, takes the nearest go.mod of the folder and those above it (go help go.mod). */
function moduleAbove(start: string, ports: CliPorts): string | undefined {
  for (let folder = start; ; folder = path.dirname(folder)) {
    const text = goModIn(folder, ports);
    if (text !== undefined) return modulePathOf(text);
    if (folder === path.dirname(folder)) return undefined;
  }
}

function goModIn(folder: string, ports: CliPorts): string | undefined {
  const file = path.join(folder, 'go.mod');
  try {
    const stats = fs.statSync(file, { throwIfNoEntry: false });
    if (!stats?.isFile() || stats.size > MAX_BYTES) return undefined;
    return new TextDecoder().decode(ports.readFile(file));
  } catch {
    // What may not be read says nothing; whose code it is, is then told by names alone.
    return undefined;
  }
}

const MAX_BYTES = 1024 * 1024;
