/** The text right-aligned in so many columns, as Go pads it: by code points. Units may be any text (`-unit=…`). */
export function padded(text: string, width: number): string {
  return text.padStart(width + text.length - codePointCount(text));
}

/** A byte that is no UTF-8 counts as one, as it does for Go: it is a second half without a first (`byteText.ts`). */
export function codePointCount(text: string): number {
  let count = text.length;
  for (let at = 0; at < text.length; at++) {
    if ((text.charCodeAt(at) & 0xfc00) === 0xd800) count--;
  }
  return count;
}
