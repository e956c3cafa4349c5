// Plays the recordings back as Go's net/http/pprof would serve them. Node only, no packages.
// As a program: node playback.mjs [--port 6060] [--step 20] [--program memory_grower]
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';

const recordings = path.join(path.dirname(fileURLToPath(import.meta.url)), 'recordings');
const prefix = '/debug/pprof/';
const text = 'text/plain; charset=utf-8';
const binary = 'application/octet-stream';

const maxInt64 = 2 ** 63;

/** The profiles for which net/http/pprof knows ?seconds=. */
const withDelta = new Set(['allocs', 'block', 'goroutine', 'goroutineleak', 'heap', 'mutex', 'threadcreate']);

/**
 * Serves one recorded program on 127.0.0.1.
 * `stepSeconds`: a moment lasts so long, the last one for ever; 0: only advance() or GET /advance move on.
 * playback.d.mts describes all options and the answer.
 */
export async function startPlayback(options = {}) {
  const {
    port = 0,
    stepSeconds = 0,
    program = 'leak_demo',
    msPerSecond = 1000,
    onWaiting = () => {},
  } = options;
  const recorded = JSON.parse(readFileSync(path.join(recordings, 'manifest.json'), 'utf8')).programs[program];
  if (recorded === undefined) throw new Error(`there is no recording of "${program}"`);
  const startedAt = performance.now();
  let advanced = 0;
  const last = recorded.moments.length - 1;
  const moment = () => {
    const byTime = stepSeconds > 0 ? Math.floor((performance.now() - startedAt) / 1000 / stepSeconds) : 0;
    return Math.min(last, byTime + advanced);
  };
  const advance = () => {
    if (moment() < last) advanced++;
    return recorded.moments[moment()].amount;
  };
  const played = { recorded, moment, advance, msPerSecond, onWaiting, profilingCpu: false };
  const server = createServer((request, response) => answer(played, request, response));
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const close = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${server.address().port}${prefix}`, advance, close };
}

function answer(played, request, response) {
  const [pathname, query = ''] = splitOnce(request.url ?? '/', '?');
  const name = decode(pathname.slice(prefix.length));
  if (name === undefined) return send(response, 400, '400 Bad Request', text);
  if (pathname === '/advance') return send(response, 200, `${played.advance()}\n`, text);
  const clean = pathname === '/debug/pprof' ? prefix : path.posix.normalize(pathname);
  if (!clean.startsWith(prefix)) return notFound(response);
  if (request.method !== 'GET' && request.method !== 'HEAD') return methodNotAllowed(response);
  if (clean !== pathname) return redirect(response, query === '' ? clean : `${clean}?${query}`);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  const parameters = new URLSearchParams(query);
  switch (name) {
    case '':
      return send(response, 200, recordingAt(played, 'index.html'), 'text/html; charset=utf-8');
    case 'cmdline':
      return send(response, 200, played.recorded.cmdline.join('\0'), text);
    case 'symbol':
      return send(response, 200, symbols(played, query), text);
    case 'profile':
      return void serveCpu(played, parameters, response);
    case 'trace':
      return void serveTrace(played, parameters, response);
    default:
      return void serveNamed(played, name, parameters, response);
  }
}

async function serveNamed(played, name, parameters, response) {
  if (!played.recorded.profiles.includes(name)) return serveError(response, 404, 'Unknown profile');
  const profile = recordingAt(played, `${fileStem(name)}.pb.gz`);
  const seconds = parameters.get('seconds') ?? '';
  if (seconds !== '') return serveDelta(played, name, seconds, parameters, response);
  const debug = integer(parameters.get('debug'));
  if (debug === 0) return sendAttachment(response, name, profile);
  // Go's own quirk: a negative number is answered with the text's header, yet only the heap's body is text then.
  const isText = debug > 0 || name === 'heap' || name === 'allocs';
  const textFile =
    debug >= 2 && name === 'goroutine' ? 'goroutine.debug2.txt.gz' : `${fileStem(name)}.debug1.txt`;
  return send(response, 200, isText ? recordingAt(played, textFile) : profile, text);
}

/** The difference between now and in `seconds`: recorded for every pair of moments. */
async function serveDelta(played, name, secondsText, parameters, response) {
  const seconds = integer(secondsText);
  if (seconds <= 0 || seconds > maxInt64)
    return serveError(response, 400, 'invalid value for "seconds" - must be a positive integer');
  if (!withDelta.has(name))
    return serveError(response, 400, '"seconds" parameter is not supported for this profile type');
  if (integer(parameters.get('debug')) !== 0)
    return serveError(response, 400, 'seconds and debug params are incompatible');
  const from = played.moment();
  if ((await waitFor(played, seconds, response)) === 'disconnected') return;
  const pair = played.recorded.deltas?.[from === played.moment() ? 'idle' : `${from}-${played.moment()}`];
  if (pair === undefined) return serveError(response, 500, 'failed to compute delta');
  sendAttachment(response, `${name}-delta`, read(path.join(pair, `${fileStem(name)}.pb.gz`)));
}

async function serveCpu(played, parameters, response) {
  const asked = integer(parameters.get('seconds'));
  if (played.profilingCpu) {
    return serveError(response, 500, 'Could not enable CPU profiling: cpu profiling already in use');
  }
  played.profilingCpu = true;
  const outcome = await waitFor(played, asked > 0 && asked <= maxInt64 ? asked : 30, response);
  played.profilingCpu = false;
  if (outcome === 'elapsed') sendAttachment(response, 'profile', recordingAt(played, 'profile.pb.gz'));
}

async function serveTrace(played, parameters, response) {
  const asked = Number(parameters.get('seconds') ?? '');
  if ((await waitFor(played, asked > 0 ? asked : 1, response)) === 'disconnected') return;
  sendAttachment(response, 'trace', read(played.recorded.trace));
}

/** Names for addresses that a recorded text names, as `0xADDR name` lines. A query is `0x1+0x2`. */
function symbols(played, query) {
  const names = new Map();
  for (const profile of ['goroutine', 'heap', 'allocs', 'block', 'mutex']) {
    const lines = recordingAt(played, `${profile}.debug1.txt`)
      .toString('latin1')
      .matchAll(/^#\t(0x[0-9a-f]+)\t(\S+)\+0x/gm);
    for (const [, address, name] of lines) names.set(BigInt(address), name);
  }
  const known = query
    .split('+')
    .filter((word) => /^(0x[0-9a-f]{1,16}|\d{1,20})$/i.test(word))
    .map(BigInt)
    .filter((address) => names.has(address));
  return `num_symbols: 1\n${known.map((address) => `0x${address.toString(16)} ${names.get(address)}\n`).join('')}`;
}

/** Resolves with `disconnected` as soon as the client has gone away. */
function waitFor({ msPerSecond, onWaiting }, seconds, response) {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve('elapsed'), Math.min(seconds * msPerSecond, 2 ** 31 - 1));
    response.once('close', () => {
      clearTimeout(timer);
      resolve('disconnected');
    });
    onWaiting();
  });
}

function recordingAt(played, fileName) {
  return read(path.join(played.recorded.moments[played.moment()].folder, fileName));
}

/** A recorded file; what is kept compressed but was not sent so is inflated. */
function read(name) {
  const bytes = readFileSync(path.join(recordings, name));
  return name.endsWith('.txt.gz') || name.endsWith('.bin.gz') ? gunzipSync(bytes) : bytes;
}

/** `example.com/leakdemo.conns` is kept as `example.com_leakdemo.conns`. */
export function fileStem(profileName) {
  return profileName.replaceAll(/[^\w.-]/g, '_');
}

function sendAttachment(response, name, body) {
  response.setHeader('Content-Disposition', `attachment; filename="${name}"`);
  send(response, 200, body, binary);
}

function serveError(response, status, message) {
  response.setHeader('X-Go-Pprof', '1');
  send(response, status, `${message}\n`, text);
}

function notFound(response) {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  send(response, 404, '404 page not found\n', text);
}

function methodNotAllowed(response) {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Allow', 'GET, HEAD');
  send(response, 405, 'Method Not Allowed\n', text);
}

/** Go 1.26's status; earlier ones say 301. */
function redirect(response, location) {
  const entities = { '&': '&amp;', '"': '&#34;', '<': '&lt;', '>': '&gt;', "'": '&#39;' };
  const href = location.replaceAll(/[&"<>']/g, (character) => entities[character]);
  response.setHeader('Location', location);
  send(response, 307, `<a href="${href}">Temporary Redirect</a>.\n\n`, 'text/html; charset=utf-8');
}

function send(response, status, body, contentType) {
  response.setHeader('Content-Type', contentType);
  response.statusCode = status; // not writeHead: so a body in one piece gets its Content-Length
  response.end(body);
}

/** As Go's strconv.Atoi: 0 for what is no number. Too large a number stays large. */
function integer(word) {
  return word !== null && /^[+-]?\d+$/.test(word) ? Number(word) : 0;
}

function decode(word) {
  try {
    return decodeURIComponent(word);
  } catch {
    return undefined;
  }
}

function splitOnce(word, separator) {
  const at = word.indexOf(separator);
  return at < 0 ? [word] : [word.slice(0, at), word.slice(at + 1)];
}

async function main() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '6060' },
      step: { type: 'string', default: '20' },
      program: { type: 'string', default: 'leak_demo' },
    },
  });
  const { url } = await startPlayback({
    port: Number(values.port),
    stepSeconds: Number(values.step),
    program: values.program,
  });
  console.log(`listening on ${url}`);
}

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url))
  await main();
