import * as l10n from '@vscode/l10n';
import { quote } from './cleanText';
import { failure } from './fetchFailure';
import type { FetchFailure, FetchRequest, Target } from './fetchTypes';
import { isMetadataAddress, metadataAddressFailure } from './metadataAddress';
import { profileNameProblem } from './profileName';
import { splitTargetPath } from './targetPath';

export interface ParsedTarget {
  readonly ok: true;
  readonly target: Target;
  /** Set when the text was the URL of one profile. */
  readonly request?: FetchRequest;
}

/**
 * Reads an address as people type or paste it: `localhost:6060`, `:6060`, `https://host/prefix`, `…/debug/pprof/`,
 * `…/debug/pprof/heap?gc=1`. Never asks the network.
 */
export function parseTarget(text: string): ParsedTarget | FetchFailure {
  const url = readAddress(text.trim());
  if (!(url instanceof URL)) return url;
  const insecure = /^https\+insecure:/i.test(text.trim());

  const { ofProfile, ofTarget } = splitQuery(url.searchParams);
  const seconds = wholeSeconds(ofProfile.get('seconds'));
  const path = splitTargetPath(url.pathname, seconds !== undefined);

  url.pathname = path.indexPath;
  url.search = new URLSearchParams([...ofTarget]).toString();
  url.hash = '';
  const shownPath = path.indexPath === '/debug/pprof/' ? '' : path.indexPath.slice(0, -1);
  const target: Target = { indexUrl: url.href, label: url.host + shownPath, insecure };
  if (path.profile === undefined) return { ok: true, target };

  const problem = profileNameProblem(path.profile);
  if (problem !== undefined) return failure('badTarget', problem);
  if (seconds !== undefined) ofProfile.delete('seconds');
  const request: FetchRequest = {
    target,
    profile: path.profile,
    ...(seconds === undefined ? {} : { seconds }),
    ...(ofProfile.size === 0 ? {} : { query: Object.fromEntries(ofProfile) }),
  };
  return { ok: true, target, request };
}

const MAX_ADDRESS_LENGTH = 4096;

const EXAMPLES = l10n.t(
  'Write localhost:6060, http://host:port, a base address such as http://host:8080/prefix, or the address of a profile such as http://host:6060/debug/pprof/heap.',
);

function readAddress(text: string): URL | FetchFailure {
  if (text === '')
    return failure(
      'badTarget',
      l10n.t('The address of a Go program was expected, but nothing was given.'),
      EXAMPLES,
    );
  if (text.length > MAX_ADDRESS_LENGTH) {
    return failure(
      'badTarget',
      l10n.t(
        'An address of at most {0} characters was expected, but this one has {1}.',
        MAX_ADDRESS_LENGTH,
        text.length,
      ),
      EXAMPLES,
    );
  }
  // WHATWG URLs drop tabs and line ends and read "\" as "/": what would be asked is not what was typed.
  if (/[\s\\\p{Cc}]/u.test(text)) {
    return failure(
      'badTarget',
      l10n.t(
        'An address without spaces and backslashes was expected, but {0} was found.',
        quoteAddress(text),
      ),
      fileHint(text),
      EXAMPLES,
    );
  }
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme === undefined) return readWithoutScheme(text);
  if (scheme === 'http' || scheme === 'https') return readUrl(text, text);
  if (scheme === 'https+insecure') return readUrl(`https${text.slice(scheme.length)}`, text);
  return failure(
    'badTarget',
    l10n.t(
      'An address that starts with http://, https:// or https+insecure:// was expected, but {0} starts with {1}://.',
      quoteAddress(text),
      scheme,
    ),
    scheme === 'file' ? l10n.t('To read a profile from a file, use "Open profile…".') : EXAMPLES,
  );
}

