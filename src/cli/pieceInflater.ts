import zlib from 'node:zlib';
import type { PieceInflater } from '../formats/readWhileInflating';

/**
 * Inflates on Node's thread pool. A piece is looked at only when the next one has been asked for, so that both threads
 * work at the same time; zlib's own stream waits for whoever listens.
 */
export const PIECE_INFLATER: PieceInflater = {
  inflate: (bytes, onPiece) =>
    new Promise((resolve) => {
      const gunzip = zlib.createGunzip({ chunkSize: PIECE_BYTES });
      const waiting: Uint8Array[] = [];
      const next = (): void => {
        const piece = waiting.shift();
        if (!piece || onPiece(piece) === 'more') return;
        waiting.length = 0;
        gunzip.destroy();
        resolve('failed');
      };
      gunzip.on('data', (piece: Uint8Array) => {
        waiting.push(piece);
        setImmediate(next);
      });
      gunzip.on('error', () => {
        resolve('failed');
      });
      gunzip.on('end', () => {
        while (waiting.length > 0) next();
        resolve('all');
      });
      gunzip.end(bytes);
    }),
  // So that a second thread can count in what is large; memory of its own is a little faster.
  allocate: (bytes) => (bytes < LARGE ? new ArrayBuffer(bytes) : new SharedArrayBuffer(bytes)),
};

const PIECE_BYTES = 1 << 20;

const LARGE = 32 << 20;
