import { expectation, secondsText, type Asked } from './asked';
import { cleanText, quote } from './cleanText';
import type { ExchangeProblem } from './exchange';
import { failure } from './fetchFailure';
import type { FetchFailure } from './fetchTypes';
import { metadataAddressFailure } from './metadataAddress';

/** Says why there was no answer at all. */
export function explainTransport(problem: ExchangeProblem, asked: Asked): FetchFailure {
  switch (problem.kind) {
    case 'stopped':
      return problem.reason === 'cancelled' ? cancelled(asked) : noAnswer(asked, problem.connected);
    case 'metadata':
      return metadataAddressFailure(problem.host);
    case 'redirect':
      return redirected(problem.hop, asked);
    case 'transport':
      return explainError(problem.error, asked, problem.connected);
  }
}

export function cancelled(asked: Asked): FetchFailure {
  return failure('cancelled', `Fetching ${asked.what} from ${asked.label} was cancelled.`);
}

function noAnswer(asked: Asked, connected: boolean): FetchFailure {
  if (!connected) {
    return failure(
      'timeout',
      `A connection to ${asked.label} was expected within ${secondsText(asked.connectSeconds)}, but nothing answered.`,
      'Check the host and the port, and whether a firewall, a VPN or a container network stands between.',
    );
  }
  const sampling =
    asked.samplingSeconds === undefined ? '' : ` (it samples for ${secondsText(asked.samplingSeconds)})`;
  return failure(
    'timeout',
    `${asked.label} accepted the connection, but did not send ${asked.what} within ${secondsText(asked.answerSeconds)}${sampling}.`,
    'The program may hang, be stopped in a debugger, or not speak HTTP on this port. Try again, or raise the time-out.',
  );
}

const REFUSALS = {
  otherOrigin: 'only redirects to the same scheme, host and port are followed',
  insecure: 'it leads from https to http, where everything could be read on the way',
  tooMany: 'there were more than 5 redirects',
  noUrl: 'that is no http or https address',
} as const;

function redirected(hop: Extract<ExchangeProblem, { kind: 'redirect' }>['hop'], asked: Asked): FetchFailure {
  const usable = hop.why === 'otherOrigin';
  return failure(
    'redirected',
    `${expectation(asked)}, but it redirects to ${quote(hop.to, 300)}. This was not followed: ${REFUSALS[hop.why]}.`,
    usable
      ? 'If that is where the program is, use that address as the target; if it is a login page, fetch from a port that needs no login.'
      : 'Check the address.',
  );
}

function explainError(error: Error, asked: Asked, connected: boolean): FetchFailure {
  const code = codeOf(error);
  const { label } = asked;
  const tls = explainTls(error, code, asked);
  if (tls !== undefined) return tls;
  if (code.startsWith('HPE_')) return notHttp(error, asked);
  switch (code) {
    case 'ECONNREFUSED':
      return failure(
        'unreachable',
        `A Go program was expected at ${label}, but nothing listens there: the connection was refused.`,
        'Start the program, and check that it serves net/http/pprof on this port.',
      );
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EAI_NODATA':
      return failure(
        'unreachable',
        `The host of ${label} was not found: its name has no address${code === 'EAI_AGAIN' ? ', or the name server did not answer' : ''}.`,
        'Check the spelling of the host, and the network or VPN that knows it.',
      );
    case 'ETIMEDOUT':
      return failure(
        'timeout',
        `A connection to ${label} was expected, but nothing answered in time.`,
        'Check the host and the port, and whether a firewall, a VPN or a container network stands between.',
      );
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EADDRNOTAVAIL':
      return failure(
        'unreachable',
        `There is no way from this machine to ${label} (${code}).`,
        'Check the network or the VPN.',
      );
    case 'ECONNRESET':
    case 'EPIPE':
    case 'ECONNABORTED':
      return connected ? closedBeforeAnswer(asked) : resetAtOnce(asked);
    default:
      return failure(
        'unreachable',
        `${asked.what.replace(/^t/, 'T')} could not be fetched from ${label}: ${cleanText(error.message, 200) || code || 'the connection failed'}.`,
        'Check the address and that the program is running.',
      );
  }
}

