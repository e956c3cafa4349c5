import * as l10n from '@vscode/l10n';
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
  return failure('cancelled', l10n.t('Fetching {0} from {1} was cancelled.', asked.what, asked.label));
}

function noAnswer(asked: Asked, connected: boolean): FetchFailure {
  if (!connected) {
    return failure(
      'timeout',
      l10n.t(
        'A connection to {0} was expected within {1}, but nothing answered.',
        asked.label,
        secondsText(asked.connectSeconds),
      ),
      l10n.t(
        'Check the host and the port, and whether a firewall, a VPN or a container network stands between.',
      ),
    );
  }
  const sampling =
    asked.samplingSeconds === undefined
      ? ''
      : l10n.t(' (it samples for {0})', secondsText(asked.samplingSeconds));
  return failure(
    'timeout',
    l10n.t(
      '{0} accepted the connection, but did not send {1} within {2}{3}.',
      asked.label,
      asked.what,
      secondsText(asked.answerSeconds),
      sampling,
    ),
    l10n.t(
      'The program may hang, be stopped in a debugger, or not speak HTTP on this port. Try again, or raise the time-out.',
    ),
  );
}

const REFUSALS = {
  otherOrigin: l10n.t('only redirects to the same scheme, host and port are followed'),
  insecure: l10n.t('it leads from https to http, where everything could be read on the way'),
  tooMany: l10n.t('there were more than 5 redirects'),
  noUrl: l10n.t('that is no http or https address'),
} as const;

function redirected(hop: Extract<ExchangeProblem, { kind: 'redirect' }>['hop'], asked: Asked): FetchFailure {
  const usable = hop.why === 'otherOrigin';
  return failure(
    'redirected',
    l10n.t(
      '{0}, but it redirects to {1}. This was not followed: {2}.',
      expectation(asked),
      quote(hop.to, 300),
      REFUSALS[hop.why],
    ),
    usable
      ? l10n.t(
          'If that is where the program is, use that address as the target; if it is a login page, fetch from a port that needs no login.',
        )
      : l10n.t('Check the address.'),
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
        l10n.t(
          'A Go program was expected at {0}, but nothing listens there: the connection was refused.',
          label,
        ),
        l10n.t('Start the program, and check that it serves net/http/pprof on this port.'),
      );
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EAI_NODATA':
      return hostNotFound(label, code);
    case 'ETIMEDOUT':
      return failure(
        'timeout',
        l10n.t('A connection to {0} was expected, but nothing answered in time.', label),
        l10n.t(
          'Check the host and the port, and whether a firewall, a VPN or a container network stands between.',
        ),
      );
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EADDRNOTAVAIL':
      return failure(
        'unreachable',
        l10n.t('There is no way from this machine to {0} ({1}).', label, code),
        l10n.t('Check the network or the VPN.'),
      );
    case 'ECONNRESET':
    case 'EPIPE':
    case 'ECONNABORTED':
      return connected ? closedBeforeAnswer(asked) : resetAtOnce(asked);
    default:
      return failure(
        'unreachable',
        l10n.t(
          '{0} could not be fetched from {1}: {2}.',
          asked.what.replace(/^t/, 'T'),
          label,
          cleanText(error.message, 200) || code || l10n.t('the connection failed'),
        ),
        l10n.t('Check the address and that the program is running.'),
      );
  }
}

function hostNotFound(label: string, code: string): FetchFailure {
  return failure(
    'unreachable',
    l10n.t(
      'The host of {0} was not found: its name has no address{1}.',
      label,
      code === 'EAI_AGAIN' ? l10n.t(', or the name server did not answer') : '',
    ),
    l10n.t('Check the spelling of the host, and the network or VPN that knows it.'),
  );
}

/** The server closed the connection without a word, perhaps in the middle of the sampling. */
function closedBeforeAnswer(asked: Asked): FetchFailure {
  if (asked.samplingSeconds !== undefined) {
    return failure(
      'cutOff',
      l10n.t(
        '{0} closed the connection before {1} was complete (it samples for {2}).',
        asked.label,
        asked.what,
        secondsText(asked.samplingSeconds),
      ),
      l10n.t(
        "The server's WriteTimeout, or a proxy's time-out, may be shorter than that: raise it or ask for fewer seconds. The program may also have ended.",
      ),
    );
  }
  const otherScheme = asked.https
    ? ''
    : l10n.t(
        'If the program serves TLS on this port, write https:// (or https+insecure://) in front of the address.',
      );
  return failure(
    'cutOff',
    l10n.t('{0} accepted the connection, but closed it without an answer.', asked.label),
    l10n.t('Check that the program still runs and serves net/http/pprof on this port.'),
    otherScheme,
  );
}

function resetAtOnce(asked: Asked): FetchFailure {
  return failure(
    'unreachable',
    l10n.t('{0} closed the connection while it was being made.', asked.label),
    asked.https
      ? l10n.t('If the program serves plain HTTP on this port, write http:// in front of the address.')
      : l10n.t(
          'Check that the program is running and that the port is right; a port-forward whose program is gone also answers so.',
        ),
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
      l10n.t(
        'TLS was expected at {0}, but the program speaks another protocol there, probably plain HTTP.',
        asked.label,
      ),
      l10n.t('Write http:// in front of the address.'),
    );
  }
  if (CERTIFICATE_CODES.test(code)) {
    return failure(
      'unreachable',
      l10n.t(
        'A trusted certificate was expected from {0}, but: {1}.',
        asked.label,
        cleanText(error.message, 200),
      ),
      l10n.t(
        'Add the authority to the certificates of the system, use the host name that the certificate is for, or write https+insecure:// to fetch without checking.',
      ),
    );
  }
  if (code === 'EPROTO' || code.startsWith('ERR_SSL') || code.startsWith('ERR_TLS')) {
    return failure(
      'unreachable',
      l10n.t(
        'TLS with {0} failed: {1}.',
        asked.label,
        cleanText(error.message.replace(/^.*SSL routines:/, ''), 120),
      ),
      l10n.t(
        'The server may ask for a client certificate or for another TLS version; fetch from a port without TLS, or from behind the proxy.',
      ),
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
    l10n.t(
      'HTTP was expected from {0}, but {1} received.',
      asked.label,
      start === '' ? l10n.t('something else was') : l10n.t('{0} was', start),
    ),
    l10n.t('Another kind of service seems to listen on this port. Check the port.'),
  );
}

export function speaksTls(asked: Asked): FetchFailure {
  return failure(
    'unreachable',
    l10n.t('Plain HTTP was expected at {0}, but the server speaks TLS there.', asked.label),
    l10n.t('Write https:// in front of the address, or https+insecure:// if its certificate is self-signed.'),
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
