import type { ProtoOutcome } from './protoReader';
import { ProtoReader } from './protoReader';

/** Reads an uncompressed profile.proto. */
export function readProto(bytes: Uint8Array): ProtoOutcome {
  return new ProtoReader(bytes.length).finish(bytes);
}
