/**
 * Label sets merged by what they mean: string labels and numeric labels by key, several under one key in their order
 * (sampleKey in pprof's profile/merge.go). Sets are kept once; samples name them by id, 0 for none.
 */
import type { LabelColumns } from '../../model/profile';
import { RowIndex } from '../../model/rowIndex';
import type { CollectedStrings, Utf8Collector } from '../../model/utf8Collector';
import { DIFF_BASE_KEY } from '../sampleLabels';
import { HASH_SEED, mixed } from '../../model/stackHash';
import { halvesOf } from '../../model/wordHalves';

/**
 * `diffBase`: the label `pprof::base` takes the place of others of that key. `marked`: the sample is of a base that a
 * saved difference had; it has that label already, or gets it.
 */
export type LabelRole = 'plain' | 'diffBase' | 'marked';

export class MergedLabels {
  private count = 0;
  private setStarts = new Uint32Array(64);
  /** 1 where a set has the label `pprof::base` with the value `true`. */
  private marks = new Uint8Array(64);
  private capacity = 64;
  private keys = new Uint32Array(64);
  private texts = new Uint32Array(64);
  private units = new Uint32Array(64);
  private numbers = new BigInt64Array(64);
  private numberHalves = halvesOf(this.numbers);
  private readonly index: RowIndex;
  private readonly baseKey: number;
  private readonly baseText: number;
  /** Stands for an empty string that a label names by an index other than 0; made when one is met. */
  private emptyString = 0;

  constructor(private readonly strings: Utf8Collector) {
    this.index = new RowIndex(64, (set) => this.isCandidate(set));
    this.baseKey = strings.indexOfText(DIFF_BASE_KEY);
    this.baseText = strings.indexOfText('true');
    this.index.findOrAdd(this.candidateHash(), 0);
    this.commit();
  }

  /** The id of the set that lies in `labels[begin … end)`. */
  add(labels: LabelColumns, begin: number, end: number, strings: CollectedStrings, role: LabelRole): number {
    const first = this.setStarts[this.count] as number;
    this.reserve(first + end - begin + 1);
    let at = first;
    let needsMark = role !== 'plain';
    for (let label = begin; label < end; label++) {
      const key = strings.indexOf(labels.keys[label] as number);
      const text = this.stringOf(labels.texts[label] as number, strings);
      if (role === 'diffBase' && text !== 0 && key === this.baseKey) continue;
      if (key === this.baseKey && text === this.baseText) needsMark = false;
      this.keys[at] = key;
      this.texts[at] = text;
      this.numbers[at] = text === 0 ? (labels.numbers[label] as bigint) : 0n;
      this.units[at++] = text === 0 ? this.stringOf(labels.units[label] as number, strings) : 0;
    }
    if (needsMark) {
      this.keys[at] = this.baseKey;
      this.texts[at] = this.baseText;
      this.numbers[at] = 0n;
      this.units[at++] = 0;
    }
    this.sort(first, at);
    this.setStarts[this.count + 1] = at;
    const known = this.index.findOrAdd(this.candidateHash(), this.count);
    return known >= 0 ? known : this.commit();
  }

  /** The columns of samples that have these sets. */
  columnsFor(sets: Int32Array): {
    labelStarts: Uint32Array;
    labels: LabelColumns;
    diffBase: Uint8Array | undefined;
  } {
    const labelStarts = new Uint32Array(sets.length + 1);
    const diffBase = new Uint8Array(sets.length);
    for (let row = 0; row < sets.length; row++) {
      const set = sets[row] as number;
      const length = (this.setStarts[set + 1] as number) - (this.setStarts[set] as number);
      labelStarts[row + 1] = (labelStarts[row] as number) + length;
      diffBase[row] = this.marks[set] as number;
    }
    const length = labelStarts[sets.length] as number;
    const labels = {
      keys: new Uint32Array(length),
      texts: new Uint32Array(length),
      numbers: new BigInt64Array(length),
      units: new Uint32Array(length),
    };
    const halves = halvesOf(labels.numbers);
    for (let row = 0, to = 0; row < sets.length; row++) {
      const set = sets[row] as number;
      const end = this.setStarts[set + 1] as number;
      for (let from = this.setStarts[set] as number; from < end; from++, to++) {
        labels.keys[to] = this.keys[from] as number;
        labels.texts[to] = this.texts[from] as number;
        labels.units[to] = this.units[from] as number;
        halves[to * 2] = this.numberHalves[from * 2] as number;
        halves[to * 2 + 1] = this.numberHalves[from * 2 + 1] as number;
      }
    }
    return { labelStarts, labels, diffBase: diffBase.includes(1) ? diffBase : undefined };
  }

