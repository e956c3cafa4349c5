import { describe, expect, it } from 'vitest';
import { frameName } from '../../../../src/analysis/goroutines/dumpTexts';
import { userFramesOf } from '../../../../src/analysis/goroutines/userFrame';
import { userFramesOfProfile } from '../../../../src/analysis/goroutines/userFramesOfProfile';
import { functionNameOf } from '../../../../src/analysis/frames';
import { dumpOf } from '../../../support/goroutineDumps';
import { smallProfile } from '../../../support/smallProfile';

const MUTEX = 'sync.(*Mutex).Lock@/usr/local/go/src/sync/mutex.go:5';
const CLIENT = 'github.com/x/y.Get@/root/go/pkg/mod/github.com/x/y@v1.2.3/y.go:7';

describe('the frame to look at', () => {
  it.each([
    ['own code', `${MUTEX} ${CLIENT} main.f@/srv/f.go:3 main.g@/srv/f.go:9`, 'main.f', 'main.f'],
    ['own code without a file', 'main.f main.g', 'main.f', 'main.f'],
    ['a dependency, where there is no own code', `${MUTEX} ${CLIENT}`, '', 'github.com/x/y.Get'],
    ['what has a file, where there is only Go', `runtime.goexit ${MUTEX}`, '', 'sync.(*Mutex).Lock'],
    ['whatever there is', 'runtime.goexit', '', 'runtime.goexit'],
    ['no code that cgo wrote', 'main._Cfunc_sleep@_cgo_gotypes.go:4 main.f@/srv/f.go:3', 'main.f', 'main.f'],
    ['no frames that were left out', '...23 main.f@/srv/f.go:3', 'main.f', 'main.f'],
    ['nothing', '', '', ''],
    ['nothing but what was left out', '...23', '', ''],
  ])('is %s', (_, stack, user, place) => {
    const dump = dumpOf([{ stack }]);
    const frames = userFramesOf(dump);
    expect(frameName(dump, frames.user[0] ?? -1)).toBe(user);
    expect(frameName(dump, frames.place[0] ?? -1)).toBe(place);
  });

  it('is of a module that is named', () => {
    const dump = dumpOf([{ stack: `${CLIENT} main.f@/srv/f.go:3` }]);
    const theirs = { ...dump, userModules: ['github.com/x/y'] };
    expect(frameName(theirs, userFramesOf(theirs).user[0] ?? -1)).toBe('github.com/x/y.Get');
    expect(frameName(dump, userFramesOf(dump).user[0] ?? -1)).toBe('main.f');
  });

  it('is guessed where the modules are those of another program', () => {
    const stack = `${CLIENT} example.com/app.f@/srv/f.go:3`;
    const dump = { ...dumpOf([{ stack }]), userModules: ['example.com/other'] };
    expect(frameName(dump, userFramesOf(dump).user[0] ?? -1)).toBe('example.com/app.f');
  });

  it('is found for every sample of a profile, with what the sample waits in', () => {
    const profile = smallProfile({
      types: ['contentions/count', 'delay/nanoseconds'],
      samples: [
        { stack: `${MUTEX} main.small@/srv/f.go:3<main.f@/srv/f.go:4 main.main@/srv/m.go:1`, values: [1, 5] },
        { stack: `runtime.chanrecv1@/usr/local/go/src/runtime/chan.go:5 ${CLIENT}`, values: [1, 5] },
        { stack: '', values: [1, 5] },
      ],
    });
    const { user, place, operationOf, operations } = userFramesOfProfile(profile);
    expect([...user].map((frame) => functionNameOf(profile, frame))).toEqual(['main.small', '', '']);
    expect([...place].map((frame) => functionNameOf(profile, frame))).toEqual([
      'main.small',
      'github.com/x/y.Get',
      '',
    ]);
    expect([...operationOf].map((operation) => operations[operation])).toEqual([
      'Mutex.Lock',
      'chan receive',
      'waiting',
    ]);
  });
});
