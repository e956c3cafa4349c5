import zlib from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { LoadRequest } from '../../../src/driver/commandLine';
import { readCommandLine } from '../../../src/driver/commandLine';
import type { LoadOutcome, LoadPorts, SourceBytes } from '../../../src/driver/loadProfile';
import { loadProfile } from '../../../src/driver/loadProfile';
import type { Profile } from '../../../src/model/profile';
import { smallProfileBytes } from '../../support/smallProfile';

const A = smallProfileBytes({ samples: [{ stack: 'main.f@f.go:3', values: [2] }] });
const B = smallProfileBytes({ samples: [{ stack: 'main.f@f.go:3', values: [3] }] });
const TEXT = Buffer.from('goroutine profile: total 1\n1 @ 0x10\n#\t0xf\tmain.f+0x1\t/f.go:3\n');

const SOURCES: Readonly<Record<string, SourceBytes>> = {
  a: { ok: true, bytes: A },
  b: { ok: true, bytes: B },
  text: { ok: true, bytes: TEXT },
  nonsense: { ok: true, bytes: Buffer.from('nonsense') },
  'http://h/other': { ok: true, bytes: TEXT, url: 'http://h/other' },
  'http://h/text': { ok: true, bytes: TEXT, url: 'http://h/text' },
};

interface Loaded {
  readonly outcome: LoadOutcome;
  readonly said: readonly string[];
  readonly saved: readonly Profile[];
}

async function load(...args: string[]): Promise<Loaded> {
  const said: string[] = [];
  const saved: Profile[] = [];
  const ports: LoadPorts = {
    zlib,
    readSource: (source) =>
      SOURCES[source] ?? { ok: false, message: `stat ${source}: no such file or directory` },
    say: (message) => said.push(message),
    explain: () => undefined,
    postSymbols: () => Promise.resolve({ ok: true, text: '' }),
    save: (profile) => {
      saved.push(profile);
      return Promise.resolve();
    },
  };
  return { outcome: await loadProfile(requestOf(args), ports), said, saved };
}

function requestOf(args: readonly string[]): LoadRequest {
  const line = readCommandLine(args, (path) => path === '/bin/app');
  if (line.kind !== 'run') throw new Error(JSON.stringify(line));
  return line.load;
}

async function loaded(...args: string[]): Promise<Profile> {
  const { outcome } = await load(...args);
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.profile;
}

describe('loading', () => {
  it('merges sources and subtracts a base', async () => {
    expect((await loaded('a', 'b')).samples.values[0]?.[0]).toBe(5);
    expect((await loaded('-base=a', 'b')).samples.values[0]?.[0]).toBe(1);
    expect((await loaded('-base=a', 'a')).samples.count).toBe(0);
    expect((await loaded('-diff_base=a', 'b')).samples.count).toBe(2);
  });

  it('goes on without a source that cannot be read, and says so', async () => {
    const { outcome, said } = await load('absent', 'a', 'nonsense');
    expect(outcome.ok).toBe(true);
    expect(said).toEqual([
      'absent: stat absent: no such file or directory',
      'nonsense: parsing profile: unrecognized profile format',
      'Fetched 1 source profiles out of 3',
      'Main binary filename not available.',
    ]);
  });

  it('says as pprof does that no binary is known in which names could be looked up', async () => {
    const of = async (...args: string[]): Promise<readonly string[]> => (await load(...args)).said;
    const message = 'Main binary filename not available.';
    expect(await of('text')).toEqual([message]);
    expect(await of('-symbolize=local', 'a')).toEqual([message]);
    for (const value of ['none', 'remote', 'text', 'local:remote'])
      expect(await of(`-symbolize=${value}`, 'text')).toEqual([]);
    // The binary has a name then, or the profile a place where it was fetched from.
    expect(await of('/bin/app', 'text')).toEqual([]);
    expect(await of('http://h/text')).toEqual([]);
  });

  it('ends when no source is left, or no base', async () => {
    expect((await load('absent')).outcome).toEqual({
      ok: false,
      message: 'failed to fetch any source profiles',
    });
    expect((await load('-base=absent', 'a')).outcome).toEqual({
      ...{ ok: false, message: 'failed to fetch any base profiles' },
    });
  });

  it('gives a profile without mappings one, named after the program', async () => {
    const profile = await loaded('/bin/app', 'a');
    expect(profile.mappings).toMatchObject([{ id: 1n, file: '/bin/app', buildId: '' }]);
    expect([...profile.locations.mappings]).toEqual([0]);
    expect((await loaded('-buildid=abc', 'a')).mappings).toMatchObject([{ file: '', buildId: 'abc' }]);
  });

  it('adds a comment', async () => {
    expect((await loaded('-add_comment=hi', 'a')).comments).toEqual(['hi']);
  });

  it('takes names of a text only when asked to', async () => {
    expect((await loaded('text')).functions.count).toBe(0);
    expect((await loaded('-symbolize=text', 'text')).functions.count).toBe(1);
  });

  it('says what it does not know of -symbolize', async () => {
    const { said } = await load('-symbolize=nonsense', 'a');
    expect(said).toEqual([
      'ignoring unrecognized symbolization option: nonsense',
      'expecting -symbolize=[local|fastlocal|remote|none][:force][:demangle=[none|full|templates|default]',
      'Main binary filename not available.',
    ]);
    for (const known of ['', 'none:zzz', 'local:force', 'remote', 'demangle=full', 'text']) {
      expect((await load(`-symbolize=${known}`, '/bin/app', 'a')).said).toEqual([]);
    }
  });

  it('saves what was fetched, merged, and keeps addresses out of it', async () => {
    expect((await load('a')).saved).toEqual([]);
    const { outcome, saved } = await load('http://h/text', 'http://h/other', 'text');
    expect(outcome).toEqual({ ok: true, profile: saved[0] });
    expect(saved[0]?.mappings.map(({ file }) => file).filter((file) => file !== '')).toEqual([]);
  });
});
