/** Looks at a program that somebody saved to files. */
import fs from 'node:fs';
import zlib from 'node:zlib';
import { goroutineSampleType, goroutinesOfProfile } from '../analysis/goroutines/goroutinesOfProfile';
import { snapshotOfDump } from '../analysis/leaks/snapshotOfDump';
import type { LeakSnapshot } from '../analysis/leaks/verdict';
import { withMemory } from '../analysis/leaks/withMemory';
import { withProof } from '../analysis/leaks/withProof';
import { looksLikeGoroutineDump } from '../formats/goroutines/looksLikeGoroutineDump';
import { readGoroutineDump } from '../formats/goroutines/readGoroutineDump';
import { isGzip } from '../formats/inflateGzip';
import { DEFAULT_MAX_INFLATED_BYTES, readProfile } from '../formats/readProfile';
import type { GoroutineDump } from '../model/goroutineDump';
import type { MemStats } from '../model/memStats';
import type { CliPorts } from './cliPorts';
import { systemErrorText } from './systemError';

export type LeakFiles =
  | { readonly ok: true; readonly snapshots: readonly LeakSnapshot[]; readonly notes: readonly string[] }
  | { readonly ok: false; readonly message: string };

type LeakFile = { readonly timeMillis: number; readonly path: string } & (
  | { readonly kind: 'goroutines' | 'proof'; readonly dump: GoroutineDump }
  | { readonly kind: 'memory'; readonly stats: MemStats }
);

/** Snapshots in the order of their times, with the memory and the proof of the files nearest to each. */
export function readLeakFiles(
  paths: readonly string[],
  userModules: readonly string[],
  ports: CliPorts,
): LeakFiles {
  const files: LeakFile[] = [];
  for (const path of paths) {
    const file = readLeakFile(path, ports);
    if (typeof file === 'string') return { ok: false, message: `${path}: ${file}` };
    files.push(file.kind === 'memory' ? file : { ...file, dump: { ...file.dump, userModules } });
  }
  files.sort((a, b) => a.timeMillis - b.timeMillis);
  const snapshots = files.flatMap((file) =>
    file.kind === 'goroutines' ? [snapshotOfDump(file.dump, file.timeMillis)] : [],
  );
  if (snapshots.length === 0) return { ok: false, message: `None of the files has goroutines. ${EXPECTED}` };
  for (const file of files) {
    const at = nearest(snapshots, file.timeMillis);
    const snapshot = snapshots[at] as LeakSnapshot;
    if (file.kind === 'memory') snapshots[at] = withMemory(snapshot, file.stats);
    if (file.kind === 'proof') snapshots[at] = withProof(snapshot, file.dump);
  }
  return { ok: true, ...apart(snapshots) };
}

const EXPECTED =
  'Goroutine dumps (goroutine?debug=2) or goroutine profiles were expected; goroutineleak profiles and heap?debug=1 may stand beside them.';

function readLeakFile(path: string, ports: CliPorts): LeakFile | string {
  let bytes: Uint8Array;
  let modified: number;
  try {
    bytes = ports.readFile(path);
    modified = fs.statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  } catch (error) {
    return `${systemErrorText(error)}. Check that it is there and that you may read it.`;
  }
  const text = isGzip(bytes) ? inflated(bytes) : bytes;
  if (text && looksLikeGoroutineDump(text))
    return { kind: 'goroutines', path, timeMillis: modified, dump: readGoroutineDump(text) };
  const outcome = readProfile(bytes, { maxInflatedBytes: DEFAULT_MAX_INFLATED_BYTES, zlib });
  if (!outcome.ok) return `${outcome.message} ${EXPECTED}`;
  const { profile } = outcome;
  const timeMillis = profile.timeNanos > 0n ? Number(profile.timeNanos / 1_000_000n) : modified;
  const stats = profile.text?.memStats;
  if (stats && stats.size > 0) return { kind: 'memory', path, timeMillis, stats };
  switch (goroutineSampleType(profile)) {
    case 'goroutine':
      return { kind: 'goroutines', path, timeMillis, dump: goroutinesOfProfile(profile) };
    case 'goroutineleak':
      return { kind: 'proof', path, timeMillis, dump: goroutinesOfProfile(profile) };
    case undefined:
      return `It is a profile that counts ${profile.sampleTypes.map(({ type }) => type).join(', ')}. ${EXPECTED}`;
  }
}

function inflated(bytes: Uint8Array): Uint8Array | undefined {
  try {
    return zlib.gunzipSync(bytes, { maxOutputLength: DEFAULT_MAX_INFLATED_BYTES });
  } catch {
    return undefined;
  }
}

function nearest(snapshots: readonly LeakSnapshot[], timeMillis: number): number {
  const distance = ({ timeMillis: other }: LeakSnapshot): number => Math.abs(other - timeMillis);
  let best = 0;
  snapshots.forEach((snapshot, at) => {
    if (distance(snapshot) <= distance(snapshots[best] as LeakSnapshot)) best = at;
  });
  return best;
}

/** Files that were copied or checked out together have one time, in which nothing can grow. */
function apart(snapshots: readonly LeakSnapshot[]): {
  readonly snapshots: readonly LeakSnapshot[];
  readonly notes: readonly string[];
} {
  const isApart = snapshots.every(
    ({ timeMillis }, at) => at === 0 || timeMillis - (snapshots[at - 1]?.timeMillis ?? 0) >= MIN_MILLIS_APART,
  );
  if (isApart) return { snapshots, notes: [] };
  const first = snapshots[0]?.timeMillis ?? 0;
  return {
    snapshots: snapshots.map((snapshot, at) => ({ ...snapshot, timeMillis: first + at * ASSUMED_MILLIS })),
    notes: [
      'The files do not say when they were taken: they are taken to be one minute apart, in this order.',
    ],
  };
}

const MIN_MILLIS_APART = 50;
const ASSUMED_MILLIS = 60_000;
