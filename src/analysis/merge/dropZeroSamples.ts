/**
 * Removes samples whose values have added up to zero, and what only they used. pprof merges the merged profile once
 * more for that (Merge in profile/merge.go), so the others' ids are in the order of first use again.
 */
import type { FunctionTable, LocationTable, Mapping } from '../../model/profile';
import { idsFromOne } from './idsFromOne';
import type { MergedSamples } from './mergedSamples';
import type { MergedTables } from './mergedProfile';
import { markNonZero } from './mergeSource';

/** Changes the samples in place and returns the tables that are left. */
export function dropZeroSamples(samples: MergedSamples, tables: MergedTables): MergedTables {
  const kept = new Uint8Array(samples.count);
  for (const column of samples.values) markNonZero(column, kept);
  if (!kept.includes(0)) return tables;
  const order = new UseOrder(tables.locations.count);
  let [count, length] = [0, 0];
  const { stacks, stackStarts, labelSets, values } = samples;
  for (let row = 0, begin = 0; row < kept.length; row++) {
    const end = stackStarts[row + 1] as number;
    if (kept[row] === 1) {
      for (let at = begin; at < end; at++) stacks[length++] = order.rowOf(stacks[at] as number);
      labelSets[count] = labelSets[row] as number;
      for (const column of values) column[count] = column[row] as number | bigint;
      stackStarts[++count] = length;
    }
    begin = end;
  }
  samples.count = count;
  return usedTables(tables, order.used());
}

function usedTables({ locations, functions, mappings }: MergedTables, used: Uint32Array): MergedTables {
  const functionOrder = new UseOrder(functions.count);
  const mappingOrder = new UseOrder(mappings.length);
  if (mappings.length > 0) mappingOrder.rowOf(0);
  const lineStarts = new Uint32Array(used.length + 1);
  used.forEach((from, row) => {
    const length = (locations.lineStarts[from + 1] as number) - (locations.lineStarts[from] as number);
    lineStarts[row + 1] = (lineStarts[row] as number) + length;
  });
  const lineCount = lineStarts[used.length] as number;
  const kept: LocationTable = {
    count: used.length,
    ids: idsFromOne(used.length),
    addresses: BigUint64Array.from(used, (from) => locations.addresses[from] as bigint),
    mappings: new Int32Array(used.length),
    lineStarts,
    lineFunctions: new Uint32Array(lineCount),
    lineNumbers: new Float64Array(lineCount),
    lineColumns: new Float64Array(lineCount),
    folded: Uint8Array.from(used, (from) => locations.folded[from] as number),
  };
  used.forEach((from, row) => {
    const mapping = locations.mappings[from] as number;
    kept.mappings[row] = mapping < 0 ? -1 : mappingOrder.rowOf(mapping);
    let to = lineStarts[row] as number;
    const end = locations.lineStarts[from + 1] as number;
    for (let line = locations.lineStarts[from] as number; line < end; line++, to++) {
      kept.lineFunctions[to] = functionOrder.rowOf(locations.lineFunctions[line] as number);
      kept.lineNumbers[to] = locations.lineNumbers[line] as number;
      kept.lineColumns[to] = locations.lineColumns[line] as number;
    }
  });
  return {
    locations: kept,
    functions: usedFunctions(functions, functionOrder.used()),
    mappings: Array.from(mappingOrder.used(), (from, row) => ({
      ...(mappings[from] as Mapping),
      id: BigInt(row + 1),
    })),
  };
}

function usedFunctions(functions: FunctionTable, used: Uint32Array): FunctionTable {
  return {
    count: used.length,
    ids: idsFromOne(used.length),
    names: used.map((from) => functions.names[from] as number),
    systemNames: used.map((from) => functions.systemNames[from] as number),
    fileNames: used.map((from) => functions.fileNames[from] as number),
    startLines: Float64Array.from(used, (from) => functions.startLines[from] as number),
  };
}

/** Numbers rows anew in the order in which they are asked for. */
class UseOrder {
  private count = 0;
  private readonly rows: Int32Array;
  private readonly order: Uint32Array;

  constructor(size: number) {
    this.rows = new Int32Array(size).fill(-1);
    this.order = new Uint32Array(size);
  }

  rowOf(old: number): number {
    let row = this.rows[old] as number;
    if (row < 0) {
      row = this.count++;
      this.rows[old] = row;
      this.order[row] = old;
    }
    return row;
  }

  /** The old rows in their new order. */
  used(): Uint32Array {
    return this.order.slice(0, this.count);
  }
}
