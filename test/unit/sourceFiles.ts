import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../..');

export interface SourceText {
  /** From the repository's root, with forward slashes: `src/model/profile.ts`. */
  readonly file: string;
  readonly text: string;
}

/** The files below the folders whose names end in one of the endings, sorted; build output and packages left out. */
export function readSources(folders: readonly string[], endings: readonly string[]): readonly SourceText[] {
  return folders
    .flatMap((folder) => listFiles(folder))
    .filter((file) => endings.some((ending) => file.endsWith(ending)))
    .sort()
    .map((file) => ({ file, text: readFileSync(path.join(ROOT, file), 'utf8') }));
}

const NOT_OURS = new Set(['node_modules', 'out', 'test-results', '.git']);

/** Every file below a folder of the repository. A folder that does not exist has none. */
export function listFiles(folder: string): readonly string[] {
  const at = path.join(ROOT, folder);
  if (statSync(at, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(at, { withFileTypes: true }).flatMap((entry) => {
    const name = path.posix.join(folder, entry.name);
    if (NOT_OURS.has(entry.name)) return [];
    return entry.isDirectory() ? listFiles(name) : [name];
  });
}
