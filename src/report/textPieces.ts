/** Characters; many small texts are joined to pieces of about this length, so that each is worth a write. */
export const PIECE_LENGTH = 1 << 16;

/** The same text in pieces of about 64 KiB. */
export function* textPieces(texts: Iterable<string>): Generator<string> {
  let piece = '';
  for (const text of texts) {
    piece += text;
    if (piece.length < PIECE_LENGTH) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
