import * as l10n from '@vscode/l10n';
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
        l10n.t(
          'At most {0} were expected, but what {1} sends is larger.',
          bytesText(limits.maxBytes),
          asked.label,
        ),
        l10n.t('The connection was closed. If the profile is really that large, raise the limit.'),
      );
    case 'cutOff':
      return cutOff(received, asked);
    case 'unknownEncoding':
      return failure(
        'notAProfile',
        l10n.t(
          'An uncompressed answer was asked for, but {0} sent it with Content-Encoding {1}, which is not known here.',
          asked.label,
          quote(received.encoding, 60),
        ),
        l10n.t('Switch off the compression that a proxy or a middleware does in front of pprof.'),
      );
    case 'brokenEncoding':
      return failure(
        'notAProfile',
        l10n.t(
          'A body compressed with {0} was announced by {1}, but its bytes are broken or are not compressed so.',
          quote(received.encoding, 60),
          asked.label,
        ),
        l10n.t('A proxy or a middleware in front of pprof may be at fault; fetch without it.'),
      );
    case 'writeError':
      return diskFailure(received.error);
  }
}

export function diskFailure(error: unknown): FetchFailure {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  const reason =
    typeof code === 'string' ? (DISK_REASONS.get(code) ?? code) : l10n.t('the file could not be written');
  return failure(
    'disk',
    l10n.t('The profile could not be saved: {0}.', reason),
    l10n.t('Make room, or choose another directory for saved profiles.'),
  );
}

const DISK_REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOSPC', l10n.t('the disk is full')],
  ['EDQUOT', l10n.t('the disk quota is used up')],
  ['EACCES', l10n.t('writing into the directory is not allowed')],
  ['EPERM', l10n.t('writing into the directory is not allowed')],
  ['EROFS', l10n.t('the directory is read-only')],
  ['ENOENT', l10n.t('the directory does not exist')],
  ['ENOTDIR', l10n.t('the directory is a file')],
  ['EEXIST', l10n.t('a file of the same name exists')],
]);

function silent(asked: Asked, idleSeconds: number): FetchFailure {
  return failure(
    'timeout',
    l10n.t(
      '{0} began to send {1}, but then nothing came for {2}.',
      asked.label,
      asked.what,
      secondsText(idleSeconds),
    ),
    l10n.t('The program may hang or be stopped in a debugger, or the network is gone. Try again.'),
  );
}

function cutOff(received: Extract<ReceiveProblem, { kind: 'cutOff' }>, asked: Asked): FetchFailure {
  const { announcedBytes, receivedBytes } = received;
  const found =
    announcedBytes === undefined
      ? l10n.t('but the connection ended after {0}, before the end of the body', bytesText(receivedBytes))
      : l10n.t(
          'but of {0} only {1} came before the connection ended',
          bytesText(announcedBytes),
          bytesText(receivedBytes),
        );
  return failure(
    'cutOff',
    l10n.t('All of {0} was expected from {1}, {2}.', asked.what, asked.label, found),
    asked.samplingSeconds === undefined
      ? l10n.t('The program may have ended or a proxy cut the connection. Fetch again.')
      : l10n.t(
          "The program may have ended, or the server's WriteTimeout is shorter than the sampling: raise it or ask for fewer seconds.",
        ),
  );
}

/** Says what a body is that cannot be a profile. */
export function explainBody(body: Exclude<BodyKind, { kind: 'maybeProfile' }>, asked: Asked): FetchFailure {
  const expected = expectation(asked);
  switch (body.kind) {
    case 'empty':
      return failure(
        'notAProfile',
        l10n.t('{0}, but the answer is empty.', expected),
        l10n.t('A proxy may have dropped it, or the address is not that of net/http/pprof.'),
      );
    case 'html':
      return failure(
        'loginPage',
        l10n.t(
          '{0}, but a web page{1} was sent, probably a login page.',
          expected,
          body.title === '' ? '' : l10n.t(' with the title "{0}"', body.title),
        ),
        l10n.t(
          'Fetch from a port that needs no login (for example through a port-forward to the program itself), or check the address.',
        ),
      );
    case 'json':
      return failure(
        'notAProfile',
        l10n.t('{0}, but JSON was sent: {1}.', expected, quote(body.start, 200)),
        l10n.t('Check the address; it may be that of another service.'),
      );
    case 'executionTrace':
      return failure(
        'notAProfile',
        l10n.t('{0}, but an execution trace of {1} was sent.', expected, body.version),
        l10n.t('Look at it with "go tool trace"; for CPU time fetch the CPU profile.'),
      );
  }
}
