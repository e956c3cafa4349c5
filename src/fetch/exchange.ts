import type { IncomingMessage } from 'node:http';
import { MetadataAddressError } from './checkedLookup';
import type { StopReason, Watch } from './deadlines';
import { sendGet, type TlsFiles } from './httpRequest';
import { nextHop, type NextHop } from './redirects';

export interface Answer {
  readonly ok: true;
  readonly response: IncomingMessage;
  /** Where the answer came from, after redirects. */
  readonly url: URL;
}

/** Why there is no answer; `transportFailure.ts` says it to people. */
export type ExchangeProblem =
  | { readonly ok: false; readonly kind: 'stopped'; readonly reason: StopReason; readonly connected: boolean }
  | { readonly ok: false; readonly kind: 'transport'; readonly error: Error; readonly connected: boolean }
  | { readonly ok: false; readonly kind: 'redirect'; readonly hop: Extract<NextHop, { kind: 'refuse' }> }
  | { readonly ok: false; readonly kind: 'metadata'; readonly host: string };

export interface ExchangeOptions {
  readonly insecure: boolean;
  readonly tls?: TlsFiles;
  readonly watch: Watch;
  readonly onConnected: () => void;
  /** Makes it a POST, which follows no redirect. */
  readonly body?: string;
}

/** Asks for `url` and follows redirects of the same origin. The caller reads or destroys the response. */
export async function exchange(url: URL, options: ExchangeOptions): Promise<Answer | ExchangeProblem> {
  const { watch } = options;
  let current = url;
  let connected = false;
  for (let followed = 0; ; followed++) {
    connected = false;
    const outcome = await sendGet({
      url: current,
      insecure: options.insecure,
      ...(options.tls ? { tls: options.tls } : {}),
      ...(options.body === undefined ? {} : { body: options.body }),
      signal: watch.signal,
      onConnected: () => {
        connected = true;
        options.onConnected();
      },
    });
    if (watch.stopped !== undefined) {
      if (outcome.kind === 'response') outcome.response.destroy();
      return { ok: false, kind: 'stopped', reason: watch.stopped, connected };
    }
    if (outcome.kind === 'error') {
      const { error } = outcome;
      if (error instanceof MetadataAddressError)
        return { ok: false, kind: 'metadata', host: current.hostname };
      return { ok: false, kind: 'transport', error, connected };
    }

    const { response } = outcome;
    if (options.body !== undefined) return { ok: true, response, url: current };
    const hop = nextHop(current, response.statusCode ?? 0, response.headers.location, followed);
    if (hop.kind === 'answer') return { ok: true, response, url: current };
    response.destroy();
    if (hop.kind === 'refuse') return { ok: false, kind: 'redirect', hop };
    current = hop.url;
  }
}
