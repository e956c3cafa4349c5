/**
 * A source that is no file, as an address to fetch from. Rules: adjustURL in pprof's internal/driver/fetch.go, 2026-11,
 * and Go's net/url.
 */
export interface SourceUrl {
  readonly url: string;
  /** How long the whole exchange may take; pprof gives it five more. */
  readonly timeoutSeconds: number;
}

/** Undefined for what cannot be an address. Negative numbers stand for what was not given. */
export function sourceUrl(source: string, seconds: number, timeoutSeconds: number): SourceUrl | undefined {
  const parts = splitUrl(source) ?? (SCHEME_OR_PORT.test(source) ? splitUrl(`http://${source}`) : undefined);
  if (!parts) return undefined;
  const query = readQuery(parts.query);
  let measured = seconds;
  if (seconds > 0) query.set('seconds', [String(seconds)]);
  else {
    const asked = query.get('seconds')?.[0] ?? '';
    if (/^[+-]?\d+$/.test(asked) && Math.abs(Number(asked)) < 2 ** 31) measured = Number(asked);
  }
  const encoded = writtenQuery(query);
  return {
    url: `${parts.beforeQuery}${encoded === '' ? '' : '?'}${encoded}${parts.fragment}`,
    timeoutSeconds: timeoutSeconds > 0 ? timeoutSeconds : measured > 0 ? measured * 1.5 : 60,
  };
}

interface UrlParts {
  readonly beforeQuery: string;
  readonly query: string;
  /** With its `#`. */
  readonly fragment: string;
}

/** `host:port/path`, where Go reads `host` as a scheme. Other words without `//` are paths, and `file:` is one, too. */
const SCHEME_OR_PORT = /^(?!file:)[^/?#]*:/i;

/** Undefined where Go finds no host. */
function splitUrl(text: string): UrlParts | undefined {
  const found = /^((?:[a-z][a-z0-9+.-]*:)?)\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?(#.*)?$/is.exec(text);
  if (!found) return undefined;
  const [, scheme = '', host = '', path = '', query = '', fragment = ''] = found;
  const authority = host.slice(host.lastIndexOf('@') + 1);
  if (authority === '' || !/^(?:\[[^\]]*\]|[^:]*)(?::\d*)?$/.test(authority)) return undefined;
  // Go refuses control characters anywhere.
  if (/\p{Cc}/u.test(text)) return undefined;
  return { beforeQuery: `${scheme.toLowerCase()}//${host}${escapedPath(path)}`, query, fragment };
}

function escapedPath(path: string): string {
  return path.replace(/[^\w\-.~!$&'()*+,/:;=@%[\]]+/g, (text) => encodeURIComponent(text));
}

type Query = Map<string, string[]>;

/** Pairs that are no pairs are left out, as Go does. */
function readQuery(text: string): Query {
  const query: Query = new Map();
  for (const pair of text.split('&')) {
    if (pair === '' || pair.includes(';')) continue;
    const [key = '', ...values] = pair.split('=');
    const name = unescaped(key);
    const content = unescaped(values.join('='));
    if (name === undefined || content === undefined) continue;
    query.set(name, [...(query.get(name) ?? []), content]);
  }
  return query;
}

function unescaped(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}

/** Sorted by key. */
function writtenQuery(query: Query): string {
  return [...query]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, values]) => values.map((value) => `${escaped(key)}=${escaped(value)}`))
    .join('&');
}

function escaped(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
}
