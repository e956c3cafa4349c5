import { pipeline, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';

/** Undoes one layer of `Content-Encoding`. Iterating throws what zlib says of broken input, or what the source throws. */
export type Decoding = (source: AsyncIterable<Buffer>) => AsyncIterable<Buffer>;

const MAX_LAYERS = 2;

/**
 * What undoes a `Content-Encoding`, outermost first; undefined for one that we do not know. We ask for none, but
 * middleware in front of pprof compresses all the same.
 *
 * @example contentDecodings('gzip')?.length === 1
 */
export function contentDecodings(header: string | undefined): readonly Decoding[] | undefined {
  const names = (header ?? '')
    .slice(0, 200)
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '' && name !== 'identity');
  if (names.length > MAX_LAYERS) return undefined;
  const decodings: Decoding[] = [];
  for (const name of names.reverse()) {
    const decoding = DECODINGS.get(name);
    if (decoding === undefined) return undefined;
    decodings.push(decoding);
  }
  return decodings;
}

/** `deflate` means zlib's format, but some servers send it without the header; the first byte tells. */
async function* inflate(source: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  const chunks = source[Symbol.asyncIterator]();
  const first = await chunks.next();
  if (first.done === true) return;
  const isZlib = ((first.value[0] ?? 0) & 0x0f) === 8;
  const whole = (async function* (): AsyncIterable<Buffer> {
    yield first.value;
    for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) yield next.value;
  })();
  yield* through(whole, isZlib ? createInflate() : createInflateRaw());
}

/** The pipeline hands errors on to whoever iterates, so its own callback has nothing to do. */
function through(source: AsyncIterable<Buffer>, transform: Transform): AsyncIterable<Buffer> {
  return pipeline(source, transform, () => undefined);
}

const DECODINGS: ReadonlyMap<string, Decoding> = new Map<string, Decoding>([
  ['gzip', (source) => through(source, createGunzip())],
  ['x-gzip', (source) => through(source, createGunzip())],
  ['deflate', inflate],
  ['br', (source) => through(source, createBrotliDecompress())],
]);
