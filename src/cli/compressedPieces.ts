import zlib from 'node:zlib';
import type { ReportContent } from '../driver/produceReport';

/** What is written of a report. A profile is gzipped, as pprof writes profiles. */
export function* compressedPieces({ pieces, encoding }: ReportContent): Generator<string | Uint8Array> {
  if (encoding === 'plain') yield* pieces;
  else yield zlib.gzipSync(Buffer.concat([...pieces].map((piece) => Buffer.from(piece))));
}
