import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../../src/analysis/goroutines/queryParser';
import { selectRows } from '../../../../src/analysis/goroutines/selectRows';
import type { GoroutineDump } from '../../../../src/model/goroutineDump';
import { GOROUTINE_FLAGS } from '../../../../src/model/goroutineDump';
import { dumpOf } from '../../../support/goroutineDumps';
import { anyGoroutines } from './anyGoroutines';

const DUMP = dumpOf([
  {
    id: 1,
    state: 'select',
    stack: 'main.(*Pool).Get@/srv/pool.go:53 main.main@/srv/main.go:5',
  },
  {
    id: 42,
    state: 'chan send',
    minutes: 14,
    stack: 'main.leak@/srv/leak.go:7',
    creator: 'main.Handle@/srv/http.go:9',
    creatorId: 1,
    labels: { tenant: 'acme', path: 'a b' },
    flags: GOROUTINE_FLAGS.leaked,
  },
  {
    id: 43,
    state: 'chan send',
    minutes: 0,
    stack: 'main.leak@/srv/leak.go:71',
    labels: { tenant: 'globex' },
    flags: GOROUTINE_FLAGS.lockedToThread,
  },
  { id: 50, state: 'semacquire', stack: 'sync.(*Mutex).Lock@/go/src/sync/mutex.go:1 main.or@/srv/x.go:3' },
]);

function select(dump: GoroutineDump, text: string): number[] {
  const outcome = parseQuery(text);
  if (!outcome.ok) throw new Error(outcome.message);
  return [...selectRows(dump, outcome.query)];
}

describe('a query', () => {
  it.each([
    ['', [0, 1, 2, 3]],
    ['  ', [0, 1, 2, 3]],
    ['state:"chan send"', [1, 2]],
    ['STATE:"CHAN SEND"', [1, 2]],
    ['state:chan', [1, 2]],
    // By the name of the operation as well as by the word of the dump.
    ['state:mutex.lock', [3]],
    ['state:semacquire', [3]],
    ['minutes:>0', [1]],
    ['minutes:>=0', [1, 2]],
    ['minutes:0', [2]],
    ['minutes:=14', [1]],
    ['minutes:<5', [2]],
    ['minutes:<=14', [1, 2]],
    ['minutes:5..20', [1]],
    ['minutes:..5', [2]],
    ['minutes:5..', [1]],
    ['-minutes:>=0', [0, 3]],
    ['function:LEAK', [1, 2]],
    ['function:/^main\\.le/', [1, 2]],
    ['function:/^LEAK/', []],
    ['function:(*Pool).Get', [0]],
    ['file:leak.go', [1, 2]],
    ['file:leak.go:7', [1]],
    ['leak.go:7', [1]],
    ['creator:handle', [1]],
    ['creator:http.go:9', [1]],
    ['label:tenant', [1, 2]],
    ['label:tenant=ACME', [1]],
    ['label:tenant=ac', []],
    ['label:path="a', []],
    ['label:"path=a b"', [1]],
    ['id:42', [1]],
    ['id:42..43', [1, 2]],
    ['parent:1', [1]],
    ['leaked:', [1]],
    ['leaked:yes', [1]],
    ['leaked:no', [0, 2, 3]],
    ['locked:', [2]],
    ['durable: or scan: or synctest: or bubble:>0', []],
    ['leak', [1, 2]],
    ['pool', [0]],
    ['select', [0]],
    ['"or"', [3]],
    ['leak minutes:>0', [1]],
    ['leak and minutes:>0', [1]],
    ['leak -minutes:>0', [2]],
    ['leak NOT minutes:>0', [2]],
    ['not not leak', [1, 2]],
    ['!leak', [0, 3]],
    ['pool or leak leaked:', [0, 1]],
    ['(pool OR leak) -leaked:', [0, 2]],
    ['((pool))', [0]],
    ['"\\"quoted"', []],
    ['pool\tor\nleak', [0, 1, 2]],
  ])('%s', (text, rows) => {
    expect(select(DUMP, text)).toEqual(rows);
  });

  it.each([
    ['states:x', 0, 'One of the keys state, function, file'],
    ['a (b', 2, 'A ) was expected, which closes this (.'],
    ['a b)', 3, 'A ( was expected before this )'],
    ['()', 1, 'a word was expected, but ) was found'],
    ['a and', 5, 'a word was expected, but the query ends here'],
    ['or a', 0, 'write "or"'],
    ['a or or b', 5, 'write "or"'],
    ['state:', 6, 'A text was expected after state:'],
    ['state:"chan', 6, 'A second " was expected'],
    ['minutes:', 8, 'A whole number was expected after minutes:'],
    ['x minutes:>many', 10, 'but ">many" was found'],
    ['minutes:-1', 8, 'but "-1" was found'],
    ['minutes:9..5', 8, 'A range from the smaller'],
    ['minutes:..', 8, 'A whole number was expected'],
    ['leaked:perhaps', 7, 'yes or no was expected after leaked:'],
    ['label:', 6, 'A label was expected'],
    ['label:=x', 6, 'A label was expected'],
    ['function:/(/', 9, 'missing closing )'],
    ['""', 0, 'A word was expected between the quotes'],
    ['('.repeat(101), 100, 'At most 100 parentheses'],
  ])('that is wrong is told where: %s', (text, at, message) => {
    expect(parseQuery(text)).toEqual({ ok: false, at, message: expect.stringContaining(message) as string });
  });

  it('that is too long is told so', () => {
    const outcome = parseQuery('x'.repeat(5001));
    expect(outcome).toMatchObject({
      ok: false,
      at: 5000,
      message: expect.stringContaining('5,000') as string,
    });
  });

  it('never throws, whatever is typed', () => {
    const pieces = fc.constantFrom(
      '(',
      ')',
      '-',
      '"',
      ':',
      '/',
      '..',
      'or',
      'not',
      'state',
      'minutes:',
      '\\',
      ' ',
      'ü',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 3 })), { maxLength: 20 }), (parts) => {
        const outcome = parseQuery(parts.join(''));
        if (outcome.ok) selectRows(DUMP, outcome.query);
        else expect(outcome.at).toBeLessThanOrEqual(parts.join('').length);
      }),
    );
  });
});

describe('any query', () => {
  const queries = fc.constantFrom(
    'state:chan',
    'minutes:>3',
    'minutes:<3',
    'function:main.f',
    'file:f.go:1',
    'label:tenant=acme',
    'label:task',
    'creator:start',
    'id:3..7',
    'leaked:',
    'lock',
    '(f or g) -leaked:',
  );

  it('and its negation divide the goroutines', () => {
    fc.assert(
      fc.property(anyGoroutines, queries, (goroutines, query) => {
        const dump = dumpOf(goroutines);
        const both = [...select(dump, query), ...select(dump, `not (${query})`)];
        expect(both.sort((a, b) => a - b)).toEqual(goroutines.map((_, row) => row));
      }),
    );
  });

  it('joined with another by and selects what both select, by or what either does', () => {
    fc.assert(
      fc.property(anyGoroutines, queries, queries, (goroutines, a, b) => {
        const dump = dumpOf(goroutines);
        const inA = new Set(select(dump, a));
        const inB = new Set(select(dump, b));
        const rows = goroutines.map((_, row) => row);
        expect(select(dump, `(${a}) (${b})`)).toEqual(rows.filter((row) => inA.has(row) && inB.has(row)));
        expect(select(dump, `(${a}) or (${b})`)).toEqual(rows.filter((row) => inA.has(row) || inB.has(row)));
      }),
    );
  });
});
