import { mkdir, readdir, readFile, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  keepAs,
  listSavedProfiles,
  moveOntoReserved,
  partialPath,
  removePartials,
} from '../../../src/fetch/savedProfiles';
import { temporaryDirectory } from './localServer';

async function download(directory: string, text: string): Promise<string> {
  const partial = partialPath(directory);
  await writeFile(partial, text);
  return partial;
}

describe('keepAs', () => {
  it('takes the first unused number and moves the download there', async () => {
    const directory = await temporaryDirectory();
    await writeFile(join(directory, 'pprof.leakdemo.goroutine.001.pb.gz'), 'older');
    await writeFile(join(directory, 'pprof.leakdemo.goroutine.003.pb.gz'), 'older');
    const kept = [];
    for (const text of ['a', 'b', 'c']) {
      kept.push(await keepAs(await download(directory, text), directory, 'leakdemo.goroutine'));
    }
    expect(kept.map((path) => basename(path))).toEqual([
      'pprof.leakdemo.goroutine.002.pb.gz',
      'pprof.leakdemo.goroutine.004.pb.gz',
      'pprof.leakdemo.goroutine.005.pb.gz',
    ]);
    expect(await readFile(kept[0] ?? '', 'utf8')).toBe('a');
    expect(await readdir(directory)).toHaveLength(5);
  });

  it('gives every one of many at the same time its own name, and loses none', async () => {
    const directory = await temporaryDirectory();
    const texts = Array.from({ length: 40 }, (_, n) => `profile ${n}`);
    const partials = await Promise.all(texts.map((text) => download(directory, text)));
    const kept = await Promise.all(partials.map((partial) => keepAs(partial, directory, 'x.heap')));
    expect(new Set(kept).size).toBe(40);
    expect(await Promise.all(kept.map((path) => readFile(path, 'utf8')))).toEqual(texts);
    expect((await readdir(directory)).sort()).toEqual(
      Array.from({ length: 40 }, (_, n) => `pprof.x.heap.${String(n + 1).padStart(3, '0')}.pb.gz`),
    );
  });

  it('never writes through a link that waits under the name', async () => {
    const directory = await temporaryDirectory();
    const victim = join(directory, 'victim');
    await writeFile(victim, 'mine');
    await symlink(victim, join(directory, 'pprof.x.001.pb.gz'));
    const kept = await keepAs(await download(directory, 'a'), directory, 'x');
    expect(basename(kept)).toBe('pprof.x.002.pb.gz');
    expect(await readFile(victim, 'utf8')).toBe('mine');
  });

  it('stays in the directory whatever the stem', async () => {
    const directory = await temporaryDirectory();
    const kept = await keepAs(await download(directory, 'a'), directory, '../../etc/x\0y');
    expect(basename(kept)).toBe('pprof._.._etc_x_y.001.pb.gz');
    expect(await readdir(directory)).toEqual([basename(kept)]);
  });

  it('goes on with four digits after 999', async () => {
    const directory = await temporaryDirectory();
    const names = Array.from({ length: 999 }, (_, n) => `pprof.x.${String(n + 1).padStart(3, '0')}.pb.gz`);
    await Promise.all(names.map((name) => writeFile(join(directory, name), '')));
    const kept = await keepAs(await download(directory, 'a'), directory, 'x');
    expect(basename(kept)).toBe('pprof.x.1000.pb.gz');
  });

  it('fails when there is no download, and leaves nothing', async () => {
    const directory = await temporaryDirectory();
    await expect(keepAs(partialPath(directory), directory, 'x')).rejects.toThrow('ENOENT');
    expect(await readdir(directory)).toEqual([]);
  });
});

describe('without hard links', () => {
  it('moves onto a name that it took before', async () => {
    const directory = await temporaryDirectory();
    const to = join(directory, 'to');
    expect(await moveOntoReserved(await download(directory, 'a'), to)).toBe(true);
    expect(await readFile(to, 'utf8')).toBe('a');
    expect(await readdir(directory)).toEqual(['to']);
  });

  it('does not overwrite, and keeps the download', async () => {
    const directory = await temporaryDirectory();
    const to = join(directory, 'to');
    await writeFile(to, 'mine');
    const partial = await download(directory, 'a');
    expect(await moveOntoReserved(partial, to)).toBe(false);
    expect(await readFile(to, 'utf8')).toBe('mine');
    expect(await readFile(partial, 'utf8')).toBe('a');
  });

  it('gives the name back when the move fails', async () => {
    const directory = await temporaryDirectory();
    await expect(moveOntoReserved(partialPath(directory), join(directory, 'to'))).rejects.toThrow('ENOENT');
    expect(await readdir(directory)).toEqual([]);
  });
});

describe('listSavedProfiles', () => {
  it('lists profiles newest first, and nothing else', async () => {
    const directory = await temporaryDirectory();
    const ages = { 'a.pb.gz': 30, 'b.pprof': 10, 'c.pb.gz': 20, 'd.txt': 1, '.hidden.pb.gz': 1 };
    for (const [name, seconds] of Object.entries(ages)) {
      await writeFile(join(directory, name), 'x'.repeat(seconds));
      await utimes(join(directory, name), 1_700_000_000 - seconds, 1_700_000_000 - seconds);
    }
    await mkdir(join(directory, 'directory.pb.gz'));
    await symlink(join(directory, 'gone'), join(directory, 'broken.pb.gz'));
    await download(directory, 'under way');
    const listed = await listSavedProfiles(directory, 10);
    expect(listed).toEqual([
      { path: join(directory, 'b.pprof'), name: 'b.pprof', modifiedMillis: 1_699_999_990_000, bytes: 10 },
      { path: join(directory, 'c.pb.gz'), name: 'c.pb.gz', modifiedMillis: 1_699_999_980_000, bytes: 20 },
      { path: join(directory, 'a.pb.gz'), name: 'a.pb.gz', modifiedMillis: 1_699_999_970_000, bytes: 30 },
    ]);
    expect((await listSavedProfiles(directory, 2)).map(({ name }) => name)).toEqual(['b.pprof', 'c.pb.gz']);
  });

  it('of a directory that is missing lists nothing', async () => {
    expect(await listSavedProfiles(join(await temporaryDirectory(), 'missing'), 10)).toEqual([]);
  });
});

describe('removePartials', () => {
  it('deletes downloads of ours that are older than a day, and nothing else', async () => {
    const directory = await temporaryDirectory();
    const old = await download(directory, 'old');
    const fresh = await download(directory, 'fresh');
    const others = ['.pprof-lens-notes.partial', 'pprof.x.001.pb.gz', 'mine.partial'].map((name) =>
      join(directory, name),
    );
    for (const other of others) await writeFile(other, 'x');
    const twoDaysAgo = Date.now() / 1000 - 2 * 24 * 60 * 60;
    for (const path of [old, ...others]) await utimes(path, twoDaysAgo, twoDaysAgo);
    await removePartials(directory);
    await expect(stat(old)).rejects.toThrow('ENOENT');
    for (const path of [fresh, ...others]) expect((await stat(path)).isFile()).toBe(true);
  });

  it('of a directory that is missing does nothing', async () => {
    await expect(removePartials(join(await temporaryDirectory(), 'missing'))).resolves.toBeUndefined();
  });
});
