/** profile.proto for the library's reflection, as an encoder and decoder that shares no code with ours. */
import protobuf from 'protobufjs';

const SCHEMA = `
syntax = "proto3";
message Profile {
  repeated ValueType sample_type = 1; repeated Sample sample = 2; repeated Mapping mapping = 3;
  repeated Location location = 4; repeated Function function = 5; repeated string string_table = 6;
  int64 drop_frames = 7; int64 keep_frames = 8; int64 time_nanos = 9; int64 duration_nanos = 10;
  ValueType period_type = 11; int64 period = 12; repeated int64 comment = 13; int64 default_sample_type = 14; int64 doc_url = 15;
}
message ValueType { int64 type = 1; int64 unit = 2; }
message Sample { repeated uint64 location_id = 1; repeated int64 value = 2; repeated Label label = 3; }
message Label { int64 key = 1; int64 str = 2; int64 num = 3; int64 num_unit = 4; }
message Mapping { uint64 id = 1; uint64 memory_start = 2; uint64 memory_limit = 3; uint64 file_offset = 4; int64 filename = 5;
  int64 build_id = 6; bool has_functions = 7; bool has_filenames = 8; bool has_line_numbers = 9; bool has_inline_frames = 10; }
message Location { uint64 id = 1; uint64 mapping_id = 2; uint64 address = 3; repeated Line line = 4; bool is_folded = 5; }
message Line { uint64 function_id = 1; int64 line = 2; int64 column = 3; }
message Function { uint64 id = 1; int64 name = 2; int64 system_name = 3; int64 filename = 4; int64 start_line = 5; }
`;

export const PROFILE_MESSAGE = protobuf.parse(SCHEMA, { keepCase: true }).root.lookupType('Profile');

/** Encodes an object of the schema's shape; 64-bit numbers may be strings. */
export function encodeMessage(content: Record<string, unknown>): Uint8Array {
  return PROFILE_MESSAGE.encode(PROFILE_MESSAGE.fromObject(content)).finish();
}

/** As profile.proto is filled in: Go's strings need not be UTF-8. */
const WITH_BYTES = protobuf
  .parse(SCHEMA.replace('repeated string string_table', 'repeated bytes string_table'), { keepCase: true })
  .root.lookupType('Profile');

/** 64-bit numbers come as strings, absent fields with their defaults; strings that are no UTF-8 as `bytes ff61`. */
export function decodeMessage(bytes: Uint8Array): Record<string, unknown> {
  const content = WITH_BYTES.toObject(WITH_BYTES.decode(bytes), { longs: String, defaults: true });
  const strings = (content['string_table'] as readonly Uint8Array[]).map((value) => Buffer.from(value));
  return { ...content, string_table: strings.map(stringOf) };
}

function stringOf(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return Buffer.from(text).equals(bytes) ? text : `bytes ${bytes.toString('hex')}`;
}
