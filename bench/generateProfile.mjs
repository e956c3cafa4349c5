/** Makes profiles of a given size, the same ones each time: `S`, `M` and `L` of the README's table. */
import zlib from 'node:zlib';
import protobuf from 'protobufjs/minimal.js';

export const SIZES = {
  S: { samples: 5_000, functions: 3_000, locations: 3_000, depth: 20, labels: false },
  M: { samples: 100_000, functions: 30_000, locations: 50_000, depth: 40, labels: false },
  L: { samples: 1_000_000, functions: 60_000, locations: 120_000, depth: 50, labels: true },
};

const FIXED_STRINGS = ['', 'samples', 'count', 'cpu', 'nanoseconds', 'tenant', 'acme'];
const SOURCE_FILES = 3_000;

/** Gzipped profile.proto. Deep frames are drawn from fewer locations than leaves, as in a real program. */
export function generateProfile({ samples, functions, locations, depth, labels }, seed) {
  const random = randomFrom(seed);
  const strings = [...FIXED_STRINGS];
  const parts = [message(1, valueType(1, 2)), message(1, valueType(3, 4))];
  for (let from = 0; from < samples; from += 5_000) {
    const writer = protobuf.Writer.create();
    for (let row = from; row < Math.min(samples, from + 5_000); row++) {
      writer.uint32(tag(2)).fork();
      writer.uint32(tag(1)).fork();
      for (let level = 0; level < depth; level++) {
        const choice = level < depth / 2 ? locations : Math.max(10, Math.floor(locations / (level * 20)));
        writer.uint32(1 + random(choice));
      }
      writer.ldelim();
      writer
        .uint32(16)
        .int64(1 + random(5))
        .uint32(16)
        .int64(10_000_000 * (1 + random(5)));
      if (labels && row % 10 === 0)
        writer.uint32(tag(3)).fork().uint32(8).int64(5).uint32(16).int64(6).ldelim();
      writer.ldelim();
    }
    parts.push(writer.finish());
  }
  for (let id = 1; id <= locations; id++) parts.push(message(4, location(id, functions)));
  for (let id = 1; id <= functions; id++) {
    strings.push(`example.com/service/package${id % 300}.(*Type${id}).method${id}`);
    const name = strings.length - 1;
    if (id <= SOURCE_FILES) strings.push(`/build/src/package${id % 300}/file${id}.go`);
    const writer = protobuf.Writer.create()
      .uint32(8)
      .uint64(id)
      .uint32(16)
      .int64(name)
      .uint32(24)
      .int64(name);
    parts.push(
      message(
        5,
        writer
          .uint32(32)
          .int64(strings.length - 1)
          .uint32(40)
          .int64(id % 500),
      ),
    );
  }
  for (const text of strings) parts.push(protobuf.Writer.create().uint32(tag(6)).string(text).finish());
  return zlib.gzipSync(Buffer.concat(parts), { level: 6 });
}

function tag(field) {
  return (field << 3) | 2;
}

function message(field, writer) {
  return protobuf.Writer.create().uint32(tag(field)).bytes(writer.finish()).finish();
}

function valueType(type, unit) {
  return protobuf.Writer.create().uint32(8).int64(type).uint32(16).int64(unit);
}

/** Every fifth location has a call that was inlined. */
function location(id, functions) {
  const writer = protobuf.Writer.create()
    .uint32(8)
    .uint64(id)
    .uint32(24)
    .uint64(4_194_304 + id * 7);
  for (let line = 0; line < (id % 5 === 0 ? 2 : 1); line++) {
    writer
      .uint32(tag(4))
      .fork()
      .uint32(8)
      .uint64(1 + ((id * 7 + line * 13) % functions));
    writer
      .uint32(16)
      .int64((id % 900) + 1)
      .ldelim();
  }
  return writer;
}

/** A linear congruential generator: whole numbers from 0 to limit - 1. */
function randomFrom(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % limit;
  };
}
