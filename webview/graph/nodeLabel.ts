import type { GraphNode, GraphPicture } from '../../src/protocol/graphRequests';
import { shownText, visibleText } from '../displayText';
import { graphStrings } from './graphStrings';

/** What a screen reader says of a box and what a tooltip shows; boxes of labels are named with the node that has them. */
export function nodeLabel({ boxes, lines }: GraphPicture, position: number): string {
  const box = boxes[position];
  if (box === undefined) return '';
  if (box.kind === 'tags') return shownText(box.weight);
  const tags = lines
    .filter(({ kind, from }) => kind === 'tags' && from === position)
    .map(({ to, weight }) => `${boxes[to]?.text.lines.join(', ') ?? ''} ${weight}`);
  return shownText([graphStrings.node(box.name, box.flat, box.cum), ...tags].join('; '));
}

/** As `go tool pprof -top` has the columns. */
export function nodeText({ name, flat, cum }: GraphNode): string {
  return [flat.text, flat.percent, cum.text, cum.percent, visibleText(name)].join('\t');
}
