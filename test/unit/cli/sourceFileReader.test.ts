import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sourceFileReader } from '../../../src/cli/sourceFileReader';

const KERNEL_FILES = process.platform === 'linux' ? ['/proc/self/maps'] : [];

describe('reading sources', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pprof-lens-sources-'));
    mkdirSync(join(folder, 'sub'));
    writeFileSync(join(folder, 'sub', 'a.go'), '\ufeffpackage a\r\n');
    symlinkSync('loop', join(folder, 'loop'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('reads absolute paths, and others from the current folder, byte order mark included', () => {
    const reader = sourceFileReader(folder);
    for (const path of ['sub/a.go', './sub/../sub//a.go', join(folder, 'sub/a.go')]) {
      expect(reader.read(path)).toEqual({ ok: true, text: '\ufeffpackage a\r\n' });
    }
  });

  it('finds no lines in folders, devices and files of the kernel', () => {
    const reader = sourceFileReader(folder);
    for (const path of ['sub', '.', '/', '/dev/zero', ...KERNEL_FILES]) {
      expect(reader.read(path)).toEqual({ ok: true, text: '' });
    }
  });

  it.each([
    ['none.go', 'no such file or directory'],
    ['none/at/all.go', 'no such file or directory'],
    ['none/at/../a.go', 'no such file or directory'],
    ['sub/a.go/b.go', 'not a directory'],
    ['sub/a.go/b/c.go', 'not a directory'],
    ['loop', 'too many levels of symbolic links'],
    ['loop/a.go', 'too many levels of symbolic links'],
    ['a'.repeat(300), 'file name too long'],
    ['a/'.repeat(3000), 'file name too long'],
    ['a\0.go', 'invalid argument'],
    ['', undefined],
  ])('of %j ends with %s', (path, message) => {
    const read = sourceFileReader(folder).read(path);
    expect(read.ok ? undefined : read.message).toBe(message);
  });
});
