import { expectation, bytesText, secondsText, type Asked } from './asked';
import type { BodyKind } from './bodyKind';
import { quote } from './cleanText';
import { failure } from './fetchFailure';
import type { FetchFailure } from './fetchTypes';
import type { ReceiveProblem } from './receiveBody';
import { cancelled } from './transportFailure';

/** Says why a body could not be read to its end. */
export function explainReceived(
  received: ReceiveProblem,
  asked: Asked,
  limits: { readonly maxBytes: number; readonly timeoutSeconds: number },
  wasCancelled: boolean,
): FetchFailure {
  switch (received.kind) {
    case 'stopped':
      return wasCancelled ? cancelled(asked) : silent(asked, limits.timeoutSeconds);
    case 'tooLarge':
      return failure(
        'tooLarge',
        `At most ${bytesText(limits.maxBytes)} were expected, but what ${asked.label} sends is larger.`,
        'The connection was closed. If the profile is really that large, raise the limit.',
      );
    case 'cutOff':
      return cutOff(received, asked);
    case 'unknownEncoding':
      return failure(
        'notAProfile',
        `An uncompressed answer was asked for, but ${asked.label} sent it with Content-Encoding ${quote(received.encoding, 60)}, which is not known here.`,
        'Switch off the compression that a proxy or a middleware does in front of pprof.',
      );
    case 'brokenEncoding':
      return failure(
        'notAProfile',
        `A body compressed with ${quote(received.encoding, 60)} was announced by ${asked.label}, but its bytes are broken or are not compressed so.`,
        'A proxy or a middleware in front of pprof may be at fault; fetch without it.',
      );
    case 'writeError':
      return diskFailure(received.error);
  }
}

export function diskFailure(error: unknown): FetchFailure {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  const reason =
    typeof code === 'string' ? (DISK_REASONS.get(code) ?? code) : 'the file could not be written';
  return failure(
    'disk',
    `The profile could not be saved: ${reason}.`,
    'Make room, or choose another directory for saved profiles.',
  );
}

const DISK_REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the disk quota is used up'],
  ['EACCES', 'writing into the directory is not allowed'],
  ['EPERM', 'writing into the directory is not allowed'],
  ['EROFS', 'the directory is read-only'],
  ['ENOENT', 'the directory does not exist'],
  ['ENOTDIR', 'the directory is a file'],
  ['EEXIST', 'a file of the same name exists'],
]);

function silent(asked: Asked, idleSeconds: number): FetchFailure {
  return failure(
    'timeout',
    `${asked.label} began to send ${asked.what}, but then nothing came for ${secondsText(idleSeconds)}.`,
    'The program may hang or be stopped in a debugger, or the network is gone. Try again.',
  );
}

function cutOff(received: Extract<ReceiveProblem, { kind: 'cutOff' }>, asked: Asked): FetchFailure {
  const { announcedBytes, receivedBytes } = received;
  const found =
    announcedBytes === undefined
      ? `but the connection ended after ${bytesText(receivedBytes)}, before the end of the body`
      : `but of ${bytesText(announcedBytes)} only ${bytesText(receivedBytes)} came before the connection ended`;
  return failure(
    'cutOff',
    `All of ${asked.what} was expected from ${asked.label}, ${found}.`,
    asked.samplingSeconds === undefined
      ? 'The program may have ended or a proxy cut the connection. Fetch again.'
      : "The program may have ended, or the server's WriteTimeout is shorter than the sampling: raise it or ask for fewer seconds.",
  );
}

/** Says what a body is that cannot be a profile. */
export function explainBody(body: Exclude<BodyKind, { kind: 'maybeProfile' }>, asked: Asked): FetchFailure {
  const expected = expectation(asked);
  switch (body.kind) {
    case 'empty':
      return failure(
        'notAProfile',
        `${expected}, but the answer is empty.`,
        'A proxy may have dropped it, or the address is not that of net/http/pprof.',
      );
    case 'html':
      return failure(
        'loginPage',
        `${expected}, but a web page${body.title === '' ? '' : ` with the title "${body.title}"`} was sent, probably a login page.`,
        'Fetch from a port that needs no login (for example through a port-forward to the program itself), or check the address.',
      );
    case 'json':
      return failure(
        'notAProfile',
        `${expected}, but JSON was sent: ${quote(body.start, 200)}.`,
        'Check the address; it may be that of another service.',
      );
    case 'executionTrace':
      return failure(
        'notAProfile',
        `${expected}, but an execution trace of ${body.version} was sent.`,
        'Look at it with "go tool trace"; for CPU time fetch the CPU profile.',
      );
  }
}
