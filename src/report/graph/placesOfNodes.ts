import type { Graph } from '../../analysis/graph/graph';
import { printableName } from '../../analysis/graph/nodeInfo';
import type { PlaceId } from '../../protocol/view';
import { nodePlace } from '../nodePlace';
import type { OpenView } from '../openView';

/**
 * Where a click on a node of the graph leads. A graph counts into the nodes that Top counts into; a call tree numbers
 * its own, and is asked for the name.
 */
export function placesOfNodes(
  view: OpenView,
  graph: Graph,
  shape: 'graph' | 'tree',
): (node: number) => PlaceId {
  if (shape === 'graph') return (node) => nodePlace(view, node);
  const wanted = new Set(Array.from(graph.order, (node) => graph.nameOf(node)));
  const places = new Map<string, PlaceId>();
  for (let node = 0; node < view.nodes.count; node++) {
    const name = printableName(view.nodes.info(node));
    if (wanted.has(name) && (places.get(name) ?? -1) < 0) places.set(name, nodePlace(view, node));
  }
  return (node) => places.get(graph.nameOf(node)) ?? -1;
}
