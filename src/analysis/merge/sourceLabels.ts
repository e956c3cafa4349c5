/**
 * The label sets of one profile's samples, told apart by what stands in the label columns, so that the strings of a set
 * are looked up once and not once per sample.
 */
import type { SampleTable } from '../../model/profile';
import { RowIndex } from '../../model/rowIndex';
import { HASH_SEED, mixed } from '../../model/stackHash';
import { halvesOf } from '../../model/wordHalves';
import type { MergedLabels } from './mergedLabels';
import type { CollectedStrings } from '../../model/utf8Collector';

export class SourceLabels {
  /** The first sample that has a set, and the set's id among the merged ones. */
  private samples: Int32Array = new Int32Array(64);
  private mergedSets: Int32Array = new Int32Array(64);
  private count = 0;
  private candidate = 0;
  private readonly index: RowIndex;
  private readonly numberHalves: Uint32Array;
  private readonly setOfNone: number;

  constructor(
    private readonly merged: MergedLabels,
    private readonly source: SampleTable,
    private readonly strings: CollectedStrings,
    private readonly role: 'plain' | 'diffBase',
  ) {
    this.index = new RowIndex(64, (set) => this.isCandidate(set));
    this.numberHalves = halvesOf(source.labels.numbers);
    this.setOfNone = merged.add(source.labels, 0, 0, strings, role);
  }

  /** The merged id of a sample's label set. */
  setOf(sample: number): number {
    const { labelStarts, labels, diffBase } = this.source;
    const begin = labelStarts[sample] as number;
    const end = labelStarts[sample + 1] as number;
    const isMarked = diffBase?.[sample] === 1;
    if (begin === end && !isMarked) return this.setOfNone;
    this.candidate = sample;
    const hash = this.hashOf(begin, end) ^ Number(isMarked);
    const known = this.index.findOrAdd(hash, this.count);
    if (known >= 0) return this.mergedSets[known] as number;
    // A base that a saved difference had goes on being one.
    const role = isMarked && this.role === 'plain' ? 'marked' : this.role;
    const set = this.merged.add(labels, begin, end, this.strings, role);
    this.append(sample, set);
    return set;
  }

  private hashOf(begin: number, end: number): number {
    const { keys, texts, units } = this.source.labels;
    let hash = HASH_SEED;
    for (let at = begin; at < end; at++) {
      hash = mixed(hash ^ (keys[at] as number));
      hash = mixed(hash ^ (texts[at] as number));
      if (texts[at] !== 0) continue;
      hash = mixed(hash ^ (units[at] as number));
      hash = mixed(hash ^ (this.numberHalves[at * 2] as number));
      hash = mixed(hash ^ (this.numberHalves[at * 2 + 1] as number));
    }
    return hash;
  }

  private append(sample: number, set: number): void {
    if (this.count === this.samples.length) {
      this.samples = doubled(this.samples);
      this.mergedSets = doubled(this.mergedSets);
    }
    this.samples[this.count] = sample;
    this.mergedSets[this.count++] = set;
  }

  private isCandidate(set: number): boolean {
    const { labelStarts, labels, diffBase } = this.source;
    const { keys, texts, units } = labels;
    const sample = this.samples[set] as number;
    if (diffBase?.[sample] !== diffBase?.[this.candidate]) return false;
    let one = labelStarts[sample] as number;
    let two = labelStarts[this.candidate] as number;
    const end = labelStarts[sample + 1] as number;
    if (end - one !== (labelStarts[this.candidate + 1] as number) - two) return false;
    for (; one < end; one++, two++) {
      if (keys[one] !== keys[two] || texts[one] !== texts[two]) return false;
      if (texts[one] !== 0) continue;
      if (units[one] !== units[two]) return false;
      if (this.numberHalves[one * 2] !== this.numberHalves[two * 2]) return false;
      if (this.numberHalves[one * 2 + 1] !== this.numberHalves[two * 2 + 1]) return false;
    }
    return true;
  }
}

function doubled(column: Int32Array): Int32Array {
  const larger = new Int32Array(column.length * 2);
  larger.set(column);
  return larger;
}
