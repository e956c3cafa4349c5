/** Goroutines from a file, an address or standard input, whatever form they have there. */
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { goroutineSampleType, goroutinesOfProfile } from '../analysis/goroutines/goroutinesOfProfile';
import { goroutinesOfRaces } from '../analysis/goroutines/goroutinesOfRaces';
import { beginsAsDump, LARGE_DUMP_BYTES } from '../formats/goroutines/beginsAsDump';
import { GoroutineDumpReader } from '../formats/goroutines/goroutineDumpReader';
import { looksLikeGoroutineDump } from '../formats/goroutines/looksLikeGoroutineDump';
import { readDumpFile } from '../formats/goroutines/readDumpFile';
import { readGoroutineDump } from '../formats/goroutines/readGoroutineDump';
import { DEFAULT_MAX_INFLATED_BYTES, readProfile } from '../formats/readProfile';
import type { GoroutineDump } from '../model/goroutineDump';
import type { CliPorts } from './cliPorts';
import { inflatedStream } from './inflatedStream';
import { readProgramAddress } from './programAddress';
import { errorCode, systemErrorText } from './systemError';

export type GoroutineSource =
  | {
      readonly ok: true;
      readonly dump: GoroutineDump;
      /** Of a profile, in whole sentences; those of a dump are in the dump. */
      readonly problems: readonly string[];
    }
  | { readonly ok: false; readonly message: string };

export async function readGoroutineSource(source: string, ports: CliPorts): Promise<GoroutineSource> {
  if (source === '-') return readStream(ports.input() as AsyncIterable<Uint8Array | string>);
  if (fs.existsSync(source)) return readFile(source);
  return readAddress(source);
}

async function readFile(file: string): Promise<GoroutineSource> {
  try {
    const stat = fs.statSync(file);
    if (stat.isDirectory()) return failed(`open ${file}: is a directory. ${EXPECTED}`);
    if (stat.size > LARGE_DUMP_BYTES && stat.isFile() && (await beginsAsDump(file)))
      return dumpOutcome(await readDumpFile(file, { worker: path.join(__dirname, 'dumpPartWorker.js') }));
    const chunks = fs.createReadStream(file, { highWaterMark: CHUNK_BYTES });
    return await readStream(chunks as AsyncIterable<Uint8Array>);
  } catch (error) {
    if (errorCode(error) === '') throw error;
    return failed(`open ${file}: ${systemErrorText(error)}. Check that you may read it.`);
  }
}

const CHUNK_BYTES = 4 * 1024 * 1024;

async function readAddress(source: string): Promise<GoroutineSource> {
  const answer = await readProgramAddress(source, { profile: 'goroutine', query: { debug: '2' } });
  return answer.ok ? readWhole(answer.bytes) : answer;
}

/** What is small enough may be anything; what is larger can only be a dump, which is read as it comes. */
async function readStream(stream: AsyncIterable<Uint8Array | string>): Promise<GoroutineSource> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  let reader: GoroutineDumpReader | undefined;
  const { state, bytes } = await inflatedStream(stream, (piece) => {
    if (reader) {
      reader.push(piece);
      return;
    }
    pieces.push(piece);
    length += piece.length;
    if (length <= MAX_WHOLE_BYTES) return;
    reader = new GoroutineDumpReader();
    for (const earlier of pieces.splice(0)) reader.push(earlier);
  });
  const outcome = reader ? dumpOutcome(reader.finish()) : readWhole(Buffer.concat(pieces, length));
  return state === 'whole' ? outcome : withLoss(outcome, state, bytes);
}

const MAX_WHOLE_BYTES = 256 * 1024 * 1024;

function withLoss(outcome: GoroutineSource, state: 'cutShort' | 'damaged', bytes: number): GoroutineSource {
  const what = state === 'cutShort' ? 'cut short' : 'damaged';
  const loss = `The gzip data is ${what} after ${bytes.toLocaleString('en')} bytes. Fetch or copy it again.`;
  return outcome.ok
    ? { ...outcome, problems: [loss, ...outcome.problems] }
    : failed(`${loss} ${outcome.message}`);
}

const EXPECTED =
  'A goroutine dump (goroutine?debug=2, a crash, SIGQUIT) or a goroutine profile was expected; fetch /debug/pprof/goroutine?debug=2 of the program.';

function readWhole(bytes: Uint8Array): GoroutineSource {
  if (bytes.length === 0) return failed(`It is empty. ${EXPECTED}`);
  if (looksLikeGoroutineDump(bytes)) return dumpOutcome(readGoroutineDump(bytes));
  const outcome = readProfile(bytes, { maxInflatedBytes: DEFAULT_MAX_INFLATED_BYTES, zlib });
  if (!outcome.ok) return failed(`${EXPECTED} ${outcome.message}`);
  const { profile, problems } = outcome;
  if (goroutineSampleType(profile) === undefined) {
    const counted = profile.sampleTypes.map(({ type }) => type).join(', ');
    return failed(`It is a profile that counts ${counted}. ${EXPECTED}`);
  }
  return { ok: true, dump: goroutinesOfProfile(profile), problems };
}

function dumpOutcome(dump: GoroutineDump): GoroutineSource {
  if (dump.goroutines.count > 0) return { ok: true, dump, problems: [] };
  const racing = goroutinesOfRaces(dump);
  return racing === undefined
    ? failed(`No goroutine was found in it. ${EXPECTED}`)
    : { ok: true, dump: racing, problems: [ONLY_RACES] };
}

const ONLY_RACES =
  'It has no goroutine dump, only reports of data races: each access in them is shown as a goroutine.';

function failed(message: string): GoroutineSource {
  return { ok: false, message };
}