/** The server closed the connection without a word, perhaps in the middle of the sampling. */
function closedBeforeAnswer(asked: Asked): FetchFailure {
  if (asked.samplingSeconds !== undefined) {
    return failure(
      'cutOff',
      `${asked.label} closed the connection before ${asked.what} was complete (it samples for ${secondsText(asked.samplingSeconds)}).`,
      "The server's WriteTimeout, or a proxy's time-out, may be shorter than that: raise it or ask for fewer seconds. The program may also have ended.",
    );
  }
  const otherScheme = asked.https
    ? ''
    : `If the program serves TLS on this port, write https:// (or https+insecure://) in front of the address.`;
  return failure(
    'cutOff',
    `${asked.label} accepted the connection, but closed it without an answer.`,
    'Check that the program still runs and serves net/http/pprof on this port.',
    otherScheme,
  );
}

function resetAtOnce(asked: Asked): FetchFailure {
  return failure(
    'unreachable',
    `${asked.label} closed the connection while it was being made.`,
    asked.https
      ? 'If the program serves plain HTTP on this port, write http:// in front of the address.'
      : 'Check that the program is running and that the port is right; a port-forward whose program is gone also answers so.',
  );
}

/** Certificates, and plain HTTP where TLS was expected. */
function explainTls(error: Error, code: string, asked: Asked): FetchFailure | undefined {
  if (!asked.https) return undefined;
  if (
    /wrong version number|packet length too long|http request/i.test(error.message) ||
    code === 'ERR_SSL_WRONG_VERSION_NUMBER'
  ) {
    return failure(
      'unreachable',
      `TLS was expected at ${asked.label}, but the program speaks another protocol there, probably plain HTTP.`,
      'Write http:// in front of the address.',
    );
  }
  if (CERTIFICATE_CODES.test(code)) {
    return failure(
      'unreachable',
      `A trusted certificate was expected from ${asked.label}, but: ${cleanText(error.message, 200)}.`,
      'Add the authority to the certificates of the system, use the host name that the certificate is for, or write https+insecure:// to fetch without checking.',
    );
  }
  if (code === 'EPROTO' || code.startsWith('ERR_SSL') || code.startsWith('ERR_TLS')) {
    return failure(
      'unreachable',
      `TLS with ${asked.label} failed: ${cleanText(error.message.replace(/^.*SSL routines:/, ''), 120)}.`,
      'The server may ask for a client certificate or for another TLS version; fetch from a port without TLS, or from behind the proxy.',
    );
  }
  return undefined;
}

/** Node's codes for certificates that are not accepted, from OpenSSL's names: `DEPTH_ZERO_SELF_SIGNED_CERT`. */
const CERTIFICATE_CODES =
  /CERT|^UNABLE_TO_|^ERR_TLS_CERT_ALTNAME_INVALID$|^HOSTNAME_MISMATCH$|^INVALID_CA$|^INVALID_PURPOSE$|^PATH_LENGTH_EXCEEDED$/;

/** The first bytes were no HTTP; those of a TLS alert mean that TLS was expected of us. */
function notHttp(error: Error, asked: Asked): FetchFailure {
  const raw: unknown = Reflect.get(error, 'rawPacket');
  const isTlsAlert = Buffer.isBuffer(raw) && raw[0] === 0x15 && raw[1] === 0x03;
  if (isTlsAlert && !asked.https) return speaksTls(asked);
  const start = Buffer.isBuffer(raw) ? quote(raw.toString('latin1', 0, 60), 40) : '';
  return failure(
    'unreachable',
    `HTTP was expected from ${asked.label}, but ${start === '' ? 'something else was' : `${start} was`} received.`,
    'Another kind of service seems to listen on this port. Check the port.',
  );
}

export function speaksTls(asked: Asked): FetchFailure {
  return failure(
    'unreachable',
    `Plain HTTP was expected at ${asked.label}, but the server speaks TLS there.`,
    'Write https:// in front of the address, or https+insecure:// if its certificate is self-signed.',
  );
}

/** Of several attempts (IPv6, then IPv4) Node reports all; the first code stands for them. */
function codeOf(error: Error): string {
  const own: unknown = Reflect.get(error, 'code');
  if (typeof own === 'string') return own;
  if (error instanceof AggregateError) {
    const first: unknown = error.errors[0];
    if (first instanceof Error) return codeOf(first);
  }
  return '';
}
