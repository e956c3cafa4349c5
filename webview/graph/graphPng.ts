/** The whole graph as a PNG in the theme's colours, with pprof's lines above it. */
import type { GraphLine, GraphPicture, GraphText } from '../../src/protocol/graphRequests';
import { shownText } from '../displayText';
import { boxShape, lineShape } from './graphShapes';

const EDGE = 16;
const LEGEND_SIZE = 13;
const LEGEND_LINE = 18;
/** Pixels for each unit of the picture, unless it is so large that no canvas holds it. */
const MOST_SCALE = 2;
const MOST_SIDE = 8000;
const MOST_PIXELS = 24_000_000;
const FONT = "Helvetica, Arial, 'Liberation Sans', sans-serif";

/** `stage` is the drawing on the page, whose style sheet says the colours. */
export async function graphPng(picture: GraphPicture, stage: SVGSVGElement): Promise<Blob | undefined> {
  const legend = picture.legend.map((line) => shownText(line.trim())).filter((line) => line !== '');
  const top = legend.length * LEGEND_LINE + 2 * EDGE;
  const [width, height] = [picture.width + 2 * EDGE, picture.height + top + EDGE];
  const scale = Math.min(
    MOST_SCALE,
    MOST_SIDE / width,
    MOST_SIDE / height,
    Math.sqrt(MOST_PIXELS / (width * height)),
  );
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [Math.ceil(width * scale), Math.ceil(height * scale)];
  const pen = canvas.getContext('2d');
  if (pen === null) return undefined;
  const background = getComputedStyle(document.body).backgroundColor;
  const foreground = getComputedStyle(stage).color;
  pen.scale(scale, scale);
  pen.fillStyle = background;
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = foreground;
  pen.font = `${LEGEND_SIZE}px ${FONT}`;
  for (const [index, line] of legend.entries()) pen.fillText(line, EDGE, EDGE + (index + 0.8) * LEGEND_LINE);
  pen.translate(EDGE, top);
  drawGraph(pen, picture, { stage, background, foreground });
  return await new Promise((resolve) => {
    canvas.toBlob((blob) => {
      resolve(blob ?? undefined);
    });
  });
}

interface Colors {
  readonly stage: SVGSVGElement;
  readonly background: string;
  readonly foreground: string;
}

function drawGraph(
  pen: CanvasRenderingContext2D,
  { boxes, lines }: GraphPicture,
  { stage, background, foreground }: Colors,
): void {
  for (const line of lines) drawLine(pen, line, stage);
  for (const box of boxes) {
    const shape = boxShape(box, '', '');
    const face = lookOf(shape, stage, '.graph-face');
    [pen.fillStyle, pen.strokeStyle, pen.lineWidth] = [face.fill, face.stroke, face.width];
    const front = new Path2D();
    front.rect(box.left, box.top, box.width, box.height);
    for (const path of box.kind === 'tags' ? [new Path2D(box.back), front] : [front]) {
      pen.fill(path);
      pen.stroke(path);
    }
    pen.fillStyle = foreground;
    drawText(pen, box.text, 'center');
  }
  for (const { label } of lines) {
    if (label === undefined) continue;
    [pen.strokeStyle, pen.fillStyle, pen.lineWidth] = [background, foreground, 3];
    drawText(pen, label, 'left');
  }
}

function drawLine(pen: CanvasRenderingContext2D, line: GraphLine, stage: SVGSVGElement): void {
  const shape = lineShape(line);
  const shaft = lookOf(shape, stage, '.graph-shaft');
  [pen.strokeStyle, pen.lineWidth] = [shaft.stroke, line.thickness];
  const isDotted = line.style === 'dotted';
  pen.setLineDash(isDotted ? [1, 5] : []);
  pen.lineCap = isDotted ? 'round' : 'butt';
  pen.stroke(new Path2D(line.shaft));
  pen.setLineDash([]);
  pen.lineCap = 'butt';
  pen.fillStyle = shaft.stroke;
  pen.fill(new Path2D(line.head));
}

/** Text beside a line has the background around it, so that it can be read over other lines. */
function drawText(pen: CanvasRenderingContext2D, text: GraphText, align: 'center' | 'left'): void {
  pen.font = `${text.fontSize}px ${FONT}`;
  pen.textAlign = align;
  for (const [index, line] of text.lines.entries()) {
    const y = text.y + index * text.lineHeight;
    if (align === 'left') pen.strokeText(shownText(line), text.x, y);
    pen.fillText(shownText(line), text.x, y);
  }
}

/** What the style sheet makes of a shape. */
function lookOf(
  shape: SVGElement,
  stage: SVGSVGElement,
  part: string,
): { readonly fill: string; readonly stroke: string; readonly width: number } {
  stage.append(shape);
  const style = getComputedStyle(shape.querySelector(part) ?? shape);
  const look = { fill: style.fill, stroke: style.stroke, width: Number.parseFloat(style.strokeWidth) || 1 };
  shape.remove();
  return look;
}
