import * as l10n from '@vscode/l10n';
import { expectation, type Asked } from './asked';
import { explainBody, explainReceived } from './bodyFailure';
import { bodyKind, HEAD_BYTES } from './bodyKind';
import { startWatch, type Watch } from './deadlines';
import { exchange, type Answer } from './exchange';
import { failure } from './fetchFailure';
import type { FetchFailure, FetchLimits, IndexEntry, Target } from './fetchTypes';
import { readErrorAnswer } from './errorAnswer';
import { readIndexPage } from './indexPage';
import { receiveBody } from './receiveBody';
import { indexUrlOf } from './requestUrl';
import { explainStatus, statusText } from './statusFailure';
import { explainTransport } from './transportFailure';

export interface FetchedIndex {
  readonly ok: true;
  /** In the order of the page, which is by name; without cmdline, symbol and trace. */
  readonly entries: readonly IndexEntry[];
}

/** Asks a program which profiles it has. */
export async function fetchIndex(
  target: Target,
  limits: FetchLimits,
  signal: AbortSignal,
): Promise<FetchedIndex | FetchFailure> {
  const url = indexUrlOf(target);
  if (!(url instanceof URL)) return url;
  const asked: Asked = {
    label: target.label,
    what: l10n.t('the list of profiles'),
    https: url.protocol === 'https:',
    connectSeconds: limits.timeoutSeconds,
    answerSeconds: limits.timeoutSeconds,
  };
  const watch = startWatch(signal, limits.timeoutSeconds);
  try {
    watch.allow(limits.timeoutSeconds);
    const answer = await exchange(url, {
      insecure: target.insecure,
      watch,
      onConnected: () => {
        watch.allow(limits.timeoutSeconds);
      },
    });
    if (!answer.ok) return explainTransport(answer, asked);
    if (answer.response.statusCode === 200) return await readIndex(answer, asked, limits, watch);
    return explainIndexStatus(await readErrorAnswer(answer.response, watch), asked);
  } finally {
    watch.dispose();
  }
}

/** What is beyond is not read: an index of a program with hundreds of profiles has some 100 KiB. */
const MAX_INDEX_BYTES = 1024 * 1024;

async function readIndex(
  { response }: Answer,
  asked: Asked,
  limits: FetchLimits,
  watch: Watch,
): Promise<FetchedIndex | FetchFailure> {
  const chunks: Buffer[] = [];
  let size = 0;
  const received = await receiveBody(response, {
    watch,
    maxBytes: Number.MAX_SAFE_INTEGER,
    write: (chunk) => {
      chunks.push(chunk);
      size += chunk.length;
      return Promise.resolve(size < MAX_INDEX_BYTES ? 'more' : 'enough');
    },
  });
  if (!received.ok) {
    return explainReceived(received, asked, limits, watch.stopped === 'cancelled');
  }
  const page = Buffer.concat(chunks).subarray(0, MAX_INDEX_BYTES);
  const entries = readIndexPage(page.toString('utf8'));
  if (entries.length > 0) return { ok: true, entries };

  const kind = bodyKind(page.subarray(0, HEAD_BYTES), response.headers['content-type']);
  if (kind.kind !== 'maybeProfile') return explainBody(kind, asked);
  return failure(
    'notAProfile',
    l10n.t('{0}, but what was sent is no page of net/http/pprof.', expectation(asked)),
    l10n.t('Check the address, or fetch a profile by its name.'),
  );
}

function explainIndexStatus(answer: Parameters<typeof explainStatus>[0], asked: Asked): FetchFailure {
  if (answer.status !== 404) return explainStatus(answer, asked);
  return failure(
    'status',
    l10n.t('{0}, but it answered {1}.', expectation(asked), statusText(404)),
    NOT_MOUNTED_HINT,
  );
}

export const NOT_MOUNTED_HINT = l10n.t(
  'Add import _ "net/http/pprof" to the program (with its own mux, also register pprof.Index there), or add the prefix under which it serves pprof to the address.',
);
