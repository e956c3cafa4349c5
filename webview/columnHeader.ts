/** A table's row of column headers, some of which sort. */
import type { TopColumn } from '../src/protocol/serverRequests';
import { element } from './element';

export interface Column {
  readonly className: string;
  readonly label: string;
  readonly title: string;
  /** Clicking the header sorts by this. */
  readonly sort?: TopColumn;
}

export interface ColumnHeader {
  readonly element: HTMLElement;
  showOrder(sort: TopColumn, descending: boolean): void;
}

export function columnHeader(
  className: string,
  columns: readonly Column[],
  onSort: (column: TopColumn) => void,
): ColumnHeader {
  const sortable = new Map<TopColumn, HTMLElement>();
  const cells = columns.map((column) => {
    const cell = element('div', {
      className: `cell header-cell ${column.className}`,
      role: 'columnheader',
      attributes: { title: column.title },
    });
    if (column.sort === undefined) {
      cell.append(element('span', { className: 'cell-text', text: column.label }));
    } else {
      cell.append(sortButton(column.label, column.sort, onSort));
      sortable.set(column.sort, cell);
    }
    return cell;
  });
  const row = element('div', {
    className: `row is-header ${className}`,
    role: 'row',
    attributes: { 'aria-rowindex': '1' },
  });
  row.append(...cells);
  return {
    element: element('div', { className: 'column-header', role: 'rowgroup', children: [row] }),
    showOrder(sort, descending) {
      for (const [column, cell] of sortable) {
        cell.setAttribute('aria-sort', column !== sort ? 'none' : descending ? 'descending' : 'ascending');
      }
    },
  };
}

function sortButton(label: string, column: TopColumn, onSort: (column: TopColumn) => void): HTMLElement {
  const button = element('button', {
    className: 'sort-button',
    attributes: { type: 'button' },
    children: [
      element('span', { text: label }),
      element('span', { className: 'sort-arrow', attributes: { 'aria-hidden': 'true' } }),
    ],
  });
  button.addEventListener('click', () => {
    onSort(column);
  });
  return button;
}
