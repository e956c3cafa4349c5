export const MAX_REDIRECTS = 5;

export type NextHop =
  | { readonly kind: 'answer' }
  | { readonly kind: 'follow'; readonly url: URL }
  /** `to` is the place the server named, whatever it is. */
  | {
      readonly kind: 'refuse';
      readonly to: string;
      readonly why: 'otherOrigin' | 'insecure' | 'tooMany' | 'noUrl';
    };

/**
 * What to do with an answer that may be a redirect. Only the same origin is followed: the person chose one host, and
 * credentials must not travel to another.
 *
 * @param followed how many redirects led to `from`
 */
export function nextHop(from: URL, status: number, location: string | undefined, followed: number): NextHop {
  if (!REDIRECTS.has(status) || location === undefined) return { kind: 'answer' };
  let to: URL;
  try {
    to = new URL(location, from);
  } catch {
    return { kind: 'refuse', to: location, why: 'noUrl' };
  }
  // The answer may not choose who we are.
  to.username = from.username;
  to.password = from.password;
  to.hash = '';
  if (to.protocol !== 'http:' && to.protocol !== 'https:')
    return { kind: 'refuse', to: location, why: 'noUrl' };
  const named = to.origin + to.pathname;
  if (from.protocol === 'https:' && to.protocol === 'http:')
    return { kind: 'refuse', to: named, why: 'insecure' };
  if (to.origin !== from.origin) return { kind: 'refuse', to: named, why: 'otherOrigin' };
  if (followed >= MAX_REDIRECTS) return { kind: 'refuse', to: named, why: 'tooMany' };
  return { kind: 'follow', url: to };
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
