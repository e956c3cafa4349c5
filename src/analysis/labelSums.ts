/** What samples with each label add up to; a sample counts once per value of a label. */
import type { Profile } from '../model/profile';
import { TupleTable } from './graph/tupleTable';

export interface LabelSum {
  readonly key: string;
  readonly value: string | bigint;
  /** Not wrapped: sums of sums stay exact. */
  readonly sum: bigint;
}

/** One entry per different label, in the order in which they are met; zero sums are among them. */
export function labelSums(profile: Profile, sampleType: number): LabelSum[] {
  const { samples, strings } = profile;
  const column = samples.values[sampleType] ?? new Float64Array(samples.count);
  const { keys, texts, numbers } = samples.labels;
  const words = new Uint32Array(numbers.buffer, numbers.byteOffset, numbers.length * 2);
  const found = new TupleTable(LABEL_WIDTH);
  const sums = new ExactSums();
  for (let row = 0; row < samples.count; row++) {
    const end = samples.labelStarts[row + 1] as number;
    for (let at = samples.labelStarts[row] as number; at < end; at++) {
      const text = texts[at] as number;
      found.tuple[0] = keys[at] as number;
      found.tuple[1] = text;
      found.tuple[2] = text === 0 ? (words[at * 2] as number) : 0;
      found.tuple[3] = text === 0 ? (words[at * 2 + 1] as number) : 0;
      sums.add(found.add(), column[row] as number | bigint);
    }
  }
  return Array.from({ length: found.count }, (_, label): LabelSum => {
    const text = found.at(label, 1);
    const number = (BigInt(found.at(label, 3)) << 32n) | BigInt(found.at(label, 2));
    return {
      key: strings.text(found.at(label, 0)),
      value: text === 0 ? BigInt.asIntN(64, number) : strings.text(text),
      sum: sums.of(label),
    };
  });
}

/** Key, text, low and high half of the number. */
const LABEL_WIDTH = 4;

/** Sums in doubles as long as they are exact there; a label may stand many times at one sample. */
class ExactSums {
  private doubles = new Float64Array(64);
  private readonly large = new Map<number, bigint>();

  add(index: number, value: number | bigint): void {
    if (index >= this.doubles.length) this.grow(index);
    if (typeof value === 'bigint' || Math.abs(value) >= LIMIT) {
      this.large.set(index, (this.large.get(index) ?? 0n) + BigInt(value));
      return;
    }
    const sum = (this.doubles[index] as number) + value;
    if (Math.abs(sum) < LIMIT) this.doubles[index] = sum;
    else {
      this.doubles[index] = 0;
      this.large.set(index, (this.large.get(index) ?? 0n) + BigInt(sum));
    }
  }

  of(index: number): bigint {
    return (this.large.get(index) ?? 0n) + BigInt(this.doubles[index] ?? 0);
  }

  private grow(index: number): void {
    const larger = new Float64Array(Math.max(index + 1, this.doubles.length * 2));
    larger.set(this.doubles);
    this.doubles = larger;
  }
}

const LIMIT = 2 ** 52;
