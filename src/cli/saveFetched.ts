/** Keeps what was fetched, merged, where pprof would: fetchProfiles in pprof's internal/driver/fetch.go, 2026-11. */
import { writeFile } from 'node:fs/promises';
import os from 'node:os';
import zlib from 'node:zlib';
import { keepAs, partialPath, saveDirectory } from '../fetch/savedProfiles';
import { writeProto } from '../formats/proto/writeProto';
import type { Profile } from '../model/profile';
import { baseName } from '../report/printableName';

/** Says where, or why not. */
export async function saveFetched(profile: Profile, env: NodeJS.ProcessEnv): Promise<string> {
  try {
    const folder = await saveDirectory({ env, platform: process.platform, tmpdir: os.tmpdir() }, '');
    const partial = partialPath(folder);
    await writeFile(partial, zlib.gzipSync(writeProto(profile)), { flag: 'wx', mode: 0o600 });
    return `Saved profile in ${await keepAs(partial, folder, stemOf(profile))}`;
  } catch (error) {
    return `Could not save profile: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function stemOf({ mappings, sampleTypes }: Profile): string {
  const file = mappings[0]?.file ?? '';
  return [...(file === '' ? [] : [baseName(file)]), ...sampleTypes.map(({ type }) => type)].join('.');
}
