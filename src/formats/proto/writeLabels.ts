/**
 * Writes the labels of samples: string labels by key, then numeric ones by key, several of one key in their order
 * (preEncode in pprof's profile/encode.go, 2026-11).
 */
import type { Profile } from '../../model/profile';
import type { Utf8Strings } from '../../model/stringTable';
import type { CollectedStrings } from '../../model/utf8Collector';
import { utf8Of } from '../../model/utf8Collector';
import type { WriteBuffer } from './writeBuffer';

/** Beside the labels of the profile, the one that a sample of a diff base has (pprof: internal/driver/fetch.go). */
const BASE_LABEL = -1;
const BASE_KEY = new TextEncoder().encode('pprof::base');
const BASE_VALUE = new TextEncoder().encode('true');

export class SampleLabelWriter {
  private readonly utf8: Utf8Strings;
  /** Rows of the labels of a sample, in the order of writing. */
  private order = new Int32Array(64);

  constructor(
    private readonly buffer: WriteBuffer,
    private readonly profile: Profile,
    private readonly strings: CollectedStrings,
  ) {
    this.utf8 = utf8Of(profile.strings);
  }

  write(row: number): void {
    const { labelStarts, diffBase } = this.profile.samples;
    const begin = labelStarts[row] as number;
    const end = labelStarts[row + 1] as number;
    const isBase = diffBase?.[row] === 1;
    if (begin === end && !isBase) return;
    const count = this.sorted(begin, end, isBase && !this.hasBaseLabel(begin, end));
    for (let at = 0; at < count; at++) this.writeLabel(this.order[at] as number);
  }

  private writeLabel(label: number): void {
    const { buffer, strings } = this;
    const { keys, texts, numbers, units } = this.profile.samples.labels;
    const start = buffer.begin(3, 1);
    if (label === BASE_LABEL) {
      buffer.numberField(1, strings.indexOfBytes(BASE_KEY));
      buffer.numberField(2, strings.indexOfBytes(BASE_VALUE));
    } else {
      const text = texts[label] as number;
      buffer.numberField(1, strings.indexOf(keys[label] as number));
      if (text !== 0) buffer.numberField(2, strings.indexOf(text));
      else {
        buffer.bigintField(3, numbers[label] as bigint);
        buffer.numberField(4, strings.indexOf(units[label] as number));
      }
    }
    buffer.end(start, 1);
  }

  private sorted(begin: number, end: number, addBase: boolean): number {
    const count = end - begin + Number(addBase);
    if (count > this.order.length) this.order = new Int32Array(count * 2);
    const { order } = this;
    for (let label = begin; label < end; label++) order[label - begin] = label;
    if (addBase) order[count - 1] = BASE_LABEL;
    if (count > 16) {
      order.subarray(0, count).sort((one, two) => this.compare(one, two) || one - two);
      return count;
    }
    for (let at = 1; at < count; at++) {
      const label = order[at] as number;
      let to = at;
      for (; to > 0 && this.compare(order[to - 1] as number, label) > 0; to--)
        order[to] = order[to - 1] as number;
      order[to] = label;
    }
    return count;
  }

  private compare(one: number, two: number): number {
    const { keys } = this.profile.samples.labels;
    const kinds = Number(this.isNumeric(one)) - Number(this.isNumeric(two));
    if (kinds !== 0) return kinds;
    if (one === BASE_LABEL) return -this.compareKey(keys[two] as number, BASE_KEY, 0, BASE_KEY.length);
    if (two === BASE_LABEL) return this.compareKey(keys[one] as number, BASE_KEY, 0, BASE_KEY.length);
    if (keys[one] === keys[two]) return 0;
    const { bytes, starts } = this.utf8;
    const key = keys[two] as number;
    return this.compareKey(keys[one] as number, bytes, starts[key] as number, starts[key + 1] as number);
  }

  private isNumeric(label: number): boolean {
    return label !== BASE_LABEL && this.profile.samples.labels.texts[label] === 0;
  }

  /** Byte by byte, as Go sorts strings. */
  private compareKey(key: number, other: Uint8Array, begin: number, end: number): number {
    const { bytes, starts } = this.utf8;
    const keyEnd = starts[key + 1] as number;
    let at = starts[key] as number;
    let to = begin;
    while (at < keyEnd && to < end && bytes[at] === other[to]) {
      at++;
      to++;
    }
    if (at < keyEnd && to < end) return (bytes[at] as number) - (other[to] as number);
    return keyEnd - at - (end - to);
  }

  private hasBaseLabel(begin: number, end: number): boolean {
    const { keys, texts } = this.profile.samples.labels;
    for (let label = begin; label < end; label++) {
      if (texts[label] === 0) continue;
      if (this.compareKey(keys[label] as number, BASE_KEY, 0, BASE_KEY.length) !== 0) continue;
      if (this.compareKey(texts[label] as number, BASE_VALUE, 0, BASE_VALUE.length) === 0) return true;
    }
    return false;
  }
}
