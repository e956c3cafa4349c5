import * as l10n from '@vscode/l10n';
import * as http from 'node:http';
import * as https from 'node:https';
import { checkedLookup } from './checkedLookup';

export interface HttpRequest {
  readonly url: URL;
  /** Certificates are not checked. */
  readonly insecure: boolean;
  /** In PEM: whom to trust beside what the machine trusts, and who we are. */
  readonly tls?: TlsFiles;
  /** Destroys the connection, before and after the response has begun. */
  readonly signal: AbortSignal;
  /** The connection stands (with TLS: is encrypted) and the request goes out. */
  readonly onConnected: () => void;
  /** Makes it a POST with this body. */
  readonly body?: string;
}

export type TlsFiles = Pick<https.RequestOptions, 'ca' | 'cert' | 'key'>;

export type HttpOutcome =
  | { readonly kind: 'response'; readonly response: http.IncomingMessage }
  | { readonly kind: 'error'; readonly error: Error };

/**
 * One request without redirects, a GET unless it has a body. The caller reads or destroys the response.
 *
 * No agent is passed and the module's function is looked up at each call, because VS Code replaces it to add the
 * person's proxy and certificates. The options are one plain object: VS Code's replacement takes only a part of a URL.
 */
export function sendGet(request: HttpRequest): Promise<HttpOutcome> {
  const { url, signal } = request;
  return new Promise((resolve) => {
    const fail = (error: unknown): void => {
      resolve({ kind: 'error', error: error instanceof Error ? error : new Error(String(error)) });
    };
    try {
      const client = url.protocol === 'https:' ? https : http;
      const sent = client.request(requestOptions(request));
      const abort = (): void => {
        sent.destroy(new Error('stopped'));
      };
      signal.addEventListener('abort', abort, { once: true });
      sent.once('close', () => {
        signal.removeEventListener('abort', abort);
        // Reached without response and error when the server switches protocols (status 101).
        fail(
          Object.assign(new Error(l10n.t('the connection was closed without an answer')), {
            code: 'ECONNRESET',
          }),
        );
      });
      sent.once('socket', (socket) => {
        const connected = url.protocol === 'https:' ? 'secureConnect' : 'connect';
        if (socket.connecting) socket.once(connected, request.onConnected);
        else request.onConnected();
      });
      sent.once('response', (response) => {
        // What breaks later is seen by whoever reads the body; without a listener it would end the process.
        response.on('error', noop);
        resolve({ kind: 'response', response });
      });
      sent.on('error', fail);
      if (signal.aborted) abort();
      else sent.end(request.body);
    } catch (error) {
      // Node throws on options that it does not take, such as a header value that no header can hold.
      fail(error);
    }
  });
}

function requestOptions({ url, insecure, tls, body }: HttpRequest): https.RequestOptions {
  const hasCredentials = url.username !== '' || url.password !== '';
  return {
    method: body === undefined ? 'GET' : 'POST',
    protocol: url.protocol,
    hostname: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    ...(url.port === '' ? {} : { port: Number(url.port) }),
    path: url.pathname + url.search,
    lookup: checkedLookup,
    headers: {
      Accept: '*/*',
      ...(body === undefined ? {} : { 'Content-Type': 'application/octet-stream' }),
      // A gzip inside a gzip helps nobody, and the bytes on disk should be those that the program wrote.
      'Accept-Encoding': 'identity',
      // The connection is not put into the pool that VS Code's extensions share.
      Connection: 'close',
      'User-Agent': 'pprof-lens',
    },
    ...(hasCredentials
      ? { auth: `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}` }
      : {}),
    ...(insecure ? { rejectUnauthorized: false } : {}),
    ...tls,
  };
}

function noop(): void {
  // Nothing to do.
}
