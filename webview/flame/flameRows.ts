import type { FlameModel } from './flameModel';

/** Where rows stand: pixels from the upper edge of the whole graph. */
export class FlameRows {
  height = 20;
  root: 'top' | 'bottom' = 'top';

  topOf(row: number, { firstRow, lastRow }: FlameModel): number {
    return this.height * (this.root === 'top' ? row - firstRow : lastRow - row);
  }

  rowAt(y: number, { firstRow, lastRow }: FlameModel): number {
    const place = Math.floor(y / this.height);
    return this.root === 'top' ? firstRow + place : lastRow - place;
  }

  heightOf(model: FlameModel): number {
    return this.height * model.rowCount;
  }
}
