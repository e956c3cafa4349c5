import { startsWith } from './headerLine';
import { isDigit } from './placeLine';

/** `created by main.start[...] in goroutine 1`; the goroutine since Go 1.21, else -1. */
export function readCreatedLine(
  bytes: Uint8Array,
  start: number,
  end: number,
): { readonly nameStart: number; readonly nameEnd: number; readonly creatorId: number } | undefined {
  if (!startsWith(bytes, start, end, CREATED)) return undefined;
  const from = start + CREATED.length;
  let at = end;
  let creatorId = 0;
  let scale = 1;
  while (at > from && isDigit(bytes[at - 1] as number)) {
    at--;
    creatorId += scale * ((bytes[at] as number) - ZERO);
    scale *= 10;
  }
  const word = at - IN_GOROUTINE.length;
  if (at === end || word <= from || !startsWith(bytes, word, at, IN_GOROUTINE)) {
    return { nameStart: from, nameEnd: end, creatorId: -1 };
  }
  return { nameStart: from, nameEnd: word, creatorId: Number.isSafeInteger(creatorId) ? creatorId : -1 };
}

const CREATED = new TextEncoder().encode('created by ');
const IN_GOROUTINE = new TextEncoder().encode(' in goroutine ');
const ZERO = 48;
