/**
 * Text for an SVG's elements and attributes. What XML cannot hold, and marks that make text run backwards or hide in it,
 * become a visible sign: a name from a profile must not pass for another one.
 */
export function svgEscape(text: string): string {
  return text
    .replace(UNSAFE, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Control characters except tab and line break, halves of characters, direction marks, and what no XML may have. */
const UNSAFE =
  /[^\P{Cc}\t\n]|\p{Surrogate}|[\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]/gu;

/** Cut between code points. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
