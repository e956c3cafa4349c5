import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { saveDirectory } from '../../../src/fetch/savedProfiles';
import { temporaryDirectory } from './localServer';

/** A home, a $PPROF_TMPDIR and a temporary directory, none of which has been made yet, below a fresh directory. */
async function places() {
  const root = await temporaryDirectory();
  const blocked = join(root, 'file');
  await writeFile(blocked, '');
  return { root, blocked, home: join(root, 'home'), pprof: join(root, 'a', 'b'), tmpdir: join(root, 'tmp') };
}

async function choose(env: NodeJS.ProcessEnv, tmpdir: string, configured = ''): Promise<string> {
  const directory = await saveDirectory({ env, platform: 'linux', tmpdir }, configured);
  expect((await stat(directory)).isDirectory()).toBe(true);
  return directory;
}

describe('saveDirectory', () => {
  it('goes through the places of go tool pprof', async () => {
    const { blocked, home, pprof, tmpdir } = await places();
    expect(await choose({ PPROF_TMPDIR: pprof, HOME: home }, tmpdir)).toBe(pprof);
    expect(await choose({ PPROF_TMPDIR: '', HOME: home }, tmpdir)).toBe(join(home, 'pprof'));
    expect(await choose({ HOME: home }, tmpdir)).toBe(join(home, 'pprof'));
    expect(await choose({ PPROF_TMPDIR: join(blocked, 'x'), HOME: join(blocked, 'y') }, tmpdir)).toBe(tmpdir);
    expect(await choose({}, tmpdir)).toBe(tmpdir);
  });

  it('prefers what is configured', async () => {
    const { root, home, pprof, tmpdir } = await places();
    const env = { PPROF_TMPDIR: pprof, HOME: home };
    expect(await choose(env, tmpdir, join(root, 'c', 'd'))).toBe(join(root, 'c', 'd'));
    expect(await choose(env, tmpdir, '~/profiles')).toBe(join(home, 'profiles'));
    expect(await choose(env, tmpdir, '  ')).toBe(pprof);
  });

  it('says when the configured one cannot be used, rather than to use another', async () => {
    const { blocked, home, tmpdir } = await places();
    const environment = { env: { HOME: home }, platform: 'linux', tmpdir } as const;
    await expect(saveDirectory(environment, join(blocked, 'x'))).rejects.toThrow(
      /could not be created.*Choose another/,
    );
    await expect(saveDirectory(environment, 'relative')).rejects.toThrow(
      /An absolute path was expected.*"relative"/,
    );
  });

  it('says what it tried when none can be used', async () => {
    const { blocked } = await places();
    const inFile = join(blocked, 'x');
    const environment = { env: { HOME: inFile }, platform: 'linux', tmpdir: inFile } as const;
    await expect(saveDirectory(environment, '')).rejects.toThrow(
      /tried .*pprof" \(.*Choose one in the settings/,
    );
  });

  it('on Windows looks below %USERPROFILE%', async () => {
    const { blocked, tmpdir } = await places();
    const environment = { env: { HOME: blocked }, platform: 'win32', tmpdir } as const;
    expect(await saveDirectory(environment, '')).toBe(tmpdir);
    await expect(saveDirectory(environment, 'C:relative')).rejects.toThrow('An absolute path was expected');
  });
});
