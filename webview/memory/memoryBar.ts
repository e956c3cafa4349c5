import type { MemoryPartRow } from '../../src/protocol/memoryRequests';
import { svgElement } from '../chart/svgElement';
import { element } from '../element';
import { strings } from '../strings';
import { numberCell, reportTable, rowHeader } from './reportSection';

/**
 * The parts as one bar, and below it as a table, which says in words what the bar shows in colours. The patterns of
 * what is free and what is returned are told apart by hatching as well.
 */
export function memoryBar(parts: readonly MemoryPartRow[]): HTMLElement {
  const total = parts.reduce((all, { share }) => all + share, 0);
  let from = 0;
  const pieces = parts.map(({ id, share, title, text, percent }) => {
    const width = total === 0 ? 0 : (share / total) * WIDTH;
    const piece = svgElement('rect', {
      x: from.toFixed(2),
      y: '0',
      width: width.toFixed(2),
      height: String(HEIGHT),
      class: `memory-part part-${id}`,
    });
    const tip = document.createElementNS('http://www.w3.org/2000/svg', 'title');
    tip.textContent = `${title}: ${text}, ${percent}`;
    piece.append(tip);
    from += width;
    return piece;
  });
  const bar = svgElement('svg', {
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    preserveAspectRatio: 'none',
    class: 'memory-bar',
    'aria-hidden': 'true',
  });
  bar.append(...pieces);
  return element('div', { children: [bar, partTable(parts)] });
}

const WIDTH = 1000;
const HEIGHT = 24;

function partTable(parts: readonly MemoryPartRow[]): HTMLElement {
  return reportTable(
    strings.memoryBar,
    [
      { label: strings.memoryPart, className: 'about' },
      { label: strings.memoryBytes, className: 'number' },
      { label: strings.memoryOfSys, className: 'number' },
    ],
    parts.map(({ id, title, text, percent, explanation }) =>
      element('tr', {
        children: [
          rowHeader([swatch(id), element('span', { text: title })], explanation),
          numberCell('part-bytes', text),
          numberCell('part-percent', percent),
        ],
      }),
    ),
  );
}

function swatch(id: MemoryPartRow['id']): SVGElement {
  const made = svgElement('svg', { viewBox: '0 0 12 12', class: 'part-swatch', 'aria-hidden': 'true' });
  made.append(svgElement('rect', { x: '0.5', y: '0.5', width: '11', height: '11', class: `part-${id}` }));
  return made;
}
