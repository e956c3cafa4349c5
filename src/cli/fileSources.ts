/** Files as sources of profiles, with the messages that Go's os package gives. */
import fs from 'node:fs';
import { errorCode, systemErrorText } from './systemError';

export type FileSource =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly isThere: boolean; readonly message: string };

export function readFileSource(path: string, readFile: (path: string) => Uint8Array): FileSource {
  try {
    return { ok: true, bytes: readFile(path) };
  } catch (error) {
    const isThere = fs.existsSync(path);
    const step = isThere ? (errorCode(error) === 'EISDIR' ? 'read' : 'open') : 'stat';
    return { ok: false, isThere, message: `${step} ${path}: ${systemErrorText(error)}` };
  }
}

/** The first bytes of ELF, Mach-O (32 and 64 bits, both byte orders, and fat) and PE files. */
export function isProgram(path: string): boolean {
  const magic = firstBytes(path, 4);
  return (
    magic.length === 4 &&
    (MAGICS.has(magic.readUInt32BE(0)) || magic.subarray(0, 2).toString('latin1') === 'MZ')
  );
}

const MAGICS: ReadonlySet<number> = new Set([
  0x7f454c46, 0xfeedface, 0xfeedfacf, 0xcefaedfe, 0xcffaedfe, 0xcafebabe, 0xbebafeca,
]);

function firstBytes(path: string, count: number): Buffer {
  const bytes = Buffer.alloc(count);
  try {
    // A pipe would wait for its writer, and lose what is read.
    if (!fs.statSync(path).isFile()) return bytes.subarray(0, 0);
    const file = fs.openSync(path, 'r');
    try {
      return bytes.subarray(0, fs.readSync(file, bytes, 0, count, 0));
    } finally {
      fs.closeSync(file);
    }
  } catch {
    return bytes.subarray(0, 0);
  }
}
