import { readHeaderLine } from './headerLine';
import { readStatus } from './statusText';
import { decoded } from './lineText';

/**
 * Where a goroutine's header begins behind a blank line, at or after `from`; -1 where there is none. What comes there is
 * read the same whatever stands before: the blank line ends what is open, and a header at the beginning of its line says
 * that there is no log's prefix.
 */
export function cutBehind(bytes: Uint8Array, from: number): number {
  for (let at = from; ; at++) {
    at = bytes.indexOf(NEWLINE, at);
    if (at < 0) return -1;
    if (bytes[at + 1] === LOWER_G && isBehindBlank(bytes, at) && isHeader(bytes, at + 1)) return at + 1;
  }
}

/** Whether the line that ends with the newline at `end` is empty. */
function isBehindBlank(bytes: Uint8Array, end: number): boolean {
  let at = end - 1;
  while (at >= 0 && bytes[at] === RETURN) at--;
  return at >= 0 && bytes[at] === NEWLINE;
}

function isHeader(bytes: Uint8Array, start: number): boolean {
  let end = bytes.indexOf(NEWLINE, start);
  if (end < 0 || end - start > MAX_HEADER_BYTES) return false;
  while (end > start && bytes[end - 1] === RETURN) end--;
  const header = readHeaderLine(bytes, start, end);
  return (
    header?.start === start && readStatus(decoded(bytes, header.statusStart, header.statusEnd)) !== undefined
  );
}

const MAX_HEADER_BYTES = 4096;
const NEWLINE = 10;
const RETURN = 13;
const LOWER_G = 103;
