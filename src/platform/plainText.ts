/**
 * VS Code reads some texts as more than text: `$(icon)` in labels, `[text](command:…)` in messages. What comes from a
 * profile, a path or an HTTP answer must stay what it is.
 */

/** For labels of pickers, lenses and the status bar. */
export function plainLabel(text: string, maxLength = 300): string {
  return cut(visible(text), maxLength).replaceAll('$(', '$\u200b(');
}

/** For notifications, which turn `[text](target)` into links. */
export function plainMessage(text: string, maxLength = 1200): string {
  return cut(visible(text), maxLength).replaceAll('](', ']\u200b(');
}

/** Control characters, halves of surrogate pairs (bytes of a profile that are no text), and marks that make text run backwards, would let a name pass for another. */
export function visible(text: string): string {
  return text
    .replaceAll(/\p{Cs}/gu, '\ufffd')
    .replaceAll(/[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069]+/gu, ' ');
}

export function cut(text: string, maxLength: number): string {
  return text.length <= maxLength ? text : `${text.slice(0, maxLength - 1)}…`;
}
