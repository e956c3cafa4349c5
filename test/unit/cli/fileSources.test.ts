import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { isProgram, readFileSource } from '../../../src/cli/fileSources';

const FOLDER = mkdtempSync(path.join(tmpdir(), 'pprof-lens-files-'));
afterAll(() => {
  rmSync(FOLDER, { recursive: true, force: true });
});

function fileOf(name: string, hex: string): string {
  const file = path.join(FOLDER, name);
  writeFileSync(file, Buffer.from(hex, 'hex'));
  return file;
}

describe('files as sources', () => {
  it('are read', () => {
    const file = fileOf('a', '0102');
    expect(readFileSource(file, (name) => readFileSync(name))).toEqual({
      ok: true,
      bytes: Buffer.from([1, 2]),
    });
  });

  it.each([
    ['absent', (name: string) => `stat ${name}: no such file or directory`, false],
    ['b/c', (name: string) => `stat ${name}: not a directory`, false],
    ['folder', (name: string) => `read ${name}: is a directory`, true],
  ])('that cannot be read are told as Go tells them: %s', (name, message, isThere) => {
    fileOf('b', '');
    mkdirSync(path.join(FOLDER, 'folder'), { recursive: true });
    const file = path.join(FOLDER, name);
    expect(readFileSource(file, (read) => readFileSync(read))).toEqual({
      ...{ ok: false, isThere, message: message(file) },
    });
  });

  it.each([
    ['7f454c46', true],
    ['feedfacf', true],
    ['cffaedfe', true],
    ['cafebabe', true],
    ['4d5a9000', true],
    ['1f8b0800', false],
    ['7f454c', false],
    ['', false],
  ])('beginning with %s are programs: %s', (hex, expected) => {
    expect(isProgram(fileOf('program', hex))).toBe(expected);
  });

  it('that are folders, or absent, are no programs', () => {
    expect([isProgram(FOLDER), isProgram(path.join(FOLDER, 'nothing'))]).toEqual([false, false]);
  });
});
