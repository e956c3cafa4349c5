/**
 * tagroot and tagleaf: labels as frames, so that stacks can be told apart by them. Rules: addLabelNodes in pprof's
 * internal/driver/tagroot.go, 2026-11.
 */
import type { Profile } from '../../model/profile';
import { AddedFrames } from './addedFrames';
import { scaledLabel } from '../measurement';
import type { ReportOptions } from '../reportOptions';
import { DIFF_BASE_KEY } from '../sampleLabels';

export interface TagFramed {
  readonly profile: Profile;
  /** The lines that pprof prints to standard error. */
  readonly warnings: readonly string[];
}

export type TagFrameOptions = Pick<ReportOptions, 'tagRoot' | 'tagLeaf' | 'unit'>;

/** Runs before the filters, which see the new frames. */
export function applyTagFrames(profile: Profile, options: TagFrameOptions): TagFramed {
  const roots = new LabelFrames(profile, keysOf(options.tagRoot), options.unit);
  const leaves = new LabelFrames(profile, keysOf(options.tagLeaf), options.unit);
  const framed = roots.keys.length + leaves.keys.length === 0 ? profile : withFrames(profile, roots, leaves);
  const warnings: string[] = [];
  if (options.tagRoot !== '' && !roots.matched) warnings.push('TagRoot expression matched no samples');
  if (options.tagLeaf !== '' && !leaves.matched) warnings.push('TagLeaf expression matched no samples');
  return { profile: framed, warnings };
}

function keysOf(list: string): string[] {
  return list.split(',').filter((key) => key !== '');
}

function withFrames(profile: Profile, roots: LabelFrames, leaves: LabelFrames): Profile {
  const { samples } = profile;
  const table = new AddedFrames(profile);
  const perSample = roots.keys.length + leaves.keys.length;
  const stacks = new Uint32Array(samples.stacks.length + samples.count * perSample);
  const stackStarts = new Uint32Array(samples.count + 1);
  let to = 0;
  for (let row = 0; row < samples.count; row++) {
    const begin = samples.stackStarts[row] as number;
    const depth = (samples.stackStarts[row + 1] as number) - begin;
    // Frames of roots are met first, and so get the lower ids.
    roots.write(row, table, stacks, to + leaves.keys.length + depth);
    leaves.write(row, table, stacks, to);
    to += leaves.keys.length;
    for (let at = 0; at < depth; at++) stacks[to + at] = samples.stacks[begin + at] as number;
    to += depth + roots.keys.length;
    stackStarts[row + 1] = to;
  }
  return { ...profile, ...table.toTables(), samples: { ...samples, stacks, stackStarts } };
}

/** The frames that some keys give a sample: the last key's first, which is nearest to the leaf. */
class LabelFrames {
  matched = false;
  private readonly keyOf = new Map<number, number>();

  constructor(
    private readonly profile: Profile,
    readonly keys: readonly string[],
    private readonly unit: string,
  ) {}

  write(row: number, table: AddedFrames, stacks: Uint32Array, at: number): void {
    for (let index = this.keys.length - 1; index >= 0; index--) {
      const key = this.keys[index] as string;
      const values = this.valuesOf(row, index, key);
      if (values.length > 0) this.matched = true;
      stacks[at++] = table.location(values.join(','), key);
    }
  }

  /** Text values, then numbers in the unit that was asked for. */
  private valuesOf(row: number, index: number, key: string): readonly string[] {
    const { samples, strings } = this.profile;
    const begin = samples.labelStarts[row] as number;
    const end = samples.labelStarts[row + 1] as number;
    const isBase = samples.diffBase?.[row] === 1 && key === DIFF_BASE_KEY;
    if (begin === end && !isBase) return NO_VALUES;
    const { keys, texts, numbers, units } = samples.labels;
    const texted: string[] = [];
    const numeric: number[] = [];
    for (let at = begin; at < end; at++) {
      if (!this.isKey(keys[at] as number, key, index)) continue;
      if (texts[at] === 0) numeric.push(at);
      else texted.push(strings.text(texts[at] as number));
    }
    if (isBase && !texted.includes('true')) texted.push('true');
    // Where no value has a unit, none is printed; where some have, the others are in the unit ''.
    const to = numeric.some((at) => units[at] !== 0) ? this.unit : '';
    return texted.concat(
      numeric.map((at) => scaledLabel(numbers[at] as bigint, strings.text(units[at] as number), to)),
    );
  }

  /** Strings are compared once for each index. */
  private isKey(string: number, key: string, index: number): boolean {
    const id = string * this.keys.length + index;
    let known = this.keyOf.get(id);
    if (known === undefined) {
      known = Number(this.profile.strings.text(string) === key);
      this.keyOf.set(id, known);
    }
    return known === 1;
  }
}

const NO_VALUES: readonly string[] = [];
