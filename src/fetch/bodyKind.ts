import { cleanText } from './cleanText';

/** What the first bytes show at a glance. `maybeProfile` is everything else: whether it is one, its reader says. */
export type BodyKind =
  | { readonly kind: 'maybeProfile' }
  | { readonly kind: 'empty' }
  /** `title` of the page, cleaned, `''` when it has none within the first bytes. */
  | { readonly kind: 'html'; readonly title: string }
  | { readonly kind: 'json'; readonly start: string }
  /** `version` such as `go 1.26`. */
  | { readonly kind: 'executionTrace'; readonly version: string };

/** How many decoded bytes `bodyKind` wants to see, if there are so many. */
export const HEAD_BYTES = 2048;

/** @param contentType the response's header; may be wrong, except that pprof itself never says `text/html` */
export function bodyKind(head: Buffer, contentType: string | undefined): BodyKind {
  if (head.length === 0) return { kind: 'empty' };
  const text = head.toString('utf8').replace(/^\uFEFF/, '');
  const start = text.trimStart();
  if (/^text\/html\b/i.test(contentType ?? '') || /^<(?:!doctype|html|head|body)\b/i.test(start)) {
    return { kind: 'html', title: titleOf(text) };
  }
  // No profile starts so: in profile.proto these bytes open a group, and the text formats begin with words.
  if (/^\{\s*["}]/.test(start)) return { kind: 'json', start: cleanText(start, 200) };
  // `go 1.26 trace\0\0\0`
  const trace = /^(go 1\.[0-9]{1,3}) trace/.exec(text);
  if (trace !== null) return { kind: 'executionTrace', version: trace[1] ?? '' };
  return { kind: 'maybeProfile' };
}

function titleOf(page: string): string {
  const from = /<title\b[^>]{0,200}>/i.exec(page);
  if (from === null) return '';
  const rest = page.slice(from.index + from[0].length);
  return cleanText(rest.split('<', 1)[0] ?? '', 80);
}
