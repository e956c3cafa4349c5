/**
 * Samples merged by identity: the same locations and the same labels are one sample, whose values add up.
 * Rule: sampleKey in pprof's profile/merge.go. Samples whose values are all zero vanish, before and after.
 */
import type { LabelColumns, Profile, SampleTable } from '../model/profile';
import type { StringCollector } from '../model/stringTable';
import type { ValueColumn } from '../model/valueColumn';
import { isZeroAt, narrowed, valueAt } from '../model/valueColumn';
import { HASH_SEED, mixed } from './stackHash';

interface LabelSet {
  readonly keys: readonly number[];
  readonly texts: readonly number[];
  readonly numbers: readonly bigint[];
  readonly units: readonly number[];
}

const NO_LABELS: LabelSet = { keys: [], texts: [], numbers: [], units: [] };

export class MergedSamples {
  private count = 0;
  private stacks = new Uint32Array(1024);
  private stackLength = 0;
  private readonly stackStarts: number[] = [0];
  private readonly labelSetOf: number[] = [];
  private readonly diffBase: number[] = [];
  private readonly labelSets: LabelSet[] = [NO_LABELS];
  private readonly labelSetIds = new Map<string, number>([['', 0]]);
  private slots = new Int32Array(2048).fill(-1);
  private readonly hashes: number[] = [];
  private readonly values: bigint[][] | number[][];

  constructor(
    typeCount: number,
    private readonly strings: StringCollector,
    private readonly arithmetic: 'double' | 'int64',
  ) {
    this.values = Array.from({ length: typeCount }, () => []);
  }

  /** Adds one sample's values; `stack` holds merged location rows in its first `depth` places. */
  add(sample: MergedSample): void {
    const { stack, depth, labelSet, isBase } = sample;
    let hash = mixed(HASH_SEED ^ (labelSet * 2 + Number(isBase)));
    for (let at = 0; at < depth; at++) hash = mixed(hash ^ (stack[at] as number));
    let row = this.find(sample, hash);
    if (row < 0) row = this.append(sample, hash);
    for (let type = 0; type < this.values.length; type++) {
      const source = sample.columns[type] as ValueColumn;
      const sign = sample.negate ? -1 : 1;
      const sums = this.values[type] as (number | bigint)[];
      if (this.arithmetic === 'double')
        sums[row] = (sums[row] as number) + sign * (source[sample.row] as number);
      else sums[row] = BigInt.asIntN(64, (sums[row] as bigint) + BigInt(sign) * valueAt(source, sample.row));
    }
  }

  /** The id of a sample's labels, 0 for none. */
  labelSet(from: Profile, row: number): number {
    const { samples } = from;
    const begin = samples.labelStarts[row] as number;
    const end = samples.labelStarts[row + 1] as number;
    if (begin === end) return 0;
    const set: { -readonly [K in keyof LabelSet]: LabelSet[K] extends readonly (infer T)[] ? T[] : never } = {
      keys: [],
      texts: [],
      numbers: [],
      units: [],
    };
    for (let at = begin; at < end; at++) {
      set.keys.push(this.strings.indexOf(from.strings.text(samples.labels.keys[at] as number)));
      set.texts.push(this.strings.indexOf(from.strings.text(samples.labels.texts[at] as number)));
      set.numbers.push(samples.labels.numbers[at] as bigint);
      set.units.push(this.strings.indexOf(from.strings.text(samples.labels.units[at] as number)));
    }
    const order = set.keys
      .map((_, index) => index)
      .sort((a, b) => (set.keys[a] as number) - (set.keys[b] as number) || a - b);
    const key = order
      .map(
        (at) =>
          `${set.keys[at] as number}:${set.texts[at] as number}:${String(set.numbers[at])}:${set.units[at] as number}`,
      )
      .join(' ');
    let id = this.labelSetIds.get(key);
    if (id === undefined) {
      id = this.labelSets.length;
      this.labelSetIds.set(key, id);
      this.labelSets.push(set);
    }
    return id;
  }

