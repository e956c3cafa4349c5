/**
 * Source files for list and weblist, as pprof's os.Open sees them. A profile may name any path, so that nothing but
 * plain files is read, devices and pipes are taken as empty, and files are read up to a limit.
 */
import fs from 'node:fs';
import { bytesOfText, isWellFormed, textOfBytes } from '../model/byteText';
import type { SourceReader } from '../report/report';
import { systemErrorText } from './systemError';

export function sourceFileReader(currentFolder: string): SourceReader {
  const folders = new Folders();
  return {
    currentFolder,
    read(path) {
      if (path.includes('\0')) return { ok: false, message: 'invalid argument' };
      const full = path.startsWith('/') ? path : `${currentFolder}/${path}`;
      const folder = folders.stateOf(parentOf(full));
      if (folder !== 'folder') return { ok: false, message: MESSAGES[folder] };
      try {
        const stats = fs.statSync(systemPath(full), { throwIfNoEntry: false });
        if (!stats) return { ok: false, message: MESSAGES.missing };
        // A folder can be opened but has no lines.
        return { ok: true, text: stats.isFile() ? startOf(full, stats.size) : '' };
      } catch (error) {
        return { ok: false, message: systemErrorText(error) };
      }
    },
  };
}

type FolderState = 'folder' | 'missing' | 'noFolder';

const MESSAGES: Readonly<Record<Exclude<FolderState, 'folder'>, string>> = {
  missing: 'no such file or directory',
  noFolder: 'not a directory',
};

/** Profiles name thousands of files in folders that exist only where the program was built. */
class Folders {
  private readonly states = new Map<string, FolderState>();

  stateOf(path: string): FolderState {
    let state = this.states.get(path);
    if (state === undefined) {
      state = this.find(path);
      if (this.states.size >= MAX_FOLDERS) this.states.clear();
      this.states.set(path, state);
    }
    return state;
  }

  private find(path: string): FolderState {
    if (path === '') return 'folder';
    // As deep as a path can be; what is longer is left to the system, which refuses it.
    if (path.length > MAX_PATH_LENGTH) return 'folder';
    const parent = this.stateOf(parentOf(path));
    if (parent !== 'folder') return parent;
    try {
      const stats = fs.statSync(systemPath(path), { throwIfNoEntry: false });
      if (!stats) return 'missing';
      return stats.isDirectory() ? 'folder' : 'noFolder';
    } catch {
      // The file itself has the same problem and says so.
      return 'folder';
    }
  }
}

const MAX_PATH_LENGTH = 4096;
const MAX_FOLDERS = 100_000;

/** `''` for a path right under the root, and for the root. */
function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** Paths of a system are bytes, too, and need not be UTF-8. */
function systemPath(path: string): string | Buffer {
  return isWellFormed(path) ? path : Buffer.from(bytesOfText(path));
}

/** Files of the kernel, which say that they are empty, may never end. */
function startOf(path: string, size: number): string {
  const bytes = Buffer.alloc(Math.min(size, MAX_SOURCE_BYTES));
  const file = fs.openSync(systemPath(path), 'r');
  try {
    let length = 0;
    while (length < bytes.length) {
      const read = fs.readSync(file, bytes, length, bytes.length - length, null);
      if (read === 0) break;
      length += read;
    }
    return textOfBytes(bytes.subarray(0, length));
  } finally {
    fs.closeSync(file);
  }
}

const MAX_SOURCE_BYTES = 64 * 1024 * 1024;
