/** The elements of boxes and lines. Names become text nodes only. */
import type { GraphBox, GraphLine, GraphText } from '../../src/protocol/graphRequests';
import { svgElement } from '../chart/svgElement';
import { shownText } from '../displayText';

/**
 * `label` is what a screen reader says of a node. The face alone is the option, and its text stands on it, because who
 * speaks to the computer would be told that the text is the option's name.
 */
export function boxShape(box: GraphBox, id: string, label: string): SVGGElement {
  const { left, top, width, height } = box;
  const face = svgElement('rect', attributes({ id, class: 'graph-face', x: left, y: top, width, height }));
  const shape = svgElement('g', { class: `graph-box is-${box.kind}` });
  if (box.kind === 'node') {
    shape.setAttribute('role', 'presentation');
    shape.classList.toggle('is-less', box.heat < 0);
    shape.style.setProperty('--heat', String(Math.abs(box.heat)));
    for (const [name, value] of Object.entries(OPTION)) face.setAttribute(name, value);
    face.setAttribute('aria-label', label);
  } else {
    shape.setAttribute('aria-hidden', 'true');
    shape.append(svgElement('path', { class: 'graph-face', d: box.back }));
  }
  shape.append(titleOf(label), face, textShape(box.text, 'middle'));
  return shape;
}

const OPTION = { role: 'option', tabindex: '-1', 'aria-selected': 'false' };

/** What of a box has the focus. */
export function faceOf(shape: SVGGElement): SVGElement | undefined {
  return shape.querySelector('rect') ?? undefined;
}

export function lineShape(line: GraphLine): SVGGElement {
  const shape = svgElement('g', {
    class: `graph-line is-${line.kind} is-${line.style}${line.heat < 0 ? ' is-less' : ''}`,
    'aria-hidden': 'true',
  });
  shape.style.setProperty('--heat', String(Math.abs(line.heat)));
  shape.append(
    titleOf(shownText(line.title)),
    svgElement('path', { class: 'graph-shaft', d: line.shaft, 'stroke-width': String(line.thickness) }),
    svgElement('path', { class: 'graph-head', d: line.head }),
  );
  return shape;
}

/** Stands in a layer above all lines. */
export function labelShape({ label }: GraphLine): SVGElement | undefined {
  if (label === undefined) return undefined;
  const shape = textShape(label, 'start');
  shape.setAttribute('class', 'graph-label');
  return shape;
}

function textShape({ lines, fontSize, x, y, lineHeight }: GraphText, anchor: 'start' | 'middle'): SVGElement {
  const text = svgElement(
    'text',
    attributes({ 'font-size': fontSize, 'text-anchor': anchor, 'aria-hidden': 'true' }),
  );
  for (const [index, line] of lines.entries()) {
    const span = svgElement('tspan', attributes({ x, y: y + index * lineHeight }));
    span.textContent = shownText(line);
    text.append(span);
  }
  return text;
}

function titleOf(text: string): SVGElement {
  const title = svgElement('title', {});
  title.textContent = text;
  return title;
}

function attributes(values: Readonly<Record<string, string | number>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}
