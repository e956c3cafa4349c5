/** Which function, and which of its lines, a line of a report is about, where its text says so plainly. */
import { framesOf, fileNameOf } from '../../analysis/frames';
import { printableName } from '../../analysis/graph/nodeInfo';
import type { TextCommand } from '../../protocol/textRequests';
import { nodePlace } from '../nodePlace';
import type { OpenView } from '../openView';
import { keptPage } from '../openView';

export interface LinePlace {
  readonly place: number;
  readonly name: string;
}

const NONE: LinePlace = { place: -1, name: '' };

/** @param lineAt the report's lines, of which earlier ones say which file a listing shows */
export function linePlace(
  view: OpenView,
  command: TextCommand,
  index: number,
  lineAt: (index: number) => string,
): LinePlace {
  switch (command) {
    case 'top':
      return namedPlace(view, TABLE_LINE.exec(lineAt(index))?.[1]);
    case 'tree':
    case 'peek':
      return namedPlace(view, GRAPH_LINE.exec(lineAt(index))?.[1]);
    case 'traces':
      return namedPlace(view, TRACE_LINE.exec(lineAt(index))?.[1]);
    case 'list':
      return listedPlace(view, index, lineAt);
    default:
      return NONE;
  }
}

/** `     10ms  1.2%  3.4%      20ms  2.4%  main.work (inline)`. */
const TABLE_LINE = /^ *\S+ +\S+% +\S+% +\S+ +\S+% {2}(.+?)(?: \((?:partial-)?inline\))?$/;
/** As above, or of callers and callees `              10ms 50% |   main.work (inline)`. */
const GRAPH_LINE =
  /^ *(?:\S+ +\S+% +\S+% +\S+ +\S+%|\S+ +\S+%)? *\| {1,3}(.+?)(?: \((?:partial-)?inline\))?$/;
/** `      10ms   main.work (inline)`, and the frames below it without a value. */
const TRACE_LINE = /^(?: {13}| *\S+ {3})(\S.*?)(?: \(inline\))?$/;

function namedPlace(view: OpenView, name: string | undefined): LinePlace {
  if (name === undefined) return NONE;
  const node = keptPage(view, 'text nodes', () => nodesByName(view)).get(name);
  return node === undefined ? NONE : { place: nodePlace(view, node), name };
}

function nodesByName(view: OpenView): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const { nodes } = view;
  for (let node = 0; node < nodes.count; node++) {
    const name = printableName(nodes.info(node));
    if (!found.has(name)) found.set(name, node);
  }
  return found;
}

/** `         .          .     53:	go func() {`. */
const SOURCE_LINE = /^ *\S+ +\S+ +(\d+):/;
const ROUTINE_LINE = /^ROUTINE =+ (.+) in (.+)$/;
/** Few functions are longer. */
const MAX_ROUTINE = 5000;

function listedPlace(view: OpenView, index: number, lineAt: (index: number) => string): LinePlace {
  const lineNumber = Number(SOURCE_LINE.exec(lineAt(index))?.[1] ?? 0);
  for (let at = index; at >= 0 && at > index - MAX_ROUTINE; at--) {
    const line = lineAt(at);
    if (!line.startsWith('ROUTINE ')) continue;
    const [, name, file] = ROUTINE_LINE.exec(line) ?? [];
    if (name === undefined || file === undefined) continue;
    if (at === index) return namedPlace(view, name);
    const places = keptPage(view, 'text lines', () => framesByLine(view));
    const place = places.get(`${lineNumber} ${file}`);
    return place === undefined ? NONE : { place, name };
  }
  return NONE;
}

/** A frame for each line of each file. */
function framesByLine({ profile }: OpenView): ReadonlyMap<string, number> {
  const frames = new Map<string, number>();
  const { count, lineNumbers } = framesOf(profile);
  for (let frame = 0; frame < count; frame++) {
    const key = `${lineNumbers[frame] ?? 0} ${fileNameOf(profile, frame)}`;
    if (!frames.has(key)) frames.set(key, frame);
  }
  return frames;
}
