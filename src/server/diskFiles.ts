import fs from 'node:fs/promises';
import path from 'node:path';
import { beginsAsDump } from '../formats/goroutines/beginsAsDump';
import { readDumpFile } from '../formats/goroutines/readDumpFile';
import type { ProfileFiles } from './profileStore';

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
  beginsAsDump,
  readDump: (dump) => readDumpFile(dump, { worker: path.join(__dirname, 'dumpPartWorker.js') }),
};
