/** What the scripted host says of the call graph; a test puts in what the real server would. */
import type { GraphAnswer, GraphAsk, GraphPicture } from '../../../src/protocol/graphRequests';

export interface ScriptedGraph {
  /** With the node count and the shape that are chosen; absent ones are the usual picture. */
  readonly usual: GraphPicture;
  readonly tree?: GraphPicture;
  readonly large?: GraphPicture;
}

export const NO_GRAPH: ScriptedGraph = {
  usual: { width: 0, height: 0, boxes: [], lines: [], legend: [], allLineCount: 0, allNodeCount: 0 },
};

/** More nodes than pprof draws by itself are the large picture. */
export function graphAnswer(
  { usual, tree, large }: ScriptedGraph,
  { nodeCount, callTree }: GraphAsk,
): GraphAnswer {
  const wanted = callTree === true ? tree : nodeCount !== undefined && nodeCount > 80 ? large : usual;
  return { kind: 'graph', picture: wanted ?? usual };
}
