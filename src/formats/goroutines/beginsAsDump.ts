import fs from 'node:fs/promises';
import { isGzip } from '../inflateGzip';
import { looksLikeGoroutineDump } from './looksLikeGoroutineDump';

/** A plain file of this size is worth to be read as it comes rather than as a whole, where it is a dump. */
export const LARGE_DUMP_BYTES = 32 * 1024 * 1024;

/** Whether a file, as it is on disk, has a goroutine in its first megabytes. Rejects when it cannot be read. */
export async function beginsAsDump(path: string): Promise<boolean> {
  const file = await fs.open(path);
  try {
    const beginning = new Uint8Array(BEGINNING_BYTES);
    const { bytesRead } = await file.read(beginning, 0, beginning.length, 0);
    const read = beginning.subarray(0, bytesRead);
    return !isGzip(read) && looksLikeGoroutineDump(read);
  } finally {
    await file.close();
  }
}

const BEGINNING_BYTES = 4 * 1024 * 1024;
