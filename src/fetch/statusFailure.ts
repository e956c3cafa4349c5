import * as l10n from '@vscode/l10n';
import { expectation, secondsText, type Asked } from './asked';
import { cleanText } from './cleanText';
import { failure } from './fetchFailure';
import type { FetchFailure } from './fetchTypes';
import { speaksTls } from './transportFailure';

/** An answer whose status is not 200. */
export interface ErrorAnswer {
  readonly status: number;
  /** The start of the body, as it came; `''` when there is none. */
  readonly text: string;
  /** The body comes from `net/http/pprof` itself: header `X-Go-Pprof`. Only then is it shown. */
  readonly fromPprof: boolean;
}

/** Says what an error status means for a profile. 404 needs the index as well: see `notFound.ts`. */
export function explainStatus(answer: ErrorAnswer, asked: Asked): FetchFailure {
  const known = explainPprofText(answer, asked);
  if (known !== undefined) return known;
  const { status } = answer;
  const expected = l10n.t('{0}, but it answered {1}', expectation(asked), statusText(status));
  if (answer.fromPprof && answer.text !== '') {
    return failure(
      'status',
      `${expected}: ${withPeriod(answer.text)}`,
      status === 408 ? l10n.t('Ask for fewer seconds.') : '',
    );
  }
  if (status === 502 || status === 503 || status === 504) {
    return failure(
      'status',
      l10n.t('{0}: a proxy, or the program itself, is not ready or did not wait long enough.', expected),
      gatewayHint(asked),
    );
  }
  if (status === 400 && SENT_HTTP_TO_TLS.test(answer.text)) return speaksTls(asked);
  const meaning = MEANINGS.get(status);
  if (meaning !== undefined) return failure('status', `${expected}: ${meaning.why}.`, meaning.hint);
  return failure('status', `${expected}.`, status >= 500 ? PROGRAM_HINT : l10n.t('Check the address.'));
}

const PROGRAM_HINT = l10n.t(
  "Look into the program's log, and check that the path is that of net/http/pprof.",
);

const MEANINGS: ReadonlyMap<number, { readonly why: string; readonly hint: string }> = new Map([
  [
    401,
    {
      why: l10n.t('it wants to know who asks'),
      hint: l10n.t(
        'Put the name and password into the address (http://user:password@host:port), or fetch from a port that needs no login.',
      ),
    },
  ],
  [
    403,
    {
      why: l10n.t('it does not allow this'),
      hint: l10n.t(
        'Check the permissions of the user in the address, or fetch from the machine or port where pprof is allowed.',
      ),
    },
  ],
  [
    405,
    {
      why: l10n.t('GET is not allowed there'),
      hint: l10n.t('This is not the address of net/http/pprof. Check the path.'),
    },
  ],
  [
    407,
    {
      why: l10n.t('the HTTP proxy between wants a login'),
      hint: l10n.t('Set the user in the proxy settings, or exclude this host from the proxy.'),
    },
  ],
  [429, { why: l10n.t('there were too many requests'), hint: l10n.t('Wait a little and fetch again.') }],
]);

/** What Go's server and nginx say on a TLS port. */
const SENT_HTTP_TO_TLS = /HTTP request to an HTTPS server|plain HTTP request was sent to HTTPS port/i;

/** The error texts of `net/http/pprof` that call for something to be done. */
function explainPprofText(answer: ErrorAnswer, asked: Asked): FetchFailure | undefined {
  const { text } = answer;
  if (!answer.fromPprof) return undefined;
  if (/cpu profiling already in use|Could not enable CPU profiling/i.test(text)) {
    return failure(
      'cpuBusy',
      l10n.t(
        'A CPU profile was expected from {0}, but the program is already taking one (it says: {1}).',
        asked.label,
        said(text),
      ),
      l10n.t(
        'A program takes one at a time. Wait until the other one ends (another window, "go tool pprof", continuous profiling, or pprof.StartCPUProfile in the program), then fetch again.',
      ),
    );
  }
  if (/exceeds server's WriteTimeout/i.test(text)) {
    const seconds =
      asked.samplingSeconds === undefined
        ? l10n.t('this long')
        : l10n.t('for {0}', secondsText(asked.samplingSeconds));
    return failure(
      'writeTimeout',
      l10n.t(
        '{0} cannot sample {1}, because its http.Server has a shorter WriteTimeout (it says: {2}).',
        asked.label,
        seconds,
        said(text),
      ),
      l10n.t('Ask for fewer seconds, or raise WriteTimeout of the server that serves pprof.'),
    );
  }
  if (/"seconds" parameter is not supported/i.test(text)) {
    return failure(
      'secondsNotSupported',
      l10n.t(
        'A difference over {0} was asked for, but {1} has none of {2} (it says: {3}).',
        asked.samplingSeconds === undefined ? l10n.t('some time') : secondsText(asked.samplingSeconds),
        asked.label,
        asked.what,
        said(text),
      ),
      l10n.t('Fetch it without seconds, twice, and use the first as the base of the second.'),
    );
  }
  return undefined;
}

function gatewayHint(asked: Asked): string {
  return asked.samplingSeconds === undefined
    ? l10n.t('Check that the program is running, then fetch again.')
    : l10n.t(
        'Its time-out may be shorter than the {0} of sampling: ask for fewer seconds, or fetch from the program itself.',
        secondsText(asked.samplingSeconds),
      );
}

/** @example statusText(404) === '404 Not Found' */
export function statusText(status: number): string {
  const name = STATUS_NAMES.get(status);
  return name === undefined ? String(status) : `${status} ${name}`;
}

/** Our own names, because the server's reason phrase is text from outside. */
const STATUS_NAMES: ReadonlyMap<number, string> = new Map([
  [204, 'No Content'],
  [304, 'Not Modified'],
  [400, 'Bad Request'],
  [401, 'Unauthorized'],
  [403, 'Forbidden'],
  [404, 'Not Found'],
  [405, 'Method Not Allowed'],
  [407, 'Proxy Authentication Required'],
  [408, 'Request Timeout'],
  [410, 'Gone'],
  [429, 'Too Many Requests'],
  [500, 'Internal Server Error'],
  [501, 'Not Implemented'],
  [502, 'Bad Gateway'],
  [503, 'Service Unavailable'],
  [504, 'Gateway Timeout'],
]);

/** Not in quotes, because pprof's texts have quotes of their own. */
function said(text: string): string {
  return cleanText(text, 300);
}

function withPeriod(text: string): string {
  const clean = cleanText(text, 300);
  return /[.!?…]$/.test(clean) ? clean : `${clean}.`;
}
