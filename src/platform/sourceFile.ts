import { readFile, stat } from 'node:fs/promises';
import type { LocalPath } from '../sourcePaths/sourcePathTypes';
import type { SourceLocator } from './sourceLocator';

/** Go files of people are smaller; what is generated and larger is better read in an editor. */
const MAX_SOURCE_BYTES = 2 * 1024 * 1024;

export type SourceFile =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'large'; readonly byteCount: number }
  /** It lies, or a link to it leads, where no profile may lead. */
  | { readonly kind: 'outside' }
  /** A folder, a pipe, a device: the latter would be waited for, or never end. */
  | { readonly kind: 'noFile' }
  /** In the system's word for why: `ENOENT`. */
  | { readonly kind: 'unreadable'; readonly code: string };

/** A source as it is on disk, which is what ran: editors may hold text that was not saved. */
export async function readSourceFile(
  locator: Pick<SourceLocator, 'readablePath'>,
  localPath: LocalPath,
): Promise<SourceFile> {
  const path = await locator.readablePath(localPath);
  if (path === undefined) return { kind: 'outside' };
  try {
    const entry = await stat(path);
    if (!entry.isFile()) return { kind: 'noFile' };
    if (entry.size > MAX_SOURCE_BYTES) return { kind: 'large', byteCount: entry.size };
    return { kind: 'text', text: await readFile(path, 'utf8') };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '?';
    return { kind: 'unreadable', code };
  }
}
