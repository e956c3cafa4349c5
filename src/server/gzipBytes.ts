import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** Off the server's own thread. */
export const gzipBytes: (bytes: Uint8Array) => Promise<Uint8Array> = promisify(gzip);
