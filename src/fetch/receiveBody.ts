import type { IncomingMessage } from 'node:http';
import { contentDecodings } from './contentDecoding';
import type { Watch } from './deadlines';

export interface ReceiveOptions {
  readonly watch: Watch;
  /** Holds for the bytes as received and for what they decode to. */
  readonly maxBytes: number;
  /** Bytes received so far, after each chunk. */
  onReceived?(bytes: number): void;
  /** Gets the decoded body in order; what comes next waits for it. Returning 'enough' ends the reading. */
  write(chunk: Buffer): Promise<'more' | 'enough'>;
}

export type Received = ReceivedAll | ReceiveProblem;

export interface ReceivedAll {
  readonly ok: true;
  /** Decoded; when `write` had enough, so far. */
  readonly bytes: number;
}

export type ReceiveProblem =
  | { readonly ok: false; readonly kind: 'stopped' | 'tooLarge' }
  /** The connection ended before the body did. */
  | {
      readonly ok: false;
      readonly kind: 'cutOff';
      readonly receivedBytes: number;
      readonly announcedBytes: number | undefined;
    }
  | { readonly ok: false; readonly kind: 'unknownEncoding' | 'brokenEncoding'; readonly encoding: string }
  /** What `write` threw. */
  | { readonly ok: false; readonly kind: 'writeError'; readonly error: unknown };

/** Reads a response to its end, decoded, without ever holding more than a few chunks. Always ends the connection. */
export async function receiveBody(response: IncomingMessage, options: ReceiveOptions): Promise<Received> {
  try {
    const encoding = response.headers['content-encoding'] ?? '';
    const decodings = contentDecodings(encoding);
    if (decodings === undefined) return { ok: false, kind: 'unknownEncoding', encoding };
    const announcedBytes = announced(response);
    if (announcedBytes !== undefined && announcedBytes > options.maxBytes)
      return { ok: false, kind: 'tooLarge' };
    return await readAll(response, { ...options, decodings, encoding, announcedBytes });
  } finally {
    response.destroy();
  }
}

interface ReadOptions extends ReceiveOptions {
  readonly decodings: NonNullable<ReturnType<typeof contentDecodings>>;
  readonly encoding: string;
  readonly announcedBytes: number | undefined;
}

async function readAll(response: IncomingMessage, options: ReadOptions): Promise<Received> {
  const { watch, maxBytes } = options;
  let receivedBytes = 0;
  let sourceFailed = false;
  async function* counted(): AsyncIterable<Buffer> {
    try {
      for await (const chunk of response as AsyncIterable<Buffer>) {
        receivedBytes += chunk.length;
        if (receivedBytes > maxBytes) throw new TooLarge();
        watch.sawBytes();
        options.onReceived?.(receivedBytes);
        yield chunk;
      }
    } catch (error) {
      sourceFailed = !(error instanceof TooLarge);
      throw error;
    }
  }

  let body: AsyncIterable<Buffer> = counted();
  for (const decode of options.decodings) body = decode(body);
  let bytes = 0;
  try {
    for await (const chunk of body) {
      bytes += chunk.length;
      if (bytes > maxBytes) return { ok: false, kind: 'tooLarge' };
      const wanted = await written(options, chunk);
      if (wanted === 'enough') return { ok: true, bytes };
    }
  } catch (error) {
    if (error instanceof WriteError) return { ok: false, kind: 'writeError', error: error.cause };
    if (watch.stopped !== undefined) return { ok: false, kind: 'stopped' };
    if (error instanceof TooLarge) return { ok: false, kind: 'tooLarge' };
    if (!sourceFailed) return { ok: false, kind: 'brokenEncoding', encoding: options.encoding };
    return { ok: false, kind: 'cutOff', receivedBytes, announcedBytes: options.announcedBytes };
  }
  if (watch.stopped !== undefined) return { ok: false, kind: 'stopped' };
  if (!response.complete)
    return { ok: false, kind: 'cutOff', receivedBytes, announcedBytes: options.announcedBytes };
  return { ok: true, bytes };
}

async function written(options: ReceiveOptions, chunk: Buffer): Promise<'more' | 'enough'> {
  try {
    return await options.write(chunk);
  } catch (error) {
    throw new WriteError('the body could not be written', { cause: error });
  }
}

class TooLarge extends Error {}

class WriteError extends Error {}

/** `Content-Length`, which Node has checked to be one number; undefined when the server does not say. */
function announced(response: IncomingMessage): number | undefined {
  const header = response.headers['content-length'];
  return header !== undefined && /^[0-9]{1,15}$/.test(header) ? Number(header) : undefined;
}
