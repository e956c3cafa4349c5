import fc from 'fast-check';
import type { SmallGoroutine } from '../../../support/goroutineDumps';

const frame = fc.constantFrom(
  'main.f@/srv/f.go:1',
  'main.f@/srv/f.go:2',
  'main.g@/srv/g.go:1',
  'sync.(*Mutex).Lock@/usr/local/go/src/sync/mutex.go:5',
  'github.com/x/y.F@/root/go/pkg/mod/github.com/x/y@v1.2.3/f.go:7',
  'main.nowhere',
  '...',
  '...23',
);

/** Few different values, so that goroutines are often alike; ids may occur twice, as in hostile text. */
export const anyGoroutine: fc.Arbitrary<SmallGoroutine> = fc.record(
  {
    id: fc.integer({ min: -1, max: 12 }),
    state: fc.constantFrom('chan send', 'semacquire', 'sync.Mutex.Lock', 'select', ''),
    minutes: fc.integer({ min: -1, max: 20 }),
    stack: fc.array(frame, { maxLength: 3 }).map((frames) => frames.join(' ')),
    creator: fc.constantFrom('main.start@/srv/s.go:1', 'main.start@/srv/s.go:2', 'main.main@/srv/m.go:1'),
    creatorId: fc.integer({ min: -1, max: 14 }),
    labels: fc.constantFrom<Readonly<Record<string, string>>>(
      {},
      { tenant: 'acme' },
      { tenant: '', task: 'x' },
    ),
    flags: fc.integer({ min: 0, max: 31 }),
    count: fc.integer({ min: 0, max: 5 }),
  },
  { requiredKeys: [] },
);

export const anyGoroutines = fc.array(anyGoroutine, { maxLength: 30 });
