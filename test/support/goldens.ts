/** What pprof answered, for machines without Go: test/goldens/record.mjs wrote it, test/oracle/goldens.test.ts asks again. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { GoldenCase } from '../goldens/goldenCases.mjs';
import { goldenCases } from '../goldens/goldenCases.mjs';
import { FIXTURES } from './fixtures';

export interface Answer {
  /** Standard output; of a profile, what is inside the gzip. */
  readonly output: Buffer;
  /** `exit status 2` and standard error, or `''` where all went well and nothing was said. */
  readonly messages: string;
}

export const GOLDENS: readonly GoldenCase[] = goldenCases();

const FOLDER = path.join(FIXTURES, 'goldens');

/** More than one answer where pprof itself gives several: those are named in `variants.json`. */
export function readGolden(name: string): readonly Answer[] {
  const count = VARIANTS[name] ?? 1;
  return Array.from({ length: count }, (_, index) =>
    readAnswer(index === 0 ? name : `${name}.or${index + 1}`),
  );
}

/** Cases that pprof answers in several ways from run to run, with their number. */
export const VARIANTS = readJson('variants.json') as Readonly<Record<string, number>>;

/** Cases that an older `go tool pprof` answers otherwise; `go` is its version. */
export const GO_TOOL_DIFFERS = readJson('goToolDiffers.json') as Readonly<Record<string, unknown>>;

function readAnswer(name: string): Answer {
  const [output = Buffer.alloc(0)] = ['txt', 'pb'].flatMap((ending) => readIfThere(`${name}.${ending}`));
  const [messages = Buffer.alloc(0)] = readIfThere(`${name}.messages.txt`);
  return { output, messages: messages.toString('utf8') };
}

function readIfThere(name: string): readonly Buffer[] {
  const file = path.join(FOLDER, name);
  return existsSync(file) ? [readFileSync(file)] : [];
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8'));
}