  /** Without the samples whose values have all become zero. */
  toTable(): SampleTable {
    const columns = this.values.map((sums) =>
      this.arithmetic === 'double'
        ? Float64Array.from(sums as number[])
        : BigInt64Array.from(sums as bigint[]),
    );
    const rows = Array.from({ length: this.count }, (_, row) => row).filter((row) =>
      columns.some((column) => !isZeroAt(column, row)),
    );
    const depth = rows.reduce((sum, row) => sum + this.depthOf(row), 0);
    const stacks = new Uint32Array(depth);
    const stackStarts = new Uint32Array(rows.length + 1);
    let at = 0;
    rows.forEach((row, index) => {
      const from = this.stackStarts[row] as number;
      stacks.set(this.stacks.subarray(from, from + this.depthOf(row)), at);
      at += this.depthOf(row);
      stackStarts[index + 1] = at;
    });
    const isBase = Uint8Array.from(rows, (row) => this.diffBase[row] as number);
    return {
      count: rows.length,
      stackStarts,
      stacks,
      values: columns.map((column) =>
        column instanceof Float64Array
          ? Float64Array.from(rows, (row) => column[row] as number)
          : narrowed(BigInt64Array.from(rows, (row) => column[row] as bigint)),
      ),
      ...this.labelsOf(rows),
      ...(isBase.includes(1) ? { diffBase: isBase } : {}),
    };
  }

  private labelsOf(rows: readonly number[]): { labelStarts: Uint32Array; labels: LabelColumns } {
    const sets = rows.map((row) => this.labelSets[this.labelSetOf[row] as number] as LabelSet);
    const labelStarts = new Uint32Array(rows.length + 1);
    sets.forEach((set, index) => (labelStarts[index + 1] = (labelStarts[index] as number) + set.keys.length));
    return {
      labelStarts,
      labels: {
        keys: Uint32Array.from(sets.flatMap((set) => set.keys)),
        texts: Uint32Array.from(sets.flatMap((set) => set.texts)),
        numbers: BigInt64Array.from(sets.flatMap((set) => set.numbers)),
        units: Uint32Array.from(sets.flatMap((set) => set.units)),
      },
    };
  }

  private depthOf(row: number): number {
    return (this.stackStarts[row + 1] as number) - (this.stackStarts[row] as number);
  }

  private find({ stack, depth, labelSet, isBase }: MergedSample, hash: number): number {
    const mask = this.slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const row = this.slots[slot] as number;
      if (row < 0) return -1;
      if (this.hashes[row] !== hash || this.labelSetOf[row] !== labelSet) continue;
      if (this.diffBase[row] !== Number(isBase) || this.depthOf(row) !== depth) continue;
      const from = this.stackStarts[row] as number;
      let at = 0;
      while (at < depth && this.stacks[from + at] === stack[at]) at++;
      if (at === depth) return row;
    }
  }

  private append({ stack, depth, labelSet, isBase }: MergedSample, hash: number): number {
    if (this.stackLength + depth > this.stacks.length) {
      const larger = new Uint32Array(Math.max(this.stackLength + depth, this.stacks.length * 2));
      larger.set(this.stacks.subarray(0, this.stackLength));
      this.stacks = larger;
    }
    this.stacks.set(stack.subarray(0, depth), this.stackLength);
    this.stackLength += depth;
    this.stackStarts.push(this.stackLength);
    this.labelSetOf.push(labelSet);
    this.diffBase.push(Number(isBase));
    this.hashes.push(hash);
    for (const sums of this.values as (number | bigint)[][]) sums.push(this.arithmetic === 'double' ? 0 : 0n);
    const row = this.count++;
    if (this.count * 2 > this.slots.length) this.rehash(this.slots.length * 2);
    else this.insert(row, hash);
    return row;
  }

  private rehash(size: number): void {
    this.slots = new Int32Array(size).fill(-1);
    for (let row = 0; row < this.count; row++) this.insert(row, this.hashes[row] as number);
  }

  private insert(row: number, hash: number): void {
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    while (this.slots[slot] !== -1) slot = (slot + 1) & mask;
    this.slots[slot] = row;
  }
}

export interface MergedSample {
  readonly stack: Uint32Array;
  readonly depth: number;
  readonly labelSet: number;
  /** Of a `-diff_base`: stays apart from the others. */
  readonly isBase: boolean;
  readonly negate: boolean;
  /** Where its values are: one column per merged sample type, all at `row`. */
  readonly columns: readonly ValueColumn[];
  readonly row: number;
}
