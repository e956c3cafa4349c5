import { describe, expect, it } from 'vitest';
import { snapshotOfDump } from '../../../../src/analysis/leaks/snapshotOfDump';
import { withProof } from '../../../../src/analysis/leaks/withProof';
import { goroutinesOfProfile } from '../../../../src/analysis/goroutines/goroutinesOfProfile';
import { readGoroutineDump } from '../../../../src/formats/goroutines/readGoroutineDump';
import { DUMP_FIXTURES } from '../../../support/dumpFixtures';
import { smallProfile } from '../../../support/smallProfile';

function dumpOfText(text: string) {
  return readGoroutineDump(new TextEncoder().encode(text));
}

const TWO_SENDS = `goroutine 7 [chan send, 2 minutes]:
main.leak(...)
	/srv/leak.go:53
created by main.start in goroutine 1
	/srv/leak.go:42 +0x5f

goroutine 9 [chan send, 14 minutes, locked to thread]:
main.leak(...)
	/srv/leak.go:53
created by main.other in goroutine 1
	/srv/leak.go:44 +0x5f

goroutine 12 [chan receive (leaked)]:
main.leak(...)
	/srv/leak.go:53
`;

describe('a snapshot of a dump', () => {
  const snapshot = snapshotOfDump(dumpOfText(TWO_SENDS), 1000);

  it('has a group for each operation and line, the largest first', () => {
    expect(snapshot).toMatchObject({ timeMillis: 1000, total: 3, hasProof: true, highestId: 12 });
    expect(
      snapshot.groups.map(({ operation, count, provenCount }) => [operation, count, provenCount]),
    ).toEqual([
      ['chan send', 2, 0],
      ['chan receive', 1, 1],
    ]);
  });

  it('knows the waits, the creators and a sample of the ids of a group', () => {
    const [sends] = snapshot.groups;
    expect(sends).toMatchObject({
      place: { functionName: 'main.leak', recordedPath: '/srv/leak.go', lineNumber: 53 },
      isUserCode: true,
      shortestWaitMinutes: 2,
      longestWaitMinutes: 14,
    });
    expect(sends?.creators.map(({ functionName, count }) => [functionName, count])).toEqual([
      ['main.start', 1],
      ['main.other', 1],
    ]);
    expect([...(sends?.sampleIds ?? [])].sort()).toEqual([7, 9]);
  });

  it('has the same keys for the same lines of another moment', () => {
    const later = snapshotOfDump(dumpOfText(TWO_SENDS.replaceAll('goroutine 7 ', 'goroutine 77 ')), 2000);
    expect(later.groups.map(({ key }) => key)).toEqual(snapshot.groups.map(({ key }) => key));
  });

  it('of nothing is empty', () => {
    expect(snapshotOfDump(dumpOfText(''), 5)).toEqual({
      timeMillis: 5,
      total: 0,
      groups: [],
      hasProof: false,
    });
  });
});

describe('a snapshot of a profile', () => {
  it('counts as the samples say, and knows no ids', () => {
    const stack = 'runtime.gopark@p.go:1 runtime.chansend1@c.go:1 main.leak@/srv/leak.go:53';
    const profile = smallProfile({ types: ['goroutine/count'], samples: [{ stack, values: [20_312] }] });
    const snapshot = snapshotOfDump(goroutinesOfProfile(profile), 0);
    expect(snapshot).toMatchObject({ total: 20_312, hasProof: false });
    expect(snapshot.highestId).toBeUndefined();
    expect(snapshot.groups[0]?.sampleIds).toBeUndefined();
  });
});

describe('snapshots of recorded dumps', () => {
  it.each(DUMP_FIXTURES.map(({ name, bytes }) => [name, bytes] as const))(
    'of %s lose no goroutine',
    (_, bytes) => {
      const dump = readGoroutineDump(bytes);
      const { total, groups } = snapshotOfDump(dump, 0);
      expect(total).toBe(dump.goroutines.count);
      expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(total);
    },
  );

  it.each(['go1.26', 'go1.27'])('take what %s calls leaked for proof, at its lines', (version) => {
    const found = DUMP_FIXTURES.find(({ name }) => name === `dumps/${version}.leaked.debug2.txt`);
    const dump = readGoroutineDump(found?.bytes ?? new Uint8Array());
    const proven = withProof({ ...snapshotOfDump(dump, 0), hasProof: false }, dump);
    expect(proven.hasProof).toBe(true);
    const sends = proven.groups.find(
      ({ provenCount, operation }) => provenCount > 0 && operation === 'chan send',
    );
    expect(sends?.place.recordedPath).toBe('/home/ubuntu/dumps/leaked_go126.go');
    expect(sends?.provenCount).toBe(3);
  });
});
