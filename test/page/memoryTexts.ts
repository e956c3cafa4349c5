/** What the profile server says of recorded heap texts, for the page to show. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readHeapText } from '../../src/formats/text/heapText';
import type { Profile } from '../../src/model/profile';
import { fail, succeed, type Reply } from '../../src/protocol/reply';
import { memoryHandlers } from '../../src/server/memoryHandlers';
import type { ScriptedMemory } from './host/scriptedMemory';

const RECORDINGS = path.resolve(import.meta.dirname, '../../examples/leakdemo/recordings/leak_demo');
const TEXTS = ['1-1000', '2-5000', '3-20312'];
const FIRST_MILLIS = Date.UTC(2026, 10, 23, 14, 3, 22);

const profiles = TEXTS.map((folder) => {
  const outcome = readHeapText(readFileSync(path.join(RECORDINGS, folder, 'heap.debug1.txt')));
  if (outcome === undefined) throw new Error(`Expected a heap text in ${folder}.`);
  return outcome.profile;
});

const handlers = memoryHandlers({
  profile: (id): Reply<Profile> => {
    const profile = profiles[id];
    return profile === undefined ? fail('not open') : succeed(profile);
  },
});

/** The last of the three, alone or beside the first. */
export function recordedMemory(beside: 'alone' | 'first'): ScriptedMemory {
  const times = profiles.map((_, profile) => ({ profile, timeMillis: FIRST_MILLIS + profile * 60_000 }));
  const base = beside === 'first' ? { base: 0, baseTimeMillis: FIRST_MILLIS } : {};
  return {
    memory: valueOf(
      handlers['pprofLens/memory']({ profile: 2, timeMillis: FIRST_MILLIS + 120_000, ...base }),
    ),
    series: valueOf(handlers['pprofLens/memorySeries']({ profiles: times })),
    records: valueOf(
      handlers['pprofLens/memoryRecords']({
        profile: 2,
        sort: 'inUseBytes',
        by: 'estimated',
        offset: 0,
        limit: 500,
      }),
    ),
  };
}

function valueOf<T>(reply: Reply<T> | Promise<Reply<T>>): T {
  if ('then' in reply || !reply.ok) throw new Error('Expected a value.');
  return reply.value;
}
