import * as l10n from '@vscode/l10n';
import { randomUUID } from 'node:crypto';
import { copyFile, link, open, readdir, rename, stat, unlink } from 'node:fs/promises';
import * as path from 'node:path';
import { SAVED_ENDINGS, safeStem, savedName, type SavedForm } from './savedName';

export { saveDirectory, type SaveEnvironment } from './saveDirectory';

export interface SavedProfile {
  readonly path: string;
  /** The last part of the path. */
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly modifiedMillis: number;
  readonly bytes: number;
}

const MAX_NUMBER = 9999;

/** A name for a download under way; hidden from listings, and in the directory so that it can be moved at once. */
export function partialPath(directory: string): string {
  return path.join(directory, `.pprof-lens-${randomUUID()}.partial`);
}

/**
 * Moves a finished download to the name that `go tool pprof` would use, `pprof.<stem>.NNN.pb.gz` with the first unused
 * number, and returns its path. Never overwrites, also when others do the same at the same time.
 */
export async function keepAs(
  partial: string,
  directory: string,
  stem: string,
  form: SavedForm = 'profile',
): Promise<string> {
  const safe = safeStem(stem);
  // Saves up to 9998 attempts; whether a number is really free is decided by the attempt itself.
  const taken = new Set(await readdir(directory));
  for (let number = 1; number <= MAX_NUMBER; number++) {
    const name = savedName(safe, number, form);
    if (taken.has(name)) continue;
    const kept = path.join(directory, name);
    if (await moveExclusively(partial, kept)) return kept;
  }
  throw new Error(
    l10n.t(
      'All names from {0} to {1} are used in {2}. Delete old profiles, or choose another directory.',
      savedName(safe, 1, form),
      savedName(safe, MAX_NUMBER, form),
      directory,
    ),
  );
}

/** The newest `limit` profiles of a directory, newest first: `*.pb.gz`, `*.pprof`, and texts of ours. A missing directory has none. */
export async function listSavedProfiles(directory: string, limit: number): Promise<readonly SavedProfile[]> {
  const names = await namesIn(directory);
  const profiles: SavedProfile[] = [];
  for (const name of names) {
    if (name.startsWith('.') || !ENDINGS.some((ending) => name.endsWith(ending))) continue;
    const file = path.join(directory, name);
    const status = await stat(file).catch(() => undefined);
    if (status?.isFile() !== true) continue;
    profiles.push({ path: file, name, modifiedMillis: status.mtimeMs, bytes: status.size });
  }
  profiles.sort((a, b) => b.modifiedMillis - a.modifiedMillis || (a.name < b.name ? 1 : -1));
  return profiles.slice(0, limit);
}

const ENDINGS = [...Object.values(SAVED_ENDINGS), '.pprof'];

const DAY_MILLIS = 24 * 60 * 60 * 1000;

/** Deletes downloads that were never finished, for example because the editor was closed. Only files of ours. */
export async function removePartials(directory: string): Promise<void> {
  for (const name of await namesIn(directory)) {
    if (!/^\.pprof-lens-[0-9a-f-]{36}\.partial$/.test(name)) continue;
    const file = path.join(directory, name);
    const status = await stat(file).catch(() => undefined);
    if (status?.isFile() !== true || Date.now() - status.mtimeMs < DAY_MILLIS) continue;
    await unlink(file).catch(() => undefined);
  }
}

async function namesIn(directory: string): Promise<readonly string[]> {
  return readdir(directory).catch(() => []);
}

/** False when `to` exists. A hard link is the one move that neither overwrites nor shows a half-written file. */
async function moveExclusively(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    if (codeOf(error) === 'ENOENT') throw error;
    return moveOntoReserved(from, to);
  }
  await unlink(from).catch(() => undefined);
  return true;
}

/**
 * For file systems without hard links (FAT, some network shares) and for another file system: the name is taken with
 * an empty file of our own, which is then replaced.
 */
export async function moveOntoReserved(from: string, to: string): Promise<boolean> {
  try {
    await (await open(to, 'wx', 0o600)).close();
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
  try {
    await rename(from, to).catch(async (error: unknown) => {
      if (codeOf(error) !== 'EXDEV') throw error;
      await copyFile(from, to);
      await unlink(from).catch(() => undefined);
    });
  } catch (error) {
    await unlink(to).catch(() => undefined);
    throw error;
  }
  return true;
}

function codeOf(error: unknown): string | undefined {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' ? code : undefined;
}
