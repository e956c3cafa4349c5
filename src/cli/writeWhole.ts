import fs from 'node:fs';
import { bytesOfText } from '../model/byteText';
import { errorCode } from './systemError';

/**
 * Writes all of it before it returns, so that a trace of gigabytes never waits in memory, and nothing is lost when the
 * process ends.
 */
export function writeWhole(descriptor: number, piece: string | Uint8Array): void {
  const bytes = typeof piece === 'string' ? bytesOfText(piece) : piece;
  for (let at = 0; at < bytes.length;) {
    try {
      at += fs.writeSync(descriptor, bytes, at);
    } catch (error) {
      // A pipe that somebody made non-blocking is full: its reader is slower.
      if (errorCode(error) !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MILLIS);
    }
  }
}

const PAUSE_MILLIS = 2;
