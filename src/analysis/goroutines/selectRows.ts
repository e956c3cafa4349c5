import type { GoroutineDump } from '../../model/goroutineDump';
import { GOROUTINE_FLAGS } from '../../model/goroutineDump';
import { frameFile, frameName } from './dumpTexts';
import type { FlagField, GoroutineQuery, NumberField, TextField, TextMatch } from './goroutineQuery';
import { operationsOf } from './operations';

/**
 * The goroutines that a query means, ascending, of all or of those given, which must ascend. Texts are looked at once per row of the dump's tables, so that a million
 * goroutines with the same few stacks cost little more than one.
 */
export function selectRows(dump: GoroutineDump, query: GoroutineQuery, among?: Uint32Array): Uint32Array {
  const test = testOf(dump, query);
  const count = among?.length ?? dump.goroutines.count;
  const selected = new Uint32Array(count);
  let length = 0;
  for (let at = 0; at < count; at++) {
    const row = among ? (among[at] as number) : at;
    if (test(row)) selected[length++] = row;
  }
  return selected.slice(0, length);
}

type RowTest = (row: number) => boolean;

function testOf(dump: GoroutineDump, query: GoroutineQuery): RowTest {
  switch (query.kind) {
    case 'all':
      return () => true;
    case 'not': {
      const part = testOf(dump, query.part);
      return (row) => !part(row);
    }
    case 'and': {
      const parts = query.parts.map((part) => testOf(dump, part));
      return (row) => parts.every((part) => part(row));
    }
    case 'or': {
      const parts = query.parts.map((part) => testOf(dump, part));
      return (row) => parts.some((part) => part(row));
    }
    case 'number':
      return numberTest(dump, query.field, query.from, query.to);
    case 'flag': {
      const bit = FLAG_BITS[query.flag];
      return (row) => ((dump.goroutines.flags[row] as number) & bit) !== 0;
    }
    case 'label':
      return labelTest(dump, query.key, query.value);
    case 'text':
      return textTest(dump, query.field, query.matches);
  }
}

const FLAG_BITS: Readonly<Record<FlagField, number>> = {
  leaked: GOROUTINE_FLAGS.leaked,
  locked: GOROUTINE_FLAGS.lockedToThread,
  durable: GOROUTINE_FLAGS.durable,
  scan: GOROUTINE_FLAGS.scan,
  synctest: GOROUTINE_FLAGS.synctest,
};

/** What is not said is -1, which no range holds: whether it is more or less nobody knows. */
function numberTest({ goroutines }: GoroutineDump, field: NumberField, from: number, to: number): RowTest {
  const columns = {
    minutes: goroutines.waitMinutes,
    id: goroutines.ids,
    parent: goroutines.creatorIds,
    bubble: goroutines.bubbles,
  };
  const column = columns[field];
  return (row) => {
    const value = column[row] as number;
    return value >= 0 && value >= from && value <= to;
  };
}

function labelTest(
  { goroutines, labelSets }: GoroutineDump,
  key: string,
  value: string | undefined,
): RowTest {
  const wanted = Uint8Array.from(labelSets, (set) =>
    Number(
      set.some(
        (label) =>
          label.key.toLowerCase() === key && (value === undefined || label.value.toLowerCase() === value),
      ),
    ),
  );
  return (row) => wanted[goroutines.labelSets[row] as number] === 1;
}

function textTest(dump: GoroutineDump, field: TextField, matches: TextMatch): RowTest {
  switch (field) {
    case 'state':
      return stateTest(dump, matches);
    case 'function':
      return stackTest(dump, (frame) => matches(frameName(dump, frame)));
    case 'file':
      return stackTest(dump, (frame) => matches(fileAndLine(dump, frame)));
    case 'creator': {
      const wanted = frameMask(
        dump,
        (frame) => matches(frameName(dump, frame)) || matches(fileAndLine(dump, frame)),
      );
      const { creatorFrames } = dump.goroutines;
      return (row) => wanted[creatorFrames[row] as number] === 1;
    }
    case 'any': {
      const state = stateTest(dump, matches);
      const stack = stackTest(
        dump,
        (frame) => matches(frameName(dump, frame)) || matches(fileAndLine(dump, frame)),
      );
      return (row) => stack(row) || state(row);
    }
  }
}

/** As printed, or as the operation is named: `semacquire` and `Mutex.Lock` mean the same goroutine. */
function stateTest(dump: GoroutineDump, matches: TextMatch): RowTest {
  const { names, ofRow } = operationsOf(dump);
  const operations = Uint8Array.from(names, (name) => Number(matches(name)));
  const { states } = dump.goroutines;
  const known = new Map<number, boolean>();
  return (row) => {
    if (operations[ofRow[row] as number] === 1) return true;
    const state = states[row] as number;
    let wanted = known.get(state);
    if (wanted === undefined) {
      wanted = matches(dump.strings.text(state));
      known.set(state, wanted);
    }
    return wanted;
  };
}

/** By goroutine, whether a frame of its stack is meant. */
function stackTest(dump: GoroutineDump, isMeant: (frame: number) => boolean): RowTest {
  const wanted = frameMask(dump, isMeant);
  const { count, starts, frames } = dump.stacks;
  const stacks = new Uint8Array(count);
  for (let stack = 0; stack < count; stack++) {
    const end = starts[stack + 1] as number;
    for (let at = starts[stack] as number; at < end; at++) {
      if (wanted[frames[at] as number] !== 1) continue;
      stacks[stack] = 1;
      break;
    }
  }
  return (row) => stacks[dump.goroutines.stacks[row] as number] === 1;
}

function frameMask({ frames }: GoroutineDump, isMeant: (frame: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: frames.count }, (_, frame) => Number(isMeant(frame)));
}

/** `/srv/app/pool.go:53`, so that `pool.go:53` finds the line. */
function fileAndLine(dump: GoroutineDump, frame: number): string {
  const file = frameFile(dump, frame);
  return file === '' ? '' : `${file}:${dump.frames.lineNumbers[frame] ?? 0}`;
}
