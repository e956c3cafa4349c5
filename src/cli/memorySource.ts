/** A heap text from a file, an address or standard input. */
import fs from 'node:fs';
import zlib from 'node:zlib';
import { DEFAULT_MAX_INFLATED_BYTES, readProfile } from '../formats/readProfile';
import type { MemStats } from '../model/memStats';
import type { Profile } from '../model/profile';
import type { CliPorts } from './cliPorts';
import { readProgramAddress } from './programAddress';
import { systemErrorText } from './systemError';

export type MemorySource =
  | {
      readonly ok: true;
      readonly stats: MemStats;
      readonly profile: Profile;
      /** When it was fetched, nanoseconds since 1970; files do not tell. */
      readonly fetchedNanos?: bigint;
      /** Whole sentences. */
      readonly problems: readonly string[];
    }
  | { readonly ok: false; readonly message: string };

export async function readMemorySource(source: string, ports: CliPorts): Promise<MemorySource> {
  if (source === '-') return read(await wholeInput(ports.input() as AsyncIterable<Uint8Array | string>));
  if (fs.existsSync(source)) {
    let bytes: Uint8Array;
    try {
      bytes = ports.readFile(source);
    } catch (error) {
      return failed(`${systemErrorText(error)}. Check that it is a file and that you may read it.`);
    }
    return read(bytes);
  }
  const answer = await readProgramAddress(source, { profile: 'heap', query: { debug: '1' } });
  if (!answer.ok) return answer;
  const outcome = read(answer.bytes);
  return outcome.ok ? { ...outcome, fetchedNanos: BigInt(Date.now()) * 1_000_000n } : outcome;
}

async function wholeInput(input: AsyncIterable<Uint8Array | string>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of input) pieces.push(typeof piece === 'string' ? Buffer.from(piece) : piece);
  return Buffer.concat(pieces);
}

const EXPECTED =
  'The text of a heap or allocs profile was expected, which ends with MemStats; fetch /debug/pprof/heap?debug=1 of the program.';

function read(bytes: Uint8Array): MemorySource {
  if (bytes.length === 0) return failed(`It is empty. ${EXPECTED}`);
  const outcome = readProfile(bytes, { maxInflatedBytes: DEFAULT_MAX_INFLATED_BYTES, zlib });
  if (!outcome.ok) return failed(`${EXPECTED} ${outcome.message}`);
  const { profile, problems } = outcome;
  const stats = profile.text?.memStats;
  return stats === undefined || stats.size === 0
    ? failed(`It has no MemStats. ${EXPECTED}`)
    : { ok: true, stats, profile, problems };
}

function failed(message: string): MemorySource {
  return { ok: false, message };
}
