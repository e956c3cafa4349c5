/** The recorded profiles that cases are drawn from, as paths below the repository. */
import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readStringTable } from './readStringTable.mjs';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const FOLDERS = ['test/fixtures/profiles', 'test/fixtures/edgeCases', 'examples/leakdemo/recordings'];

/** Sorted, so that a seed draws the same profile on every machine. */
export const PROFILES = FOLDERS.flatMap((folder) =>
  fs
    .readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
    .filter((name) => /\.(pb\.gz|debug1\.txt)$/.test(name)),
).sort();

/** Without those that break a rule and are refused. */
export const GOOD_PROFILES = PROFILES.filter((profile) => !/\/(bad_|nothing)/.test(profile));

const HEAP = ['inuse_space', 'inuse_objects', 'alloc_space', 'alloc_objects'];
const TYPES = {
  heap: HEAP,
  allocs: HEAP,
  block: ['delay', 'contentions'],
  mutex: ['delay', 'contentions'],
  cpu: ['cpu', 'samples'],
};

/** Names of the profile's sample types, as far as its file name tells. */
export function sampleTypesOf(profile) {
  return TYPES[kindOf(profile)] ?? [];
}

/** Profiles of the same kind, itself included: `heap.before.go1.22.pb.gz` and `heap.after.go1.26.debug1.txt`. */
export function partnersOf(profile) {
  return PROFILES.filter((other) => kindOf(other) === kindOf(profile));
}

function kindOf(profile) {
  if (profile.includes('/edgeCases/')) return path.posix.basename(profile).replace(/[._].*/, '');
  const kind = path.posix.basename(profile).replace(/\..*/, '');
  return kind === 'profile' ? 'cpu' : kind;
}

const words = new Map();

/** Names in the profile; of paths only the last element. Those of text are its numbers. */
export function wordsOf(profile) {
  const known = words.get(profile);
  if (known) return known;
  const bytes = fs.readFileSync(path.join(ROOT, profile));
  const names =
    bytes[0] === 0x1f
      ? readStringTable(gunzipSync(bytes))
      : (bytes.toString('utf8').match(/[\w./()*]{3,60}/g) ?? []);
  const short = [...new Set(names)].map((name) => name.replace(/.*\//, ''));
  const found = short.filter((name) => /^[\x20-\x7e]{2,60}$/.test(name)).concat('main');
  words.set(profile, found);
  return found;
}
