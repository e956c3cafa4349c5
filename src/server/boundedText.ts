import { bytesOfText, textOfBytes, wellFormed } from '../model/byteText';

/** More is nothing to paste, and would be held three times on its way to the clipboard. */
export const MAX_COPIED_BYTES = 16 * 1024 * 1024;

/** All of a text, with U+FFFD for each byte that is no UTF-8; undefined where it is too long. */
export function boundedText(pieces: Iterable<string | Uint8Array>): string | undefined {
  const chunks: Buffer[] = [];
  let length = 0;
  for (const piece of pieces) {
    // A copy: a piece of bytes holds only until the next is asked for.
    const chunk = Buffer.from(typeof piece === 'string' ? bytesOfText(piece) : piece);
    length += chunk.length;
    if (length > MAX_COPIED_BYTES) return undefined;
    chunks.push(chunk);
  }
  return wellFormed(textOfBytes(Buffer.concat(chunks)));
}
