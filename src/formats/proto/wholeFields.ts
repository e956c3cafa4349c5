import { BYTES, VARINT } from './wire';

/**
 * Where the fields end that lie wholly in the bytes. From a field on whose form profile.proto does not have, nothing
 * counts as whole, so that it is looked at when all has come.
 */
export function wholeFieldsEnd(bytes: Uint8Array): number {
  const { length } = bytes;
  let end = 0;
  for (let at = 0; ; end = at) {
    const wireType = (bytes[at] ?? NONE) & 7;
    at = varintEnd(bytes, at);
    if (wireType === VARINT) at = varintEnd(bytes, at);
    else if (wireType !== BYTES) return end;
    else {
      // Lengths of more than four bytes are beyond every limit.
      let size = 0;
      let shift = 0;
      let byte = 128;
      while (byte > 127 && shift < 28) {
        byte = bytes[at++] ?? 0;
        size |= (byte & 127) << shift;
        shift += 7;
      }
      if (byte > 127) return end;
      at += size;
    }
    if (at > length) return end;
  }
}

/** No wire type: the end of the bytes. */
const NONE = 7;

/** Behind the varint; beyond the end where it is cut. */
function varintEnd(bytes: Uint8Array, begin: number): number {
  let at = begin;
  while ((bytes[at++] ?? 0) > 127);
  return at;
}
