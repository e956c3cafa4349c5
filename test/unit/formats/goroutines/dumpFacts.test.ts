/** Dumps of real runs, held against what counting in their texts says, and against the marks in the program. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { operationOfRow } from '../../../../src/analysis/goroutines/operations';
import { readGoroutineDump } from '../../../../src/formats/goroutines/readGoroutineDump';
import { FRAME_KINDS, GOROUTINE_FLAGS, type GoroutineDump } from '../../../../src/model/goroutineDump';

interface Facts {
  readonly marks: Readonly<
    Record<string, { readonly file: string; readonly line: number; readonly goroutines: number }>
  >;
  readonly dumps: Readonly<Record<string, DumpFacts>>;
}

interface DumpFacts {
  readonly goroutines: number;
  readonly createdByGoroutine: number;
  readonly inlined: number;
  readonly elided: number;
  readonly withMinutes: number;
  readonly leaked: number;
  readonly durable: number;
  readonly locked: number;
}

const FOLDER = path.join(import.meta.dirname, '../../../fixtures/dumps');
const FACTS = JSON.parse(readFileSync(path.join(FOLDER, 'facts.json'), 'utf8')) as Facts;
const NAMES = Object.keys(FACTS.dumps);
const VERSIONS = [...new Set(NAMES.map((name) => /^go1\.\d+/.exec(name)?.[0]))];

it('are of at least six versions of Go, from 1.11 to 1.27', () => {
  expect(VERSIONS.length).toBeGreaterThanOrEqual(6);
  expect(VERSIONS).toEqual(expect.arrayContaining(['go1.11', 'go1.18', 'go1.21', 'go1.26', 'go1.27']));
});

describe.each(NAMES)('%s', (name) => {
  const dump = readGoroutineDump(readFileSync(path.join(FOLDER, name)));
  const { goroutines } = dump;

  it('has what counting finds', () => {
    const kinds = kindsOf(dump);
    const flagged = (flag: keyof typeof GOROUTINE_FLAGS) =>
      goroutines.flags.filter((flags) => (flags & GOROUTINE_FLAGS[flag]) !== 0).length;
    expect({
      goroutines: goroutines.count,
      createdByGoroutine: goroutines.creatorIds.filter((id) => id >= 0).length,
      inlined: kinds.get('inlined') ?? 0,
      elided: kinds.get('elided') ?? 0,
      withMinutes: goroutines.waitMinutes.filter((minutes) => minutes >= 0).length,
      leaked: flagged('leaked'),
      durable: flagged('durable'),
      locked: flagged('lockedToThread'),
    }).toEqual({
      goroutines: FACTS.dumps[name]?.goroutines,
      createdByGoroutine: FACTS.dumps[name]?.createdByGoroutine,
      inlined: FACTS.dumps[name]?.inlined,
      elided: FACTS.dumps[name]?.elided,
      withMinutes: FACTS.dumps[name]?.withMinutes,
      leaked: FACTS.dumps[name]?.leaked,
      durable: FACTS.dumps[name]?.durable,
      locked: FACTS.dumps[name]?.locked,
    });
    expect(dump.problems).toEqual([]);
  });
});

describe.each(NAMES.filter((name) => name.includes('.waits.')))('the marked lines of %s', (name) => {
  const dump = readGoroutineDump(readFileSync(path.join(FOLDER, name)));

  it('have so many goroutines as the program says', () => {
    for (const [mark, { file, line, goroutines: expected }] of Object.entries(FACTS.marks))
      expect(rowsAt(dump, `/${file}`, line), mark).toHaveLength(expected);
  });

  it.each([
    ['send', 'chan send'],
    ['receive', 'chan receive'],
    ['nilSend', 'chan send (nil chan)'],
    ['emptySelect', 'select (no cases)'],
    ['mutex', 'Mutex.Lock'],
    ['rwLock', 'RWMutex.Lock'],
    ['waitGroup', 'WaitGroup.Wait'],
    ['cond', 'Cond.Wait'],
    ['accept', 'IO wait'],
  ])('are at the operation %s: %s', (mark, operation) => {
    const { file = '', line = 0 } = FACTS.marks[mark] ?? {};
    expect(operationOfRow(dump, rowsAt(dump, `/${file}`, line)[0] ?? -1)).toBe(operation);
  });
});

/** How many frames of goroutines and their ancestors there are of each kind. */
function kindsOf({ stacks, frames, goroutines, ancestors, sections }: GoroutineDump): Map<string, number> {
  const kinds = new Map<string, number>();
  const shown = [
    ...goroutines.stacks,
    ...[...ancestors.values()].flat().map(({ stack }) => stack),
    ...sections.flatMap(({ parts }) => parts.map(({ stack }) => stack)),
  ];
  for (const stack of shown)
    for (const frame of stacks.frames.subarray(stacks.starts[stack], stacks.starts[stack + 1])) {
      const kind = FRAME_KINDS[frames.kinds[frame] ?? 0] ?? '';
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
  return kinds;
}

function rowsAt(dump: GoroutineDump, fileEnd: string, line: number): number[] {
  const { stacks, frames, goroutines, strings } = dump;
  return Array.from(goroutines.stacks.keys()).filter((row) => {
    const stack = goroutines.stacks[row] ?? 0;
    return stacks.frames
      .subarray(stacks.starts[stack], stacks.starts[stack + 1])
      .some(
        (frame) =>
          frames.lineNumbers[frame] === line && strings.text(frames.files[frame] ?? 0).endsWith(fileEnd),
      );
  });
}
