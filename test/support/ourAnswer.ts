/** What our terminal front says, run in this process. */
import path from 'node:path';
import { Readable } from 'node:stream';
import { runCli } from '../../src/cli/runCli';
import { bytesOfText } from '../../src/model/byteText';
import type { Answer } from './goldens';
import { answerOf } from './goToolPprof';
import type { Run } from './oracleRun.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');

export async function ourAnswer(args: readonly string[]): Promise<Answer> {
  return answerOf(await ourRun(args));
}

/** As test/support/oracleRun.mjs asks pprof: from the repository's folder, with an empty environment, into a pipe. */
export async function ourRun(args: readonly string[]): Promise<Run> {
  const printed: Buffer[] = [];
  let stderr = '';
  const status = await runCli(['-symbolize=none', ...args], {
    // A piece of bytes is used up when this returns.
    out: (piece) => printed.push(Buffer.from(typeof piece === 'string' ? bytesOfText(piece) : piece)),
    error: (text) => (stderr += text),
    isTerminal: () => false,
    env: {},
    currentFolder: () => ROOT,
    input: () => Readable.from([]),
  });
  // Read as pprof's is, with U+FFFD for what is no UTF-8.
  return {
    stdout: Buffer.concat(printed),
    stderr: Buffer.from(bytesOfText(stderr)).toString('utf8'),
    status,
  };
}
