/**
 * Makes text from outside fit for a message: one line, no control or direction-changing characters, bounded.
 *
 * @example cleanText('Unknown\tprofile\n', 200) === 'Unknown profile'
 */
export function cleanText(text: string, maxLength: number): string {
  // What is far beyond the limit is cut first, so that the expressions below never see a huge string.
  const start = text.slice(0, maxLength * 4);
  const line = start.replace(TERMINAL_SEQUENCE, '').replace(UNPRINTABLE, ' ').replace(/\s+/g, ' ').trim();
  const points = Array.from(line);
  if (points.length > maxLength) return `${points.slice(0, maxLength).join('')}…`;
  return start.length < text.length ? `${line}…` : line;
}

/** In double quotes, for `found "…"`. */
export function quote(text: string, maxLength = 120): string {
  return `"${cleanText(text, maxLength)}"`;
}

/** Colours of a terminal, `ESC [ 31 m`, whose tail would otherwise stay as `[31m`. */
const TERMINAL_SEQUENCE = /\u001b\[[0-9;]{0,16}[A-Za-z]/g;

/** Control, format (among them the bidirectional overrides), lone surrogates, private use; line and paragraph separators. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;
