import type { NodeInfo } from '../../analysis/graph/nodeInfo';
import { baseName, nameComponents, printableName } from '../../analysis/graph/nodeInfo';
import { percentage } from '../../analysis/measurement';
import type { GraphReport, Report } from '../report';
import { shortName } from '../shortName';
import type { DrawnNode, TagBox } from './drawnGraph';
import { fontSize } from './fontSize';
import { heatColor } from './heatColor';
import { int64Magnitude } from '../../analysis/magnitude';

export interface NodeContext {
  readonly report: Report;
  readonly graphReport: GraphReport;
  readonly maxFlat: number;
}

export function drawnNode(
  { report, graphReport, maxFlat }: NodeContext,
  node: number,
  number: number,
  boxes: readonly TagBox[],
): DrawnNode {
  const { graph, format } = graphReport;
  const info = graph.info(node);
  const [flat, cum] = [graph.flatValue(node), graph.cumValue(node)];
  const share = Number(cum) / Number(int64Magnitude(report.total));
  return {
    ...{ number, node },
    nameLines: nameLines(info),
    valueLines: valueLines(flat, cum, (value) => ({
      text: format(value),
      share: percentage(value, report.total).trim(),
    })),
    fontSize: fontSize(flat, maxFlat),
    fullName: printableName(info),
    cum: format(cum),
    share,
    lineColor: heatColor(share, 'line'),
    fillColor: heatColor(share, 'background'),
    tagBoxes: boxes,
  };
}

/** `0.02s (1.34%)` and `of 0.29s (19.46%)`; `0 of 0.29s (19.46%)` in one; a leaf has no `of`. */
function valueLines(
  flat: bigint,
  cum: bigint,
  print: (value: bigint) => { readonly text: string; readonly share: string },
): string[] {
  const own = print(flat);
  const first = flat === 0n ? '0' : `${own.text} (${own.share})`;
  if (cum === flat) return [first];
  const all = print(cum);
  const rest = `of ${all.text} (${all.share})`;
  return flat === 0n ? [`${first} ${rest}`] : [first, rest];
}

/**
 * `leak.(*Server[...]).Send` -> `leak`, `(*Server[…])`, `Send`. The dots of Go's type parameters are no separators:
 * multilinePrintableName in pprof's dotgraph.go.
 */
function nameLines(info: NodeInfo): string[] {
  const name = shortName(info.name);
  const parts = nameComponents({
    ...info,
    name,
    file: info.file === '' ? '' : baseName(info.file),
    objFile: info.objFile === '' ? '' : baseName(info.objFile),
  });
  if (name === '') return parts;
  const at = info.address === 0n ? 0 : 1;
  const pieces = name.replaceAll('[...]', '[…]').split(/::|\./);
  return [...parts.slice(0, at), ...pieces, ...parts.slice(at + 1)];
}
