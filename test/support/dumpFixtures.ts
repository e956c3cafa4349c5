import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const FOLDERS = ['dumps', 'dumps/crash', 'dumps/cgo', 'dumps/race', 'profiles'];
const ROOT = path.join(import.meta.dirname, '../fixtures');

/**
 * Every recorded dump: of real programs of Go 1.11 to 1.27 (`dumps/go1.*`, made by `fixtures/dumps/record.mjs` from
 * `fixtures/dumps/program`), of Go 1.19 to 1.27 (`profiles`, made by `fixtures/record.mjs` from `fixtures/program`),
 * crashes, cgo and a race report; `handmade` ones are written by hand.
 */
export const DUMP_FIXTURES: readonly { readonly name: string; readonly bytes: Uint8Array }[] =
  FOLDERS.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder))
      .filter((name) => name.endsWith('.txt') && (folder !== 'profiles' || name.includes('.debug2.')))
      .map((name) => ({ name: `${folder}/${name}`, bytes: readFileSync(path.join(ROOT, folder, name)) })),
  );
