import type { AddressBuffer } from './addressBuffer';
import { digitsStart, trimmedEnd } from './lineBytes';
import type { TextProfileBuilder } from './textProfileBuilder';

/**
 * Names the location of a line such as `#	0x671a6b	example.com/leak.leakSend+0x2b		demo/leak/leak.go:32`. The address is
 * already the return address less one. Between the parts stand one or more tabs, or single spaces when the text was
 * pasted somewhere. A line that names nothing, or an address that no record has, is passed over.
 */
export function readFrameComment(
  builder: TextProfileBuilder,
  scratch: AddressBuffer,
  bytes: Uint8Array,
  start: number,
  end: number,
): void {
  const address = blanksEnd(bytes, start + 1, end);
  if (bytes[address] !== 48 || bytes[address + 1] !== 120) return;
  scratch.clear();
  const addressEnd = scratch.readHex(bytes, address + 2, end);
  if (addressEnd < 0 || addressEnd === address + 2) return;
  const location = builder.locations.find(scratch.lows.array[0] as number, scratch.highs.array[0] as number);
  if (location < 0 || builder.isNamed(location)) return;
  const name = blanksEnd(bytes, addressEnd, end);
  if (name === addressEnd || name === end) return;
  const nameEnd = functionNameEnd(bytes, name, end);
  if (nameEnd === name) return;
  const place = blanksEnd(bytes, nextBlank(bytes, nameEnd, end), end);
  const placeEnd = trimmedEnd(bytes, place, end);
  const digits = digitsStart(bytes, place, placeEnd);
  const hasLine =
    digits > place && digits < placeEnd && placeEnd - digits < 10 && bytes[digits - 1] === COLON;
  const fileEnd = hasLine ? digits - 1 : lastColon(bytes, place, placeEnd);
  builder.nameLocation(
    location,
    builder.strings.indexOf(bytes, name, nameEnd),
    builder.strings.indexOf(bytes, place, fileEnd),
    hasLine ? decimal(bytes, digits, placeEnd) : 0,
  );
}

const COLON = 58;

/** Before `+0x2b`; names of generic functions may hold blanks before that. Without it the first blank ends the name. */
function functionNameEnd(bytes: Uint8Array, start: number, end: number): number {
  for (let at = start; at + 2 < end; at++) {
    if (bytes[at] === 43 && bytes[at + 1] === 48 && bytes[at + 2] === 120) return at;
  }
  return nextBlank(bytes, start, end);
}

/** Where the file ends when no number follows it; nowhere when there is no colon, as what stands there is no file. */
function lastColon(bytes: Uint8Array, start: number, end: number): number {
  let at = end;
  while (at > start && bytes[at] !== COLON) at--;
  return at;
}

function blanksEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && (bytes[at] === 9 || bytes[at] === 32)) at++;
  return at;
}

function nextBlank(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && bytes[at] !== 9 && bytes[at] !== 32) at++;
  return at;
}

function decimal(bytes: Uint8Array, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at++) value = value * 10 + (bytes[at] as number) - 48;
  return value;
}