/** A bare word is more often a slip than a host on port 80, so a port or the path of the index is asked for. */
function readWithoutScheme(text: string): URL | FetchFailure {
  const authority = text.split(/[/?#]/, 1)[0] ?? '';
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  if (/^:\d+$/.test(authority)) return readUrl(`http://localhost${text}`, text);
  if (host !== '' && (/:\d+$/.test(host) || /\/pprof(?:[/?#]|$)/.test(text)))
    return readUrl(`http://${text}`, text);
  if (/^\d{2,5}$/.test(host)) {
    return failure(
      'badTarget',
      l10n.t('A host and a port were expected, but {0} is a number.', quoteAddress(text)),
      l10n.t('For that port on this machine, write localhost:{0}.', host),
    );
  }
  const hint = fileHint(text);
  const isHost = hint === '' && !text.includes('@') && /^[a-z0-9.-]{1,255}$/i.test(host);
  return failure(
    'badTarget',
    l10n.t('A host with a port was expected, but {0} was found.', quoteAddress(text)),
    isHost
      ? l10n.t('Add the port, for example {0}:6060, or write http://{1} for port 80.', host, host)
      : hint,
    isHost || hint !== '' ? '' : EXAMPLES,
  );
}

function readUrl(text: string, typed: string): URL | FetchFailure {
  let url: URL;
  try {
    url = new URL(text);
    // Basic credentials are percent-decoded when they are sent; an escape that is none would throw there.
    decodeURIComponent(url.username);
    decodeURIComponent(url.password);
  } catch {
    return failure(
      'badTarget',
      l10n.t('The address of a Go program was expected, but {0} is not one.', quoteAddress(typed)),
      /:\d{5,}/.test(typed) ? l10n.t('A port is a number from 1 to 65535.') : '',
      /:.*:/.test(typed.replace(/^.*:\/\//, ''))
        ? l10n.t('An IPv6 address stands in brackets: [::1]:6060.')
        : '',
      EXAMPLES,
    );
  }
  if (url.port === '0')
    return failure(
      'badTarget',
      l10n.t('A port from 1 to 65535 was expected, but {0} has port 0.', quoteAddress(typed)),
      EXAMPLES,
    );
  if (isMetadataAddress(url.hostname)) return metadataAddressFailure(url.hostname);
  return url;
}

/**
 * `seconds`, `debug` and `gc` are said of one profile; everything else (`token=…`) belongs to every request of the
 * target. As in Go's `FormValue` the first of several wins.
 */
function splitQuery(params: URLSearchParams): {
  ofProfile: Map<string, string>;
  ofTarget: Map<string, string>;
} {
  const ofProfile = new Map<string, string>();
  const ofTarget = new Map<string, string>();
  for (const [key, value] of params) {
    const side = key === 'seconds' || key === 'debug' || key === 'gc' ? ofProfile : ofTarget;
    if (!side.has(key)) side.set(key, value);
  }
  return { ofProfile, ofTarget };
}

/** Anything else than a positive whole number stays in the query, where the server complains in its own words. */
function wholeSeconds(text: string | undefined): number | undefined {
  if (text === undefined || !/^[0-9]{1,6}$/.test(text)) return undefined;
  const seconds = Number(text);
  return seconds > 0 ? seconds : undefined;
}

/** Without `user:password@`, whatever else is wrong with the address: a password may itself hold slashes. */
function quoteAddress(text: string): string {
  const at = text.lastIndexOf('@');
  if (at < 0) return quote(text);
  const scheme = /^[a-z][a-z0-9+.-]{0,30}:\/\//i.exec(text)?.[0] ?? '';
  return quote(`${scheme}…${text.slice(at)}`);
}

function fileHint(text: string): string {
  const looksLikeFile =
    /\.(?:gz|pprof|prof|pb|out|txt)$/i.test(text) || /^(?:[~.]?\/|[a-z]:\\|\\\\)/i.test(text);
  return looksLikeFile ? l10n.t('To read a profile from a file, use "Open profile…".') : '';
}
