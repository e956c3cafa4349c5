import type { MemoryFigureRow } from '../../src/protocol/memoryRequests';
import { shownText } from '../displayText';
import { element } from '../element';
import { strings } from '../strings';
import { numberCell, reportTable, rowHeader } from './reportSection';

/** Every figure of MemStats with its meaning, and exactly, or with what it was where there is a base. */
export function figuresTable(figures: readonly MemoryFigureRow[]): HTMLElement {
  const hasBase = figures.some(({ base }) => base !== undefined);
  const columns = [
    { label: strings.figure, className: 'about' },
    { label: strings.figureValue, className: 'number' },
    ...(hasBase
      ? [
          { label: strings.figureBase, className: 'number figure-base' },
          { label: strings.figureDifference, className: 'number' },
          { label: strings.figureRate, className: 'number figure-rate' },
        ]
      : [{ label: strings.figureExact, className: 'number figure-exact' }]),
  ];
  const rows = figures.map((figure) =>
    element('tr', {
      children: [
        rowHeader([element('span', { text: shownText(figure.name) })], figure.explanation),
        valueCell(figure),
        ...(hasBase
          ? [
              numberCell('figure-base', figure.base ?? ''),
              numberCell('figure-difference', figure.difference ?? ''),
              numberCell('figure-rate', figure.rate ?? ''),
            ]
          : [numberCell('figure-exact dimmed', figure.exact)]),
      ],
    }),
  );
  return reportTable(strings.figuresTitle, columns, rows);
}

function valueCell({ text, exact }: MemoryFigureRow): HTMLElement {
  const cell = numberCell('figure-value', text);
  cell.title = shownText(exact);
  return cell;
}
