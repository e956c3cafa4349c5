/** Field 6 of profile.proto's outermost message; as far as it can be read. */
export function readStringTable(bytes) {
  const strings = [];
  let at = 0;
  const varint = () => {
    let value = 0;
    for (let shift = 0; at < bytes.length; shift += 7) {
      const byte = bytes[at++];
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) break;
    }
    return value;
  };
  while (at < bytes.length) {
    const tag = varint();
    const length = (tag & 7) === 2 ? varint() : 0;
    if ((tag & 7) === 0) varint();
    if (tag === 0x32) strings.push(bytes.toString('utf8', at, at + length));
    at += length;
  }
  return strings;
}
