import { wellFormed } from '../model/byteText';

/** Characters; many small texts are joined to pieces of about this length, so that each is worth a write. */
export const PIECE_LENGTH = 1 << 16;

/** As `textPieces`, for formats that are not pprof's and whose readers want UTF-8: other bytes become U+FFFD. */
export function* wellFormedPieces(texts: Iterable<string>): Generator<string> {
  for (const piece of textPieces(texts)) yield wellFormed(piece);
}

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
