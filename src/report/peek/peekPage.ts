/** Callers and callees of one function, with the numbers of pprof's `-peek`. */
import { printableName } from '../../analysis/graph/nodeInfo';
import type { PeekPage, PeekRow, PeekWanted } from '../../protocol/peekRequests';
import { nodePlace } from '../nodePlace';
import type { OpenView } from '../openView';
import { keptPage } from '../openView';
import { quantity } from '../quantity';
import type { GraphReport } from '../report';
import { shortened } from '../shortened';
import type { Neighbours } from './peekedGraph';
import { peekedGraph } from './peekedGraph';
import { noSuchFunction, selectedNode } from './selectedFunction';

/** pprof prints half a dozen; a profile may have a million comments. */
const MAX_LEGEND_LINES = 50;

export function peekPage(view: OpenView, { functionName, offset, limit }: PeekWanted): PeekPage {
  const node = selectedNode(view, functionName);
  const peeked = node === undefined ? undefined : peekedFunction(view, node);
  if (node === undefined || peeked === undefined) return emptyPage(view, functionName);
  const { entries } = peeked;
  const countOf = (kind: Entry['kind']): number => entries.filter((entry) => entry.kind === kind).length;
  return {
    functionName: shortened(peeked.shown.graph.nameOf(node)),
    rows: entries.slice(offset, offset + limit).map((entry) => peekRow(view, peeked.shown, entry)),
    rowCount: entries.length,
    callerCount: countOf('caller'),
    calleeCount: countOf('callee'),
    legend: [...view.warnings, ...peeked.shown.labels].slice(0, MAX_LEGEND_LINES).map(shortened),
    problem: '',
  };
}

interface PeekedFunction {
  readonly shown: GraphReport;
  /** In pprof's order. */
  readonly entries: readonly Entry[];
}

type Entry =
  | { readonly kind: 'function'; readonly node: number }
  | {
      readonly kind: 'caller' | 'callee';
      readonly node: number;
      readonly weight: bigint;
      readonly inlined: boolean;
      /** Whose caller or callee it is. */
      readonly of: number;
    };

/** What the report of `-peek` has of a function. Undefined: filtered out. */
function peekedFunction(view: OpenView, node: number): PeekedFunction | undefined {
  return keptPage(view, `peek ${node}`, () => {
    const name = printableName(view.nodes.info(node));
    const peeked = peekedGraph(view);
    const { shown } = peeked;
    // One, but where frames that pprof keeps apart have the same name.
    const named = shown.graph.order.filter((other) => shown.graph.nameOf(other) === name);
    const neighbours = peeked.neighbours(named);
    if (named.length === 0) return undefined;
    return { shown, entries: Array.from(named).flatMap((of) => entriesOf(neighbours, of)) };
  });
}

function entriesOf({ edgesIn, edgesOut }: Neighbours, of: number): Entry[] {
  return [
    ...edgesIn(of).map(({ source, weight, inline }): Entry => {
      return { kind: 'caller', node: source, weight, inlined: inline, of };
    }),
    { kind: 'function', node: of },
    ...edgesOut(of).map(({ target, weight, inline }): Entry => {
      return { kind: 'callee', node: target, weight, inlined: inline, of };
    }),
  ];
}

function peekRow(view: OpenView, { graph, unit }: GraphReport, entry: Entry): PeekRow {
  const name = shortened(graph.nameOf(entry.node));
  const style = { ...view.style, to: unit };
  const place = nodePlace(view, entry.node);
  if (entry.kind === 'function') {
    const flat = quantity(graph.flatValue(entry.node), style);
    return { kind: 'function', name, flat, cum: quantity(graph.cumValue(entry.node), style), place };
  }
  const value = quantity(entry.weight, { ...style, total: graph.cumValue(entry.of) });
  return { kind: entry.kind, name, value, inlined: entry.inlined, place };
}

function emptyPage(view: OpenView, functionName: string): PeekPage {
  return {
    ...{ functionName: '', rows: [], rowCount: 0, callerCount: 0, calleeCount: 0 },
    legend: view.warnings.slice(0, MAX_LEGEND_LINES).map(shortened),
    problem: noSuchFunction(functionName),
  };
}
