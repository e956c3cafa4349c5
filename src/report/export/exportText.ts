/** A view as the text of one of the formats that are not reports of pprof. */
import { graphSamples } from '../../analysis/graph/graphSamples';
import { printableName } from '../../analysis/graph/nodeInfo';
import type { StackSums } from '../../analysis/stackSums';
import { stackSums } from '../../analysis/stackSums';
import type { OpenView } from '../openView';
import type { Report } from '../report';
import { textPieces, wellFormedPieces } from '../textPieces';
import { csvLines } from './csvTable';
import { foldedLines } from './foldedStacks';
import { speedscopePieces } from './speedscopeFile';

export type ExportTextFormat = 'csv' | 'folded' | 'speedscope';

export function exportText(view: OpenView, format: ExportTextFormat): Iterable<string> {
  const report = view.report('top');
  switch (format) {
    case 'csv':
      return wellFormedPieces(csvLines(untrimmed(report)));
    case 'folded':
      return wellFormedPieces(foldedLines(stacksOf(view, report), nameIn(view)));
    case 'speedscope':
      return textPieces(speedscopeLines(view, report));
  }
}

/** Who reckons with the numbers wants all of them. */
function untrimmed(report: Report): Report {
  return {
    ...report,
    options: { ...report.options, trim: false, nodeCount: 0, nodeFraction: 0, edgeFraction: 0 },
  };
}

function stacksOf(view: OpenView, { profile, sampleTypeIndex, options }: Report): StackSums {
  return stackSums(graphSamples(profile, sampleTypeIndex, options.mean ? 'mean' : 'sum'), view.nodes);
}

function nameIn({ nodes }: OpenView): (node: number) => string {
  return (node) => printableName(nodes.info(node));
}

function speedscopeLines(view: OpenView, report: Report): Iterable<string> {
  const { profile, title, sampleTypeLabel } = report;
  const { nodes } = view;
  return speedscopePieces({
    stacks: stacksOf(view, report),
    frameOf: (node) => ({ name: nodes.info(node).name || nameIn(view)(node), ...sourceOf(node) }),
    name: [title, sampleTypeLabel].filter((part) => part !== '').join(' '),
    unit: report.sampleUnit,
  });

  /** The function's file and first line, so that all its frames are one; its line where lines are asked for. */
  function sourceOf(node: number): { readonly file: string; readonly line: number } {
    const { file, line } = nodes.info(node);
    if (file !== '' || line > 0) return { file, line };
    const row = nodes.frames.functions[nodes.firstFrame[node] as number] as number;
    if (row < 0) return { file: '', line: 0 };
    const { fileNames, startLines } = profile.functions;
    return { file: profile.strings.text(fileNames[row] as number), line: startLines[row] as number };
  }
}
