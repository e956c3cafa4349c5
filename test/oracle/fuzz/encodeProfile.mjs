/** Writes profile.proto from plain objects. Shares no code with the product's reader and writer. */

export function encodeProfile(content) {
  const strings = new Map([['', 0]]);
  const text = (value) => {
    if (!strings.has(value)) strings.set(value, strings.size);
    return strings.get(value);
  };
  const valueType = ([type, unit]) => [int(1, text(type)), int(2, text(unit))];
  const parts = [
    ...content.types.map((type) => message(1, valueType(type))),
    ...content.samples.map((sample) => message(2, sampleFields(sample, text))),
    ...content.mappings.map((mapping) => message(3, mappingFields(mapping, text))),
    ...content.locations.map((location) => message(4, locationFields(location))),
    ...content.functions.map((entry) => message(5, functionFields(entry, text))),
    int(7, text(content.dropFrames)),
    int(8, text(content.keepFrames)),
    int(9, content.timeNanos),
    int(10, content.durationNanos),
    message(11, valueType(content.periodType)),
    int(12, content.period),
    ...content.comments.map((comment) => int(13, text(comment))),
    int(14, text(content.defaultType)),
    int(15, text(content.docUrl)),
  ];
  // As Go's runtime does, the strings come last.
  const table = [...strings.keys()].map((value) => bytesField(6, stringBytes(value)));
  return Buffer.concat([...parts, ...table]);
}

/** Halves of pairs that stand alone are bytes that are no UTF-8: `\udcff` is the byte 0xff. */
function stringBytes(value) {
  const characters = [...value].map((character) => {
    const byte = character.charCodeAt(0) - 0xdc00;
    return character.length === 1 && byte >= 0x80 && byte <= 0xff
      ? Buffer.from([byte])
      : Buffer.from(character, 'utf8');
  });
  return Buffer.concat(characters);
}

function sampleFields({ locations, values, labels }, text) {
  return [
    bytesField(1, Buffer.concat(locations.map(varint))),
    bytesField(2, Buffer.concat(values.map(varint))),
    ...labels.map(({ key, str, num = 0n, unit = '' }) =>
      message(3, [
        int(1, text(key)),
        ...(str === undefined ? [int(3, num), int(4, text(unit))] : [int(2, text(str))]),
      ]),
    ),
  ];
}

function mappingFields({ id, start, limit, offset, file, buildId, hasFunctions }, text) {
  const has = hasFunctions ? 1 : 0;
  return [
    ...[id, start, limit, offset, text(file), text(buildId)].map((value, i) => int(i + 1, value)),
    ...[7, 8, 9].map((field) => int(field, has)),
  ];
}

function locationFields({ id, mapping, address, lines, isFolded }) {
  return [
    int(1, id),
    int(2, mapping),
    int(3, address),
    ...lines.map(({ functionId, line, column }) =>
      message(4, [int(1, functionId), int(2, line), int(3, column)]),
    ),
    int(5, isFolded ? 1 : 0),
  ];
}

function functionFields({ id, name, systemName, file, startLine }, text) {
  return [int(1, id), int(2, text(name)), int(3, text(systemName)), int(4, text(file)), int(5, startLine)];
}

const message = (field, parts) => bytesField(field, Buffer.concat(parts));
const bytesField = (field, bytes) => Buffer.concat([varint((field << 3) | 2), varint(bytes.length), bytes]);

/** Zero is what an absent field means. */
function int(field, value) {
  return BigInt(value) === 0n ? Buffer.alloc(0) : Buffer.concat([varint(field << 3), varint(value)]);
}

function varint(value) {
  const bytes = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest >= 0x80n; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
  return Buffer.from([...bytes, Number(rest)]);
}
