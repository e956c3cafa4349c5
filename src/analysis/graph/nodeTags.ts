/** Samples by their labels, node by node, for the boxes that dot hangs onto nodes. Rule: addSample in graph.go. */
import type { Profile } from '../../model/profile';
import { valueAt } from '../../model/valueColumn';
import { labelsOfSample } from '../sampleLabels';
import { compareNames } from './compareNames';
import type { NodeTag, NodeTags } from './graph';
import { magnitude } from '../magnitude';
import type { GraphSamples } from './graphSamples';
import { meanOf } from './graphSamples';

/** Prints a numeric label's value, whose unit is given. */
export type FormatTag = (value: bigint, unit: string) => string;

/** Visits the nodes that a sample passes, each once, and says where its flat goes (-1: to none). */
export type VisitNodes = (row: number, visit: (node: number) => void) => number;

interface Tag {
  readonly name: string;
  readonly unit: string;
  readonly value: bigint;
  flat: bigint;
  flatDivisor: bigint;
  cum: bigint;
  cumDivisor: bigint;
}

interface TagsOfNode {
  readonly labels: Map<string, Tag>;
  readonly numbers: Map<string, Map<string, Tag>>;
}

export class TagCollector {
  private readonly nodes = new Map<number, TagsOfNode>();

  constructor(
    private readonly samples: GraphSamples,
    private readonly byteUnit: string,
    private readonly format: FormatTag,
  ) {}

  collect(visitNodes: VisitNodes): void {
    const { profile, active } = this.samples;
    for (const row of active) {
      const labels = sampleTags(profile, row);
      if (!labels) continue;
      const leaf = visitNodes(row, (node) => {
        this.add(node, row, labels, 'cum');
      });
      if (leaf >= 0) this.add(leaf, row, labels, 'flat');
    }
  }

  /** Removes tags that weigh less in both sums. */
  trim(cut: bigint): void {
    const isSmall = (tag: Tag): boolean => magnitude(tag.flat) < cut && magnitude(tag.cum) < cut;
    for (const { labels, numbers } of this.nodes.values()) {
      const maps: readonly Map<string, Tag>[] = [labels, ...numbers.values()];
      for (const tags of maps) {
        for (const [name, tag] of tags) if (isSmall(tag)) tags.delete(name);
      }
    }
  }

  /** How many tags of the node have flat of their own. */
  flatCount(node: number): number {
    const tags = this.nodes.get(node);
    if (!tags) return 0;
    const maps: readonly ReadonlyMap<string, Tag>[] = [tags.labels, ...tags.numbers.values()];
    const all = maps.flatMap((map) => [...map.values()]);
    return all.filter(({ flat }) => flat !== 0n).length;
  }

  of(node: number): NodeTags {
    const tags = this.nodes.get(node);
    if (!tags) return { labels: [], numbers: new Map() };
    return {
      labels: [...tags.labels.values()].map(finished),
      numbers: new Map([...tags.numbers].map(([label, map]) => [label, [...map.values()].map(finished)])),
    };
  }

  private add(node: number, row: number, { label, bytes }: SampleTags, sum: 'flat' | 'cum'): void {
    let tags = this.nodes.get(node);
    if (!tags) this.nodes.set(node, (tags = newTags()));
    if (label !== '') this.count(tagIn(tags.labels, label, '', 0n), row, sum);
    if (bytes.length === 0) return;
    let numbers = tags.numbers.get(label);
    if (!numbers) tags.numbers.set(label, (numbers = new Map<string, Tag>()));
    for (const value of bytes) {
      this.count(tagIn(numbers, this.format(value, this.byteUnit), this.byteUnit, value), row, sum);
    }
  }

  private count(tag: Tag, row: number, sum: 'flat' | 'cum'): void {
    const { column, divisor } = this.samples;
    const value = valueAt(column, row);
    const by = divisor ? valueAt(divisor, row) : 0n;
    if (sum === 'flat') {
      tag.flat = BigInt.asIntN(64, tag.flat + value);
      tag.flatDivisor += by;
    } else {
      tag.cum = BigInt.asIntN(64, tag.cum + value);
      tag.cumDivisor += by;
    }
  }
}

function newTags(): TagsOfNode {
  return { labels: new Map<string, Tag>(), numbers: new Map<string, Map<string, Tag>>() };
}

interface SampleTags {
  readonly label: string;
  /** Values of the numeric label `bytes`: newGraph in internal/report/report.go keeps no other. */
  readonly bytes: readonly bigint[];
}

function sampleTags(profile: Profile, row: number): SampleTags | undefined {
  const { labelStarts } = profile.samples;
  if (labelStarts[row] === labelStarts[row + 1]) return undefined;
  const texts: string[] = [];
  const bytes: bigint[] = [];
  for (const label of labelsOfSample(profile, row)) {
    // The mark of a diff base is no label of the program's (RemoveLabel in newGraph).
    if (label.kind === 'text' && label.key !== 'pprof::base') {
      texts.push(...label.values.map((value) => `${label.key}:${value}`));
    } else if (label.kind === 'number' && label.key === 'bytes') bytes.push(...label.values);
  }
  return { label: texts.sort(compareNames).join('\\n'), bytes };
}

function tagIn(tags: Map<string, Tag>, name: string, unit: string, value: bigint): Tag {
  let tag = tags.get(name);
  if (!tag) {
    tag = { name, unit, value, flat: 0n, flatDivisor: 0n, cum: 0n, cumDivisor: 0n };
    tags.set(name, tag);
  }
  return tag;
}

function finished({ name, unit, value, flat, flatDivisor, cum, cumDivisor }: Tag): NodeTag {
  return {
    name,
    unit,
    value,
    flat,
    flatValue: meanOf(flat, flatDivisor),
    flatDivisor,
    cum,
    cumValue: meanOf(cum, cumDivisor),
    cumDivisor,
  };
}
