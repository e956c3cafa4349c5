/** The boxes and lines of a call graph as the layout sees them: nodes with their tag boxes, and all that is between. */
import { layeredLayout } from '../../layout/layeredLayout';
import type { Layout, LayoutEdge } from '../../layout/layoutTypes';
import type { DrawnEdge, DrawnGraph, DrawnNode, TagBox } from '../dot/drawnGraph';
import { DEPTH } from './boxDepth';
import type { TextBlock } from './textBlock';
import { textBlock } from './textBlock';

export interface GraphScene {
  /** The nodes in their order, then the tag boxes. */
  readonly boxes: readonly SceneBox[];
  readonly lines: readonly SceneLine[];
  readonly layout: Layout;
}

export interface SceneBox {
  readonly kind: 'node' | 'tags';
  readonly id: string;
  readonly title: string;
  readonly text: TextBlock;
  readonly width: number;
  readonly height: number;
  readonly lineColor: string;
  readonly fillColor: string;
}

export interface SceneLine {
  /** Positions of boxes. */
  readonly from: number;
  readonly to: number;
  /** Absent: the line leads to a tag box. */
  readonly call?: DrawnEdge;
  readonly title: string;
  readonly label: TextBlock;
  readonly thickness: number;
  readonly color: string;
  readonly style: 'solid' | 'dotted';
}

/** Between the middle of a line and the text of its label. */
export function labelGap({ thickness }: Pick<SceneLine, 'thickness'>): number {
  return 3 + thickness / 2;
}

const LABEL_SIZE = 14;
const TAG_SIZE = 8;
/** Between a box and its text, as dot has it. */
const MARGIN = { x: 8, y: 4 };

export function graphScene(drawn: DrawnGraph): GraphScene {
  const boxes: SceneBox[] = [];
  const lines: SceneLine[] = [];
  const edges: LayoutEdge[] = [];
  const numbers = new Map<string, number>();
  const addBox = (box: SceneBox): void => {
    numbers.set(box.id, boxes.length);
    boxes.push(box);
  };
  const addLine = (
    from: string,
    to: string,
    look: LineLook,
    how: { weight: number; minLength: number },
  ): void => {
    const [start, end] = [numbers.get(from), numbers.get(to)];
    // pprof also prints edges to nodes that it has dropped; there is nothing to draw them to.
    if (start === undefined || end === undefined) return;
    lines.push({ ...look, from: start, to: end });
    const { width, height } = look.label;
    edges.push({ from: start, to: end, ...how, labelWidth: width + labelGap(look), labelHeight: height });
  };
  for (const node of drawn.nodes) addBox(nodeBox(node));
  for (const edge of drawn.edges) {
    addLine(`N${edge.from}`, `N${edge.to}`, edgeLine(edge), {
      weight: edge.pull,
      minLength: edge.leavesTagged ? 2 : 1,
    });
  }
  for (const tag of drawn.nodes.flatMap(({ tagBoxes }) => tagBoxes)) {
    addBox(tagsBox(tag));
    addLine(tag.parent, tag.id, tagLine(tag), { weight: 100, minLength: 1 });
  }
  return { boxes, lines, layout: layeredLayout(boxes, edges) };
}

function nodeBox(node: DrawnNode): SceneBox {
  const text = textBlock([...node.nameLines, ...node.valueLines], node.fontSize);
  return {
    kind: 'node',
    id: `N${node.number}`,
    title: `${node.fullName} (${node.cum})`,
    text,
    ...sizeAround(text),
    lineColor: node.lineColor,
    fillColor: node.fillColor,
  };
}

function tagsBox({ id, label, weight }: TagBox): SceneBox {
  const text = textBlock(label.split('\\n'), TAG_SIZE);
  const size = sizeAround(text);
  return {
    kind: 'tags',
    id,
    title: weight,
    text,
    ...{ width: size.width + DEPTH, height: size.height + DEPTH },
    lineColor: '#000000',
    fillColor: '#f8f8f8',
  };
}

function sizeAround({ width, height }: TextBlock): { readonly width: number; readonly height: number } {
  return { width: Math.ceil(width + 2 * MARGIN.x), height: Math.ceil(height + 2 * MARGIN.y) };
}

type LineLook = Omit<SceneLine, 'from' | 'to'>;

function edgeLine(edge: DrawnEdge): LineLook {
  return {
    call: edge,
    title: `${edge.names} (${edge.weight})`,
    label: textBlock(edge.inline ? [edge.weight, '(inline)'] : [edge.weight], LABEL_SIZE),
    thickness: edge.thickness,
    color: edge.color ?? '#000000',
    style: edge.residual ? 'dotted' : 'solid',
  };
}

function tagLine({ weight, dotted }: TagBox): LineLook {
  return {
    title: weight,
    label: textBlock([weight], LABEL_SIZE),
    thickness: 1,
    color: '#000000',
    style: dotted ? 'dotted' : 'solid',
  };
}
