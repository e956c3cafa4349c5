/** The fixtures that the hostile tests damage. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { FIXTURES } from '../support/fixtures';

export interface HostileFile {
  readonly name: string;
  readonly bytes: Buffer;
}

const folders = ['profiles', 'edgeCases'].map((folder) => path.join(FIXTURES, folder));

function filesWith(ending: string): readonly HostileFile[] {
  return folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(ending))
      .sort()
      .map((name) => ({ name, bytes: readFileSync(path.join(folder, name)) })),
  );
}

/** As they lie on disk. */
export const GZIPPED = filesWith('.pb.gz');

export const INFLATED = GZIPPED.map(({ name, bytes }) => ({
  name: name.replace('.gz', ''),
  bytes: gunzipSync(bytes),
}));

export const TEXTS = filesWith('.debug1.txt');
/** Dumps of goroutines, which are no profiles and are named for what they are. */
export const DUMPS = filesWith('.debug2.txt');
