/** The lines of one function with the numbers of pprof's `-list`; the text of the lines is where the source is. */
import * as l10n from '@vscode/l10n';
import { fileNameOf } from '../../analysis/frames';
import type { GraphNodes } from '../../analysis/graph/graphNodes';
import type { NodeInfo } from '../../analysis/graph/nodeInfo';
import { printableName } from '../../analysis/graph/nodeInfo';
import type { FunctionListing, ListedLine, ListedRoutine } from '../../protocol/listRequests';
import { graphReport, nodesFor } from '../graphReport';
import { heatOf } from '../lineTable';
import { listValueFormat } from '../listValueFormat';
import type { OpenView } from '../openView';
import { keptPage } from '../openView';
import { noSuchFunction, selectedNode } from '../peek/selectedFunction';
import { quantity } from '../quantity';
import { shortened } from '../shortened';
import type { Routine } from './listedRoutines';
import { listedRoutines, sortedByKey } from './listedRoutines';

/** Nobody reads more files of one name, nor more lines of one function; what is generated may have them. */
const MAX_ROUTINES = 50;
const MAX_LINES = 10_000;

export function functionListing(view: OpenView, functionName: string): FunctionListing {
  const node = selectedNode(view, functionName);
  if (node !== undefined) return keptPage(view, `list ${node}`, () => listingOf(view, view.nodes.info(node)));
  return { functionName: '', total: '', routines: [], problems: [noSuchFunction(functionName)] };
}

/** With coarser rows than functions it is all functions of a file, with finer ones the function that the row lies in. */
function listingOf(view: OpenView, wanted: NodeInfo): FunctionListing {
  const { name, file } = wanted;
  const isWanted = (other: string): boolean => (name === '' ? other !== '' : other === name);
  const report = view.report('list', { source: name, matches: isWanted });
  const nodes = nodesFor(report);
  const found = sortedByKey(listedRoutines(report, graphReport(report).graph)).flatMap(([listed, files]) =>
    sortedByKey(files)
      .filter(([path]) => file === '' || path === file)
      .map(([, routine]) => ({ listed, routine })),
  );
  const hasSource = name !== '' || file !== '';
  const shown = hasSource ? found.slice(0, MAX_ROUTINES) : [];
  let room = MAX_LINES;
  const routines = shown.map(({ listed, routine }) => {
    const made = listedRoutine(view, nodes, { listed, routine, room });
    room -= made.lines.length;
    return made;
  });
  const lineCount = shown.reduce((sum, { routine }) => sum + routine.lines.size, 0);
  const isCut = shown.length < found.length || lineCount > MAX_LINES;
  return {
    functionName: shortened(printableName(wanted)),
    total: listValueFormat(report).value(report.total),
    routines,
    problems: routines.length === 0 ? [NO_SOURCE] : isCut && hasSource ? [CUT] : [],
  };
}

const NO_SOURCE = l10n.t(
  'The profile does not say in which file this function is. Select another one, or fetch a profile of a program that was built with its line tables.',
);
const CUT = l10n.t(
  'Only the first {0} functions and {1} lines are listed. “Text” has the whole report.',
  MAX_ROUTINES,
  MAX_LINES,
);

function listedRoutine(
  view: OpenView,
  nodes: GraphNodes,
  { listed, routine, room }: { readonly listed: string; readonly routine: Routine; readonly room: number },
): ListedRoutine {
  const { style } = view;
  const [anyLine] = routine.lines.values();
  const anyPlace = anyLine && nodes.firstFrame[anyLine.node];
  const lines = [...routine.lines]
    // What has no line number is in the sums, and printed nowhere.
    .filter(([lineNumber]) => lineNumber > 0)
    .sort(([a], [b]) => a - b)
    .slice(0, Math.max(0, room))
    .map(([lineNumber, sum]): ListedLine => {
      const cum = quantity(sum.cum, style);
      const place = nodes.firstFrame[sum.node] ?? -1;
      return { lineNumber, flat: quantity(sum.flat, style), cum, heat: heatOf(cum.share), place };
    });
  return {
    functionName: shortened(listed),
    recordedPath: anyPlace === undefined ? '' : fileNameOf(view.profile, anyPlace),
    firstLineNumber: Math.max(1, routine.first),
    lastLineNumber: Math.max(1, routine.last),
    flat: quantity(routine.total.flat, style),
    cum: quantity(routine.total.cum, style),
    lines,
  };
}
