/**
 * One record of a heap text: `39: 2555904 [40: 2621440] @ 0x672432 0x672423`, found wherever it is in the line, as
 * pprof's regular expression finds it: `(-?\d+): *(-?\d+) *\[ *(\d+): *(\d+) *] @([ x0-9a-f]*)`.
 */
import { digitsEnd, spacesEnd } from './lineBytes';

/** Where the five parts begin and end, one after the other. */
export type HeapRecordPlaces = Int32Array;

export const HEAP_PLACES = {
  inUseCount: 0,
  inUseSize: 2,
  allocatedCount: 4,
  allocatedSize: 6,
  addresses: 8,
  length: 10,
} as const;

/** False when there is no record. */
export function findHeapRecord(
  bytes: Uint8Array,
  start: number,
  end: number,
  places: HeapRecordPlaces,
): boolean {
  let at = start;
  while (at < end) {
    const stop = digitsEnd(bytes, at, end);
    if (stop === at) {
      at++;
      continue;
    }
    // A record begins with the first of its digits, or with a minus before it.
    const first = at > start && bytes[at - 1] === MINUS ? at - 1 : at;
    if (matchAt(bytes, first, end, places)) return true;
    at = stop;
  }
  return false;
}

const MINUS = 45;
const COLON = 58;

function matchAt(bytes: Uint8Array, start: number, end: number, places: HeapRecordPlaces): boolean {
  let at = takeNumber(bytes, start, end, places, HEAP_PLACES.inUseCount, 'signed');
  at = takeNumber(bytes, afterColon(bytes, at, end), end, places, HEAP_PLACES.inUseSize, 'signed');
  at = after(bytes, at < 0 ? at : spacesEnd(bytes, at, end), 91);
  at = takeNumber(
    bytes,
    at < 0 ? at : spacesEnd(bytes, at, end),
    end,
    places,
    HEAP_PLACES.allocatedCount,
    'unsigned',
  );
  at = takeNumber(bytes, afterColon(bytes, at, end), end, places, HEAP_PLACES.allocatedSize, 'unsigned');
  at = after(bytes, at < 0 ? at : spacesEnd(bytes, at, end), 93);
  at = after(bytes, after(bytes, at, 32), 64);
  if (at < 0 || at > end) return false;
  places[HEAP_PLACES.addresses] = at;
  while (at < end && isAddressByte(bytes[at] as number)) at++;
  places[HEAP_PLACES.addresses + 1] = at;
  return true;
}

/** The place behind a number; -1 when there is none, or when the place given is none. */
function takeNumber(
  bytes: Uint8Array,
  start: number,
  end: number,
  places: HeapRecordPlaces,
  part: number,
  sign: 'signed' | 'unsigned',
): number {
  if (start < 0) return -1;
  const digits = sign === 'signed' && bytes[start] === MINUS ? start + 1 : start;
  const stop = digitsEnd(bytes, digits, end);
  if (stop === digits) return -1;
  places[part] = start;
  places[part + 1] = stop;
  return stop;
}

function afterColon(bytes: Uint8Array, at: number, end: number): number {
  const colon = after(bytes, at, COLON);
  return colon < 0 ? colon : spacesEnd(bytes, colon, end);
}

function after(bytes: Uint8Array, at: number, byte: number): number {
  return at >= 0 && bytes[at] === byte ? at + 1 : -1;
}

/** `[ x0-9a-f]`. */
export function isAddressByte(byte: number): boolean {
  return (byte >= 48 && byte <= 57) || (byte >= 97 && byte <= 102) || byte === 32 || byte === 120;
}
