/** Names come from profiles and may hold anything: what is shown of them is one visible line. */

/** More than any screen shows of one name; the rest costs layout and is in the copied text. */
const SHOWN_LENGTH = 600;

/**
 * The text with everything that is invisible, breaks lines or turns the reading direction made visible:
 * `a\nb` → `a␊b`, a right-to-left override → `⟨U+202E⟩`. A byte that is no text, which comes as half of a surrogate pair,
 * becomes U+FFFD.
 */
export function visibleText(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0xd800 && code < 0xe000) return '\ufffd';
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? '\u2421' : `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
  });
}

/** As `visibleText`, and cut in the middle where it is longer than anyone reads. */
export function shownText(text: string): string {
  if (text.length <= SHOWN_LENGTH) return visibleText(text);
  const half = SHOWN_LENGTH / 2;
  return visibleText(`${text.slice(0, half)}…${text.slice(-half)}`);
}

/**
 * A function name in two parts, so that the package path can give way before the function:
 * `github.com/a/b/pkg.(*T).Do` → `github.com/a/b/` and `pkg.(*T).Do`.
 * Slashes in type arguments or receivers do not count: `main.f[github.com/a/b.T]` is all function.
 */
export function splitName(name: string): { readonly path: string; readonly rest: string } {
  const bracket = name.search(/[[(<{ ]/);
  const slash = (bracket === -1 ? name : name.slice(0, bracket)).lastIndexOf('/');
  return { path: name.slice(0, slash + 1), rest: name.slice(slash + 1) };
}
