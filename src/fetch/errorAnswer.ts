import type { IncomingMessage } from 'node:http';
import type { Watch } from './deadlines';
import { receiveBody } from './receiveBody';
import type { ErrorAnswer } from './statusFailure';

const MAX_ERROR_BYTES = 4096;

/** Reads what an answer with an error status says; never more than its start. */
export async function readErrorAnswer(response: IncomingMessage, watch: Watch): Promise<ErrorAnswer> {
  const status = response.statusCode ?? 0;
  const isText = /^text\/plain\b/i.test(response.headers['content-type'] ?? '');
  const fromPprof = isText && response.headers['x-go-pprof'] !== undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  // Whatever ends the reading, what came until then is all that there is to say.
  await receiveBody(response, {
    watch,
    maxBytes: Number.MAX_SAFE_INTEGER,
    write: (chunk) => {
      chunks.push(chunk);
      size += chunk.length;
      return Promise.resolve(size < MAX_ERROR_BYTES ? 'more' : 'enough');
    },
  });
  return { status, text: Buffer.concat(chunks).toString('utf8', 0, MAX_ERROR_BYTES), fromPprof };
}
