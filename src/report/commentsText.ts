import type { Report, ReportText } from './report';
import { textPieces } from './textPieces';

/** `-comments`: every comment, one per line. */
export function commentsText({ profile }: Report): ReportText {
  return { ok: true, pieces: textPieces(profile.comments.map((comment) => `${comment}\n`)) };
}
