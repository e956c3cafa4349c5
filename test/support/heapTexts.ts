/** Recorded heap texts, and made ones. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readHeapText } from '../../src/formats/text/heapText';
import type { MemStats } from '../../src/model/memStats';
import type { Profile } from '../../src/model/profile';

const ROOT = path.resolve(import.meta.dirname, '../..');
const FIXTURES = 'test/fixtures/profiles';
const RECORDINGS = 'examples/leakdemo/recordings';

/** Every heap text that was recorded, from the folder of the project. */
export const HEAP_TEXTS: readonly string[] = [
  ...readdirSync(path.join(ROOT, FIXTURES))
    .filter((name) => /^heap.*\.debug1\.txt$/.test(name))
    .map((name) => `${FIXTURES}/${name}`),
  ...readdirSync(path.join(ROOT, RECORDINGS), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('heap.debug1.txt'))
    .map((name) => `${RECORDINGS}/${name}`),
];

export function recordedHeap(file: string): Profile {
  return heapOf(readFileSync(path.join(ROOT, file)));
}

/** Made by hand: a text with these lines of MemStats. */
export function memStatsOf(figures: Readonly<Record<string, string | number | bigint>>): MemStats {
  const lines = Object.entries(figures).map(([name, value]) => `# ${name} = ${value}`);
  return statsOf(heapText(['', '# runtime.MemStats', ...lines]));
}

/** Made by hand: a text with these records. */
export function heapText(
  lines: readonly string[],
  header = 'heap profile: 0: 0 [0: 0] @ heap/1048576',
): Profile {
  return heapOf(new TextEncoder().encode([header, ...lines, ''].join('\n')));
}

export function statsOf({ text }: Profile): MemStats {
  return text?.memStats ?? new Map();
}

function heapOf(bytes: Uint8Array): Profile {
  const outcome = readHeapText(bytes);
  if (outcome === undefined || !('profile' in outcome)) throw new Error('Expected a heap text.');
  return outcome.profile;
}
