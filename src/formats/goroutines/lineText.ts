const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Of longer lines the beginning. */
const MAX_TEXT = 64 * 1024;

export function decoded(bytes: Uint8Array, start: number, end: number): string {
  return decoder.decode(bytes.subarray(start, Math.min(end, start + MAX_TEXT)));
}

/** For messages: in quotes, and cut. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 120 ? `${text.slice(0, 119)}…` : text);
}
