import zlib from 'node:zlib';
import type { CompressedPieces, PieceInflater } from '../formats/readWhileInflating';

/**
 * Inflates on Node's thread pool. A piece is looked at only when the next one has been asked for, so that both threads
 * work at the same time; zlib's own stream waits for whoever listens.
 */
export const PIECE_INFLATER: PieceInflater = {
  inflate: (pieces, onPiece) =>
    new Promise((resolve) => {
      const gunzip = zlib.createGunzip({ chunkSize: PIECE_BYTES });
      const waiting: Uint8Array[] = [];
      const fail = (): void => {
        waiting.length = 0;
        gunzip.destroy();
        pieces.return();
        resolve('failed');
      };
      const handOver = (): void => {
        const piece = waiting.shift();
        if (piece && onPiece(piece) === 'stop') fail();
      };
      gunzip.on('data', (piece: Uint8Array) => {
        waiting.push(piece);
        setImmediate(handOver);
      });
      gunzip.on('error', fail);
      gunzip.on('end', () => {
        while (waiting.length > 0) handOver();
        // Zeros behind the end are not asked for, which may be more than a piece.
        pieces.return();
        resolve('all');
      });
      feed(gunzip, pieces, fail);
    }),
  // So that a second thread can count in what is large; memory of its own is a little faster.
  allocate: (bytes) => (bytes < LARGE ? new ArrayBuffer(bytes) : new SharedArrayBuffer(bytes)),
};

const PIECE_BYTES = 1 << 19;

const LARGE = 4 << 20;

/** Two pieces at a time, so that one is there when zlib has used up the other. */
function feed(gunzip: zlib.Gunzip, pieces: CompressedPieces, fail: () => void): void {
  const writeNext = (): void => {
    if (gunzip.destroyed || gunzip.writableEnded) return;
    try {
      const { value } = pieces.next();
      if (value) gunzip.write(value, writeNext);
      else gunzip.end();
    } catch {
      fail();
    }
  };
  writeNext();
  writeNext();
}
