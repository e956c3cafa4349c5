import type { GoroutineDump } from '../../model/goroutineDump';
import { RowIndex } from '../../model/rowIndex';
import { HASH_SEED, mixed } from '../../model/stackHash';
import { frameName, framesOfStack } from './dumpTexts';
import { LEAF_FRAMES, operationOfState } from './operation';

/** The operation of every goroutine of a dump. */
export interface Operations {
  /** By goroutine row; index into `names`. */
  readonly ofRow: Uint32Array;
  readonly names: readonly string[];
}

const known = new WeakMap<GoroutineDump, Operations>();

/** Counted once per pair of stack and state, of which there are few. */
export function operationsOf(dump: GoroutineDump): Operations {
  let operations = known.get(dump);
  if (!operations) {
    operations = findOperations(dump);
    known.set(dump, operations);
  }
  return operations;
}

export function operationOfRow(dump: GoroutineDump, row: number): string {
  const { names, ofRow } = operationsOf(dump);
  return names[ofRow[row] ?? -1] ?? '';
}

/** The same goroutines are at the same operations, whatever frames of their stacks are looked at. */
export function takeOperations(dump: GoroutineDump, from: GoroutineDump): void {
  known.set(dump, operationsOf(from));
}

function findOperations(dump: GoroutineDump): Operations {
  const { count, stacks, states } = dump.goroutines;
  const names: string[] = [];
  const indices = new Map<string, number>();
  const ofRow = new Uint32Array(count);
  let row = 0;
  const pairs = new RowIndex(1024, (other) => stacks[other] === stacks[row] && states[other] === states[row]);
  for (; row < count; row++) {
    const hash = mixed(Math.imul((stacks[row] as number) ^ HASH_SEED, 0x9e3779b1) ^ (states[row] as number));
    const first = pairs.findOrAdd(hash, row);
    if (first >= 0) {
      ofRow[row] = ofRow[first] as number;
      continue;
    }
    const operation = operationOfState(
      dump.strings.text(states[row] as number),
      leafNames(dump, stacks[row] as number),
    );
    let index = indices.get(operation);
    if (index === undefined) {
      index = names.push(operation) - 1;
      indices.set(operation, index);
    }
    ofRow[row] = index;
  }
  return { ofRow, names };
}

function leafNames(dump: GoroutineDump, stack: number): string[] {
  return Array.from(framesOfStack(dump, stack).subarray(0, LEAF_FRAMES), (frame) => frameName(dump, frame));
}