  private stringOf(index: number, strings: CollectedStrings): number {
    const found = strings.indexOf(index);
    if (found !== 0 || index === 0) return found;
    if (this.emptyString === 0) this.emptyString = this.strings.addEmpty();
    return this.emptyString;
  }

  private commit(): number {
    const set = this.count++;
    if (this.count + 1 >= this.setStarts.length) {
      this.setStarts = grown(this.setStarts, this.setStarts.length * 2, Uint32Array);
      this.marks = grown(this.marks, this.setStarts.length, Uint8Array);
    }
    const end = this.setStarts[this.count] as number;
    for (let at = this.setStarts[set] as number; at < end; at++)
      if (this.keys[at] === this.baseKey && this.texts[at] === this.baseText) this.marks[set] = 1;
    return set;
  }

  private reserve(needed: number): void {
    if (needed <= this.capacity) return;
    this.capacity = Math.max(needed, this.capacity * 2);
    this.keys = grown(this.keys, this.capacity, Uint32Array);
    this.texts = grown(this.texts, this.capacity, Uint32Array);
    this.units = grown(this.units, this.capacity, Uint32Array);
    const numbers = new BigInt64Array(this.capacity);
    numbers.set(this.numbers);
    this.numbers = numbers;
    this.numberHalves = halvesOf(numbers);
  }

  /** By key, string labels before numeric ones; those of one key stay in their order. */
  private sort(begin: number, end: number): void {
    if (end - begin <= 16) {
      for (let at = begin + 1; at < end; at++)
        for (let to = at; to > begin && this.compare(to - 1, to) > 0; to--) this.swap(to - 1, to);
      return;
    }
    const order = Uint32Array.from({ length: end - begin }, (_, index) => begin + index);
    order.sort((one, two) => this.compare(one, two) || one - two);
    const pick = <T>(column: ArrayLike<T>): T[] => Array.from(order, (from) => column[from] as T);
    const [keys, texts, units] = [pick(this.keys), pick(this.texts), pick(this.units)];
    const numbers = pick(this.numbers);
    this.keys.set(keys, begin);
    this.texts.set(texts, begin);
    this.units.set(units, begin);
    this.numbers.set(numbers, begin);
  }

  private compare(one: number, two: number): number {
    const kinds = Number(this.texts[one] === 0) - Number(this.texts[two] === 0);
    return kinds || (this.keys[one] as number) - (this.keys[two] as number);
  }

  private swap(one: number, two: number): void {
    swapIn(this.keys, one, two);
    swapIn(this.texts, one, two);
    swapIn(this.units, one, two);
    const number = this.numbers[one] as bigint;
    this.numbers[one] = this.numbers[two] as bigint;
    this.numbers[two] = number;
  }

  private candidateHash(): number {
    let hash = HASH_SEED;
    const end = this.setStarts[this.count + 1] as number;
    for (let at = this.setStarts[this.count] as number; at < end; at++) {
      hash = mixed(hash ^ (this.keys[at] as number));
      hash = mixed(hash ^ (this.texts[at] as number));
      hash = mixed(hash ^ (this.units[at] as number));
      hash = mixed(hash ^ (this.numberHalves[at * 2] as number));
      hash = mixed(hash ^ (this.numberHalves[at * 2 + 1] as number));
    }
    return hash;
  }

  private isCandidate(set: number): boolean {
    const { keys, texts, units, numberHalves } = this;
    let one = this.setStarts[set] as number;
    let two = this.setStarts[this.count] as number;
    const end = this.setStarts[set + 1] as number;
    if (end - one !== (this.setStarts[this.count + 1] as number) - two) return false;
    for (; one < end; one++, two++) {
      if (keys[one] !== keys[two] || texts[one] !== texts[two] || units[one] !== units[two]) return false;
      if (numberHalves[one * 2] !== numberHalves[two * 2]) return false;
      if (numberHalves[one * 2 + 1] !== numberHalves[two * 2 + 1]) return false;
    }
    return true;
  }
}

function swapIn(column: Uint32Array, one: number, two: number): void {
  const value = column[one] as number;
  column[one] = column[two] as number;
  column[two] = value;
}

function grown<T extends Uint32Array | Uint8Array>(
  column: T,
  length: number,
  make: new (length: number) => T,
): T {
  const larger = new make(length);
  larger.set(column);
  return larger;
}
