/** Profiles from an address, with pprof's messages: fetchURL in pprof's internal/driver/fetch.go, 2026-11. */
import fs from 'node:fs';
import type { IncomingMessage } from 'node:http';
import type { LoadRequest } from '../driver/commandLine';
import type { SourceBytes } from '../driver/loadProfile';
import { sourceUrl } from '../driver/sourceUrl';
import type { PostOutcome } from '../driver/remoteSymbols';
import type { Watch } from '../fetch/deadlines';
import { startWatch } from '../fetch/deadlines';
import { readErrorAnswer } from '../fetch/errorAnswer';
import { exchange } from '../fetch/exchange';
import type { TlsFiles } from '../fetch/httpRequest';
import { receiveBody } from '../fetch/receiveBody';
import { DEFAULT_MAX_INFLATED_BYTES } from '../formats/readProfile';
import { goDurationText } from '../report/goTime';
import { exchangeMessage, receivedMessage } from './httpMessages';
import { systemErrorText } from './systemError';

/** Undefined when the source cannot be an address. */
export async function readHttpSource(
  source: string,
  { seconds, timeoutSeconds, tls }: LoadRequest,
  say: (message: string) => void,
): Promise<SourceBytes | undefined> {
  const adjusted = sourceUrl(source, seconds, timeoutSeconds);
  if (!adjusted) return undefined;
  say(`Fetching profile over HTTP from ${adjusted.url}`);
  if (seconds > 0) say(`Please wait... (${goDurationText(BigInt(seconds) * 1_000_000_000n)})`);
  const failed = (why: string): SourceBytes => {
    return { ok: false, message: `http fetch: Get ${JSON.stringify(withoutPassword(adjusted.url))}: ${why}` };
  };
  const files = readTlsFiles(tls);
  if (typeof files === 'string') return failed(files);
  const url = requestUrl(adjusted.url);
  if (typeof url === 'string') return failed(url);
  return download(url, {
    files,
    timeoutSeconds: adjusted.timeoutSeconds + GRACE_SECONDS,
    shown: adjusted.url,
    failed,
  });
}

/** pprof allows so much beyond its own timeout. */
const GRACE_SECONDS = 5;

interface Download {
  readonly files: TlsFiles;
  readonly timeoutSeconds: number;
  readonly shown: string;
  readonly failed: (why: string) => SourceBytes;
}

/** Asks for names of addresses: postURL in pprof's internal/symbolizer/symbolizer.go, 2026-11. */
export async function postSymbols(source: string, body: string, { tls }: LoadRequest): Promise<PostOutcome> {
  const failed = (why: string): PostOutcome => ({ ok: false, message: `http post ${source}: ${why}` });
  const refused = (why: string): PostOutcome =>
    failed(`Post ${JSON.stringify(withoutPassword(source))}: ${why}`);
  const files = readTlsFiles(tls);
  if (typeof files === 'string') return refused(files);
  const target = requestUrl(source);
  if (typeof target === 'string') return refused(target);
  const watch = startWatch(new AbortController().signal, SYMBOLS_SECONDS);
  try {
    watch.allow(SYMBOLS_SECONDS);
    const answer = await exchange(target.url, {
      ...{ insecure: target.insecure, tls: files, watch, body },
      onConnected: () => undefined,
    });
    if (!answer.ok) return refused(exchangeMessage(answer));
    const outcome = await readAnswer(answer.response, watch, MAX_SYMBOL_BYTES);
    return outcome.ok
      ? { ok: true, text: Buffer.from(outcome.bytes).toString('utf8') }
      : failed(outcome.message);
  } finally {
    watch.dispose();
  }
}

/** A program with a million functions says less. It becomes one text, which cannot have as many bytes as a profile. */
const MAX_SYMBOL_BYTES = 64 * 1024 * 1024;

/** pprof would wait for ever. */
const SYMBOLS_SECONDS = 60;

async function readAnswer(response: IncomingMessage, watch: Watch, maxBytes: number): Promise<SourceBytes> {
  if (response.statusCode !== 200) {
    const status = `${response.statusCode ?? 0} ${response.statusMessage ?? ''}`;
    const { text, fromPprof } = await readErrorAnswer(response, watch);
    return { ok: false, message: `server response: ${status}${fromPprof ? ` - ${text}` : ''}` };
  }
  const chunks: Buffer[] = [];
  const received = await receiveBody(response, {
    ...{ watch, maxBytes },
    write: (chunk) => {
      chunks.push(chunk);
      return Promise.resolve('more');
    },
  });
  return received.ok
    ? { ok: true, bytes: Buffer.concat(chunks) }
    : { ok: false, message: receivedMessage(received) };
}

async function download(
  target: RequestUrl,
  { files, timeoutSeconds, shown, failed }: Download,
): Promise<SourceBytes> {
  const watch = startWatch(new AbortController().signal, timeoutSeconds);
  try {
    watch.allow(timeoutSeconds);
    const answer = await exchange(target.url, {
      ...{ insecure: target.insecure, tls: files, watch },
      onConnected: () => undefined,
    });
    if (!answer.ok) return failed(exchangeMessage(answer));
    const read = await readAnswer(answer.response, watch, DEFAULT_MAX_INFLATED_BYTES);
    return read.ok ? { ...read, url: shown } : read;
  } finally {
    watch.dispose();
  }
}

interface RequestUrl {
  readonly url: URL;
  readonly insecure: boolean;
}

/** Go's words where the address cannot be asked. */
function requestUrl(text: string): RequestUrl | string {
  const scheme = /^[^:/]*(?=:)/.exec(text)?.[0] ?? '';
  const insecure = scheme === 'https+insecure';
  if (!insecure && scheme !== 'http' && scheme !== 'https') {
    return `unsupported protocol scheme ${JSON.stringify(scheme)}`;
  }
  try {
    return { url: new URL(insecure ? text.replace('https+insecure', 'https') : text), insecure };
  } catch {
    return 'invalid URL';
  }
}

function withoutPassword(url: string): string {
  return url.replace(/^([^:/]*:\/\/[^/?#@:]*):[^/?#@]*@/, '$1:***@');
}

/** A sentence of pprof's (internal/transport/transport.go, 2026-11) where they do not fit together. */
function readTlsFiles({ cert, key, ca }: LoadRequest['tls']): TlsFiles | string {
  if (cert === '' && key !== '') return '-tls_key is specified, so -tls_cert must also be specified';
  if (cert !== '' && key === '') return '-tls_cert is specified, so -tls_key must also be specified';
  let reading = cert;
  try {
    const own = cert === '' ? {} : { cert: fs.readFileSync(cert), key: fs.readFileSync((reading = key)) };
    reading = ca;
    return ca === '' ? own : { ...own, ca: fs.readFileSync(ca) };
  } catch (error) {
    const what =
      reading === ca
        ? 'could not load CA specified by -tls_ca'
        : 'could not load certificate/key pair specified by -tls_cert and -tls_key';
    return `${what}: open ${reading}: ${systemErrorText(error)}`;
  }
}
