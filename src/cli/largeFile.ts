import fs from 'node:fs';
import { isGzip } from '../formats/inflateGzip';
import type { CompressedPieces, LargeFile } from '../formats/readWhileInflating';
import { readFileSource } from './fileSources';

/**
 * A large gzip file, read while it is inflated: that saves the time of reading it, and its size in memory. Undefined for
 * everything else, and for what cannot be read: whoever reads it at once learns why.
 */
export function largeFile(path: string): LargeFile | undefined {
  try {
    const { size } = fs.statSync(path);
    // A pipe has no size; nothing of it is read here.
    if (size < LARGE) return undefined;
    const file = fs.openSync(path, 'r');
    try {
      const trailer = Buffer.alloc(4);
      fs.readSync(file, trailer, 0, 2, 0);
      if (!isGzip(trailer)) return undefined;
      fs.readSync(file, trailer, 0, 4, size - 4);
      return {
        ...{ length: size, trailer, pieces: () => piecesOf(path, pieceBytes(size)) },
        whole: () => readFileSource(path, (name) => fs.readFileSync(name)),
      };
    } finally {
      fs.closeSync(file);
    }
  } catch {
    return undefined;
  }
}

/** Bytes that take several milliseconds to inflate. */
const LARGE = 1 << 20;

/** In two buffers by turns: one is inflated while the other is filled. */
function* piecesOf(path: string, length: number): CompressedPieces {
  const file = fs.openSync(path, 'r');
  try {
    let [buffer, other] = [Buffer.allocUnsafeSlow(length), Buffer.allocUnsafeSlow(length)];
    for (let read = fill(file, buffer); read > 0; read = fill(file, buffer)) {
      yield buffer.subarray(0, read);
      [buffer, other] = [other, buffer];
    }
  } finally {
    fs.closeSync(file);
  }
}

function fill(file: number, buffer: Buffer): number {
  return fs.readSync(file, buffer, 0, buffer.length, null);
}

/** Few pieces, since zlib waits a little after each; and little memory. */
function pieceBytes(size: number): number {
  return Math.min(16 << 20, Math.max(1 << 20, size >> 2));
}
