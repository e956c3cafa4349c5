/** What the page may ask of its Graph tab. */
import type { GraphAsk, GraphChoice, SaveGraphMessage } from '../../protocol/graphRequests';
import { MOST_GRAPH_NODES } from '../../protocol/graphRequests';

export function readGraphAsk(ask: Record<string, unknown>): GraphAsk | undefined {
  const choice = readChoice(ask);
  return choice && { kind: 'graph', ...choice };
}

export function readSaveGraph(message: Record<string, unknown>): SaveGraphMessage | undefined {
  const { revision } = message;
  const choice = readChoice(message);
  if (choice === undefined || typeof revision !== 'number' || !Number.isSafeInteger(revision))
    return undefined;
  return revision < 0 ? undefined : { type: 'saveGraph', revision, ...choice };
}

function readChoice({ nodeCount, callTree }: Record<string, unknown>): GraphChoice | undefined {
  const tree = callTree === true ? ({ callTree } as const) : {};
  if (callTree !== undefined && callTree !== true) return undefined;
  if (nodeCount === undefined) return tree;
  if (typeof nodeCount !== 'number' || !Number.isInteger(nodeCount) || nodeCount < 1) return undefined;
  return { nodeCount: Math.min(nodeCount, MOST_GRAPH_NODES), ...tree };
}
