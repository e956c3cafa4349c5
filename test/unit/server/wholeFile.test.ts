import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { threadId } from 'node:worker_threads';
import { afterAll, expect, it } from 'vitest';
import { removeParts, writeWholeFile } from '../../../src/server/wholeFile';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pl-whole-'));
afterAll(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

it('a file that is being written is beside its name, and what an ended thread left of it goes', async () => {
  const file = path.join(folder, 'heap.csv');
  fs.writeFileSync(file, 'old');
  const others = [`.heap.csv.${process.pid}-${threadId + 1}-00.part`, `.heap.csv.1-${threadId}-00.part`];
  for (const other of others) fs.writeFileSync(path.join(folder, other), '');
  let goOn = (): void => undefined;
  let hasBegun = (): void => undefined;
  const begun = new Promise<void>((resolve) => {
    hasBegun = resolve;
  });
  async function* pieces(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('new');
    hasBegun();
    await new Promise<void>((resolve) => {
      goOn = resolve;
    });
  }
  const written = writeWholeFile(file, pieces());
  await begun;
  expect(fs.readdirSync(folder)).toHaveLength(4);
  await removeParts(file, threadId);
  expect(fs.readdirSync(folder).sort()).toEqual([...others, 'heap.csv'].sort());
  goOn();
  await expect(written).rejects.toThrow('ENOENT');
  expect(fs.readFileSync(file, 'utf8')).toBe('old');
  await removeParts(path.join(folder, 'no', 'such.csv'), threadId);
});
