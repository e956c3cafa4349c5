/** Reads sources for listings. A profile may name any file of this machine; most of them are none of its business. */
import fs from 'node:fs';
import path from 'node:path';
import type { SourceReader } from '../report/report';

export type ReadOutcome = ReturnType<SourceReader['read']>;

/** Go's largest generated files have some megabytes. */
export const MAX_SOURCE_BYTES = 16 * 1024 * 1024;

/** @param folders links resolved; nothing outside them is read, whatever link leads there */
export function readInside(file: string, folders: readonly string[]): ReadOutcome {
  if (file.includes('\0')) return { ok: false, message: 'invalid argument' };
  if (!path.isAbsolute(file)) return { ok: false, message: 'no folder is open that it could be in' };
  try {
    const real = fs.realpathSync(file);
    if (!folders.some((folder) => isBelow(real, folder))) return { ok: false, message: OUTSIDE };
    const stats = fs.statSync(real);
    // A folder can be opened but has no lines, and a pipe would wait for its writer.
    if (!stats.isFile()) return { ok: true, text: '' };
    if (stats.size > MAX_SOURCE_BYTES) {
      return {
        ok: false,
        message: `it has ${stats.size} bytes, more than the ${MAX_SOURCE_BYTES} that are read of a source`,
      };
    }
    return { ok: true, text: fs.readFileSync(real, 'utf8') };
  } catch (error) {
    return { ok: false, message: systemMessage(error) };
  }
}

const OUTSIDE = 'not opened, because it lies outside the workspace';

function isBelow(file: string, folder: string): boolean {
  const rest = path.relative(folder, file);
  return rest !== '..' && !rest.startsWith(`..${path.sep}`) && !path.isAbsolute(rest);
}

/** In the words of Go's syscall package, where they are frequent. */
function systemMessage(error: unknown): string {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  switch (code) {
    case 'ENOENT':
      return 'no such file or directory';
    case 'ENOTDIR':
      return 'not a directory';
    case 'EACCES':
      return 'permission denied';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
