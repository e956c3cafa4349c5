import zlib from 'node:zlib';
import { isGzip } from '../formats/inflateGzip';
import { errorCode } from './systemError';

/** Whether all came out; `bytes` is how much did. */
export interface InflatedStream {
  readonly state: 'whole' | 'cutShort' | 'damaged';
  readonly bytes: number;
}

/** Hands on what a stream holds, inflated where it is gzip, also of one that is cut short or damaged further on. */
export async function inflatedStream(
  stream: AsyncIterable<Uint8Array | string>,
  onPiece: (piece: Uint8Array) => void,
): Promise<InflatedStream> {
  let bytes = 0;
  const take = (piece: Uint8Array): void => {
    bytes += piece.length;
    onPiece(piece);
  };
  let gunzip: Inflater | undefined;
  let isFirst = true;
  for await (const chunk of stream) {
    const piece = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    if (piece.length === 0) continue;
    if (isFirst && isGzip(piece)) gunzip = new Inflater(take);
    isFirst = false;
    if (!gunzip) take(piece);
    else if (!(await gunzip.write(piece))) break;
  }
  return { state: gunzip ? await gunzip.end() : 'whole', bytes };
}

const PIECE_BYTES = 1024 * 1024;

/** In flowing mode, in which what was inflated before an error still arrives. */
class Inflater {
  private readonly gunzip = zlib.createGunzip({ chunkSize: PIECE_BYTES });
  private readonly ended: Promise<InflatedStream['state']>;
  private failed = false;

  constructor(onPiece: (piece: Uint8Array) => void) {
    this.gunzip.on('data', onPiece);
    this.ended = new Promise((resolve) => {
      this.gunzip.on('end', () => {
        resolve('whole');
      });
      this.gunzip.on('error', (error) => {
        this.failed = true;
        resolve(errorCode(error) === 'Z_BUF_ERROR' ? 'cutShort' : 'damaged');
      });
    });
  }

  /** False when nothing more can come out. */
  async write(piece: Uint8Array): Promise<boolean> {
    if (!this.failed && !this.gunzip.write(piece)) await Promise.race([this.drained(), this.ended]);
    return !this.failed;
  }

  private drained(): Promise<void> {
    return new Promise((resolve) => {
      this.gunzip.once('drain', resolve);
    });
  }

  end(): Promise<InflatedStream['state']> {
    if (!this.failed) this.gunzip.end();
    return this.ended;
  }
}
