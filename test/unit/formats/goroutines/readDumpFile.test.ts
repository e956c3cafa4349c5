import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDumpFile } from '../../../../src/formats/goroutines/readDumpFile';
import { readGoroutineDump } from '../../../../src/formats/goroutines/readGoroutineDump';
import type { GoroutineDump } from '../../../../src/model/goroutineDump';
import { builtWorker } from '../../../support/builtWorker';
import { DUMP_FIXTURES } from '../../../support/dumpFixtures';

describe('a dump on disk', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'pl-dump-'));
  const file = path.join(folder, 'dump.txt');
  let worker: string;
  const text = Buffer.concat(DUMP_FIXTURES.flatMap(({ bytes }) => [bytes, Buffer.from('\n\n')]));
  const whole = comparable(readGoroutineDump(text));

  beforeAll(async () => {
    writeFileSync(file, text);
    worker = await builtWorker('src/formats/goroutines/dumpPartWorker.ts', folder);
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('is read by threads as in one go', async () => {
    const read = await readDumpFile(file, { worker, minPartBytes: 1000, threads: 3 });
    expect(comparable(read)).toEqual(whole);
  });

  it('is read here when no thread can read, or none is wanted', async () => {
    const without = path.join(folder, 'missing.js');
    expect(comparable(await readDumpFile(file, { worker: without, minPartBytes: 1000, threads: 3 }))).toEqual(
      whole,
    );
    writeFileSync(path.join(folder, 'throws.js'), "throw new Error('no');");
    const throwing = { worker: path.join(folder, 'throws.js'), minPartBytes: 1000, threads: 2 };
    expect(comparable(await readDumpFile(file, throwing))).toEqual(whole);
    expect(comparable(await readDumpFile(file))).toEqual(whole);
  });

  it('may be empty, and may not be missing', async () => {
    const empty = path.join(folder, 'empty.txt');
    writeFileSync(empty, '');
    expect((await readDumpFile(empty, { worker })).goroutines.count).toBe(0);
    await expect(readDumpFile(path.join(folder, 'none.txt'))).rejects.toThrow('ENOENT');
  });
});

function comparable({ strings, ...tables }: GoroutineDump): unknown {
  return { ...tables, texts: Array.from({ length: strings.count }, (_, index) => strings.text(index)) };
}
