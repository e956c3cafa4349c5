import zlib from 'node:zlib';
import { readProfile } from '../../src/formats/readProfile';
import type { ReadOutcome } from '../../src/formats/readOutcome';
import type { Profile } from '../../src/model/profile';

export function readBytes(content: string | Uint8Array): ReadOutcome {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return readProfile(bytes, { maxInflatedBytes: 2 ** 28, zlib });
}

export function profileOf(content: string | Uint8Array): Profile {
  const outcome = readBytes(content);
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.profile;
}

/** What pprof says of a text, where it does not read it. */
export function pprofSays(content: string | Uint8Array): string | undefined {
  const outcome = readBytes(content);
  return outcome.ok ? outcome.pprofRefuses : outcome.pprofMessage;
}
