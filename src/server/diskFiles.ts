import { createReadStream } from 'node:fs';
import fs from 'node:fs/promises';
import type { ProfileFiles } from './profileStore';

const CHUNK_BYTES = 4 * 1024 * 1024;

/** Profiles tell about the program that they are of, so that what is written is for its owner alone. */
const MODE = 0o600;

export const DISK_FILES: ProfileFiles = {
  readFile: (path) => fs.readFile(path),
  writeFile: (path, bytes) => fs.writeFile(path, bytes, { mode: MODE }),
  appendFile: (path, bytes) => fs.appendFile(path, bytes, { mode: MODE }),
  createFile: async (path) => {
    try {
      await fs.writeFile(path, '', { mode: MODE, flag: 'wx' });
      return true;
    } catch (error) {
      if (error instanceof Error && Reflect.get(error, 'code') === 'EEXIST') return false;
      throw error;
    }
  },
  fileSize: async (path) => (await fs.stat(path)).size,
  readChunks: (path) => createReadStream(path, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Uint8Array>,
};
