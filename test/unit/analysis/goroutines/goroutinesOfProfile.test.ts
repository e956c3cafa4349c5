import { readFileSync } from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { groupGoroutines } from '../../../../src/analysis/goroutines/groupGoroutines';
import { goroutinesOfProfile } from '../../../../src/analysis/goroutines/goroutinesOfProfile';
import { isHidden } from '../../../../src/analysis/goroutines/visibleStacks';
import { frameName, framesOfStack } from '../../../../src/analysis/goroutines/dumpTexts';
import { readProfile } from '../../../../src/formats/readProfile';
import type { GoroutineDump } from '../../../../src/model/goroutineDump';
import { GOROUTINE_FLAGS } from '../../../../src/model/goroutineDump';
import { smallProfile } from '../../../support/smallProfile';

const FIXTURES = path.resolve(import.meta.dirname, '../../../fixtures/profiles');

function recorded(file: string): GoroutineDump {
  const outcome = readProfile(readFileSync(path.join(FIXTURES, file)), { maxInflatedBytes: 1e8, zlib });
  if (!outcome.ok) throw new Error(outcome.message);
  return goroutinesOfProfile(outcome.profile);
}

function operations(dump: GoroutineDump): string[] {
  const groups = groupGoroutines(dump, { kind: 'stack', similarity: 'operation' });
  return groups.map(({ count, operation, title }) => `${count} ${operation} ${title}`);
}

describe('the goroutines of a profile', () => {
  it('have the runtime’s frames as their state, and the others as their stack', () => {
    const dump = goroutinesOfProfile(
      smallProfile({
        samples: [
          {
            stack:
              'runtime.gopark@p.go:1 runtime.chansend1@c.go:2 main.leak@/srv/l.go:53<main.run@/srv/l.go:60 runtime.goexit@a.s:1',
            values: [20312],
            labels: { tenant: 'acme' },
          },
          { stack: 'runtime.gopark@p.go:1 runtime.gcBgMarkWorker@g.go:2', values: [4] },
        ],
      }),
    );
    const { stacks, counts, ids, labelSets } = dump.goroutines;
    const names = (row: number): string[] =>
      Array.from(framesOfStack(dump, stacks[row] ?? 0), (frame) => frameName(dump, frame));
    expect(names(0)).toEqual(['main.leak', 'main.run']);
    expect(names(1)).toEqual(['runtime.gopark', 'runtime.gcBgMarkWorker']);
    expect([...counts, ...ids]).toEqual([20312, 4, -1, -1]);
    expect(dump.labelSets[labelSets[0] ?? 0]).toEqual([{ key: 'tenant', value: 'acme' }]);
    expect(operations(dump)).toEqual([
      '20312 chan send main.leak l.go:53',
      '4 GC worker (idle) runtime.gopark p.go:1',
    ]);
  });

  it('of a goroutineleak profile are all leaked', () => {
    const profile = smallProfile({
      types: ['goroutineleak/count'],
      samples: [{ stack: 'runtime.gopark@p.go:1 main.f@/srv/f.go:1', values: [3] }],
    });
    expect([...goroutinesOfProfile(profile).goroutines.flags]).toEqual([GOROUTINE_FLAGS.leaked]);
  });

  it.each(['1.19', '1.21', '1.22', '1.24', '1.26', '1.27'])('are those that Go %s recorded', (version) => {
    const dump = recorded(`goroutine.after.go${version}.pb.gz`);
    const found = operations(dump);
    expect(found).toContain('20 chan send main.(*queue).push blocked.go:40');
    expect(found).toContain('8 chan receive main.labelled.func1 blocked.go:102');
    expect(found).toContain('1 IO wait main.startOtherWaits.func7 blocked.go:156');
    expect(found).toContain('1 select (no cases) main.startOtherWaits.func3 blocked.go:146');
    expect(found).toContain('1 Mutex.Lock main.startOtherWaits.func1 blocked.go:143');
    expect(found).toContain('1 Cond.Wait main.startOtherWaits.func2 blocked.go:145');
    expect(found.filter((group) => group.includes(' WaitGroup.Wait '))).toHaveLength(1);
    expect(found.filter((group) => group.includes(' sleep '))).toHaveLength(1);
    const nil = version === '1.19' ? '' : ' (nil chan)';
    expect(found).toContain(`1 chan send${nil} main.startOtherWaits.func6 blocked.go:154`);
    expect(found).toContain(`1 chan receive${nil} main.startOtherWaits.func5 blocked.go:153`);
  });

  it.each(['1.19', '1.27'])('wait for what the text of Go %s does not name', (version) => {
    const found = operations(recorded(`goroutine.after.go${version}.debug1.txt`));
    expect(found).toContain('20 waiting main.(*queue).push blocked.go:40');
    expect(found).toContain('1 Mutex.Lock main.startOtherWaits.func1 blocked.go:143');
  });
});

describe('a frame that debug=2 does not print', () => {
  it.each([
    ['runtime.gopark', true],
    ['runtime.main', true],
    ['runtime.goexit', true],
    ['runtime.(*mheap).alloc', true],
    ['runtime.Gosched', false],
    ['runtime.GC', false],
    ['runtime.(*Func).Entry', false],
    ['runtime.gopanic', false],
    ['runtime.runFinalizers', false],
    ['runtime/pprof.Do', false],
    ['main.main', false],
    ['', false],
  ])('%s: %s', (name, hidden) => {
    expect(isHidden(name)).toBe(hidden);
  });
});
