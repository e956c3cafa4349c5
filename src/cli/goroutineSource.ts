/** Goroutines from a file, an address or standard input, whatever form they have there. */
import fs from 'node:fs';
import zlib from 'node:zlib';
import { goroutineSampleType, goroutinesOfProfile } from '../analysis/goroutines/goroutinesOfProfile';
import { parseTarget } from '../fetch/parseTarget';
import { profileUrlOf } from '../fetch/requestUrl';
import { GoroutineDumpReader } from '../formats/goroutines/goroutineDumpReader';
import { looksLikeGoroutineDump } from '../formats/goroutines/looksLikeGoroutineDump';
import { readGoroutineDump } from '../formats/goroutines/readGoroutineDump';
import { DEFAULT_MAX_INFLATED_BYTES, readProfile } from '../formats/readProfile';
import type { GoroutineDump } from '../model/goroutineDump';
import type { CliPorts } from './cliPorts';
import { inflatedStream } from './inflatedStream';
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

async function readFile(path: string): Promise<GoroutineSource> {
  try {
    if (fs.statSync(path).isDirectory()) return failed(`open ${path}: is a directory. ${EXPECTED}`);
    const chunks = fs.createReadStream(path, { highWaterMark: CHUNK_BYTES });
    return await readStream(chunks as AsyncIterable<Uint8Array>);
  } catch (error) {
    if (errorCode(error) === '') throw error;
    return failed(`open ${path}: ${systemErrorText(error)}. Check that you may read it.`);
  }
}

const CHUNK_BYTES = 4 * 1024 * 1024;

/** As the extension reads what people type: a host alone stands for all of its goroutines, with what they wait for. */
async function readAddress(source: string): Promise<GoroutineSource> {
  const parsed = parseTarget(source);
  if (!parsed.ok) return failed(`There is no file ${JSON.stringify(source)}. ${parsed.message}`);
  const { target } = parsed;
  const url = profileUrlOf(parsed.request ?? { target, profile: 'goroutine', query: { debug: '2' } });
  if (!(url instanceof URL)) return failed(url.message);
  const { readHttpSource } = await import('./httpSource');
  const address = target.insecure ? url.href.replace('https:', 'https+insecure:') : url.href;
  const request = { ...NO_LOAD_REQUEST, seconds: parsed.request?.seconds ?? -1 };
  const answer = await readHttpSource(address, request, () => undefined);
  if (!answer) return failed(`An address of a program was expected, but ${JSON.stringify(source)} is none.`);
  if (!answer.ok)
    return failed(`${answer.message}. Check that the program runs and serves net/http/pprof there.`);
  return readWhole(answer.bytes);
}

const NO_LOAD_REQUEST = {
  ...{ sources: [], bases: [], baseMode: 'base' as const, normalize: false, executable: '', buildId: '' },
  ...{ seconds: -1, timeoutSeconds: -1, symbolize: 'none', comment: '', allFrames: false },
  tls: { cert: '', key: '', ca: '' },
};

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
  return dump.goroutines.count > 0
    ? { ok: true, dump, problems: [] }
    : failed(`No goroutine was found in it. ${EXPECTED}`);
}

function failed(message: string): GoroutineSource {
  return { ok: false, message };
}
