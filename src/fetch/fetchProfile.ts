import type { FileHandle } from 'node:fs/promises';
import { open, rm } from 'node:fs/promises';
import type { Asked } from './asked';
import { diskFailure, explainBody, explainReceived } from './bodyFailure';
import { bodyKind, HEAD_BYTES } from './bodyKind';
import { quote } from './cleanText';
import { answerSeconds, samplingSeconds, startWatch, type Watch } from './deadlines';
import { readErrorAnswer } from './errorAnswer';
import { exchange, type Answer } from './exchange';
import type { FetchedFile, FetchFailure, FetchLimits, FetchProgress, FetchRequest } from './fetchTypes';
import { explainNotFound } from './notFound';
import { receiveBody } from './receiveBody';
import { profileUrlOf, shownUrl } from './requestUrl';
import { startSamplingProgress } from './samplingProgress';
import { explainStatus } from './statusFailure';
import { explainTransport } from './transportFailure';

export interface FetchIo {
  /** Path of a file that does not exist yet. It is there afterwards only if the fetch succeeds. */
  readonly toFile: string;
  readonly signal: AbortSignal;
  onProgress(progress: FetchProgress): void;
}

/** Fetches one profile to a file, as its bytes are: whether it is a profile is for the reader to say. Never throws. */
export async function fetchProfile(
  request: FetchRequest,
  limits: FetchLimits,
  io: FetchIo,
): Promise<FetchedFile | FetchFailure> {
  const url = profileUrlOf(request);
  if (!(url instanceof URL)) return url;
  // Before the request: half a minute of sampling should not end with a directory that cannot be written.
  let file: FileHandle;
  try {
    file = await open(io.toFile, 'wx', 0o600);
  } catch (error) {
    return diskFailure(error);
  }
  let result: FetchedFile | FetchFailure;
  try {
    result = await fetchInto(file, { request, limits, io, url });
  } catch (error) {
    result = diskFailure(error);
  }
  const closed = await file.close().then(
    () => undefined,
    (error: unknown) => diskFailure(error),
  );
  if (result.ok && closed !== undefined) result = closed;
  if (!result.ok) await rm(io.toFile, { force: true }).catch(() => undefined);
  return result;
}

interface Fetch {
  readonly request: FetchRequest;
  readonly limits: FetchLimits;
  readonly io: FetchIo;
  readonly url: URL;
}

async function fetchInto(file: FileHandle, fetch: Fetch): Promise<FetchedFile | FetchFailure> {
  const { request, limits, io, url } = fetch;
  const asked = askedOf(fetch);
  const watch = startWatch(io.signal, limits.timeoutSeconds);
  let stopProgress = (): void => undefined;
  try {
    io.onProgress({ kind: 'connecting' });
    watch.allow(asked.connectSeconds);
    const answer = await exchange(url, {
      insecure: request.target.insecure,
      watch,
      onConnected: () => {
        watch.allow(asked.answerSeconds);
        stopProgress();
        if (asked.samplingSeconds !== undefined) {
          stopProgress = startSamplingProgress(asked.samplingSeconds, (progress) => {
            io.onProgress(progress);
          });
        }
      },
    });
    if (!answer.ok) return explainTransport(answer, asked);
    if (answer.response.statusCode === 200) {
      return await receiveProfile(answer, {
        file,
        fetch,
        asked,
        watch,
        onFirstByte: () => {
          stopProgress();
        },
      });
    }
    stopProgress();
    const error = await readErrorAnswer(answer.response, watch);
    if (error.status !== 404) return explainStatus(error, asked);
    return await explainNotFound(request, asked, { fromPprof: error.fromPprof, limits, signal: io.signal });
  } finally {
    stopProgress();
    watch.dispose();
  }
}

interface Receiving {
  readonly file: FileHandle;
  readonly fetch: Fetch;
  readonly asked: Asked;
  readonly watch: Watch;
  readonly onFirstByte: () => void;
}

async function receiveProfile(
  { response, url }: Answer,
  receiving: Receiving,
): Promise<FetchedFile | FetchFailure> {
  const { file, fetch, asked, watch } = receiving;
  const { limits, io } = fetch;
  const contentType = response.headers['content-type'];
  let head = Buffer.alloc(0);
  const report = atMostOften(REPORT_MILLIS, (bytes: number) => {
    io.onProgress({ kind: 'receiving', bytes });
  });
  const received = await receiveBody(response, {
    watch,
    maxBytes: limits.maxBytes,
    onReceived: (bytes) => {
      receiving.onFirstByte();
      report(bytes);
    },
    write: async (chunk) => {
      if (head.length < HEAD_BYTES) {
        head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES - head.length)]);
        // A page of a web site may be large, and nothing of it is wanted.
        if (head.length >= HEAD_BYTES && bodyKind(head, contentType).kind !== 'maybeProfile') return 'enough';
      }
      await file.writeFile(chunk);
      return 'more';
    },
  });
  if (!received.ok) {
    return explainReceived(received, asked, limits, watch.stopped === 'cancelled');
  }
  const kind = bodyKind(head, contentType);
  if (kind.kind !== 'maybeProfile') return explainBody(kind, asked);
  return { ok: true, path: io.toFile, bytes: received.bytes, url: shownUrl(url) };
}

/** A chunk comes every few microseconds on a fast network; nobody reads so fast. */
const REPORT_MILLIS = 100;

/** Calls `report` for the first value, and later for those that come at least so long after the last reported one. */
function atMostOften(millis: number, report: (value: number) => void): (value: number) => void {
  let last = -Infinity;
  return (value) => {
    const now = performance.now();
    if (now - last < millis) return;
    last = now;
    report(value);
  };
}

function askedOf({ request, limits, url }: Fetch): Asked {
  const sampling = samplingSeconds(request);
  const name = request.profile === 'profile' ? 'CPU' : quote(request.profile, 100).slice(1, -1);
  return {
    label: request.target.label,
    what: `the ${name} profile`,
    https: url.protocol === 'https:',
    ...(sampling === undefined ? {} : { samplingSeconds: sampling }),
    connectSeconds: limits.timeoutSeconds,
    answerSeconds: answerSeconds(request, limits),
  };
}
