/** The boxes below a node for its samples' labels. Source: addNodelets in pprof's internal/graph/dotgraph.go. */
import type { NodeTag, NodeTags } from '../../analysis/graph/graph';
import type { TagBox } from './drawnGraph';
import { collapsedTags, sortedTags } from './tagGroups';

export interface Tagged {
  readonly tags: NodeTags;
  /** Which sum of the tags counts. */
  readonly sum: 'flat' | 'cum';
  readonly format: (value: bigint) => string;
}

export const MOST_TAG_BOXES = 4;

export function tagBoxes(tagged: Tagged, nodeNumber: number): TagBox[] {
  const { tags, sum, format } = tagged;
  const node = `N${nodeNumber}`;
  const boxes: TagBox[] = [];
  for (const [index, tag] of sortedTags(tags.labels, sum).slice(0, MOST_TAG_BOXES).entries()) {
    const weight = sum === 'flat' ? tag.flatValue : tag.cumValue;
    if (weight === 0n) continue;
    const id = `${node}_${index}`;
    boxes.push({ id, parent: node, label: tag.name, weight: format(weight), dotted: false });
    boxes.push(...numberBoxes(tagged, tags.numbers.get(tag.name) ?? [], id));
  }
  boxes.push(...numberBoxes(tagged, tags.numbers.get('') ?? [], node));
  return boxes;
}

/** Values of a numeric label, in at most four ranges. */
function numberBoxes({ sum, format }: Tagged, tags: readonly NodeTag[], parent: string): TagBox[] {
  const boxes: TagBox[] = [];
  for (const [index, tag] of collapsedTags(tags, MOST_TAG_BOXES, sum).entries()) {
    const isFlat = sum === 'flat' || tag.flatValue === tag.cumValue;
    const weight = isFlat ? tag.flatValue : tag.cumValue;
    if (weight === 0n) continue;
    boxes.push({
      id: `N${parent}_${index}`,
      parent,
      label: tag.name,
      weight: format(weight),
      dotted: !isFlat,
    });
  }
  return boxes;
}
