import { beforeAll, describe, expect, it } from 'vitest';
import type { ExampleRow } from './watchExamples.mjs';
import { scores, watchExamples } from './watchExamples.mjs';

describe('pprof-lens leaks, watching the programs of examples/leaks', () => {
  let rows: readonly ExampleRow[] = [];
  beforeAll(async () => {
    rows = await watchExamples();
  });

  it('has a program for every kind of leak, and healthy ones', () => {
    expect(rows.filter(({ marks }) => marks.length > 0).length).toBeGreaterThanOrEqual(12);
    expect(rows.filter(({ marks }) => marks.length === 0).length).toBeGreaterThanOrEqual(4);
  });

  it('finds each leak at its line, with its kind and the line that starts it', () => {
    const wanted = rows.flatMap(({ name, marks }) => marks.map((mark) => ({ name, ...mark })));
    const found = rows.flatMap(({ name, found: marks }) =>
      marks.map(({ at, foundKind, createdAt, knowsCreator }) => ({
        ...{ name, at, kind: foundKind },
        createdAt: knowsCreator ? createdAt : 'unknown',
      })),
    );
    expect(found).toEqual(wanted);
  });

  it('exits with 1 for a leak and with 0 for a healthy program', () => {
    const wanted = rows.map(({ name, marks }) => ({ name, status: marks.length > 0 ? 1 : 0 }));
    expect(rows.map(({ name, status }) => ({ name, status }))).toEqual(wanted);
  });

  it('finds nothing where nothing leaks', () => {
    expect(
      rows.flatMap(({ name, strange }) => strange.map(({ headline }) => `${name}: ${headline}`)),
    ).toEqual([]);
    expect(scores(rows)).toMatchObject({ recall: 1, precision: 1 });
  });
});
