import type { LabelSet } from '../../model/goroutineDump';

/** Distinct sets of labels; row 0 is the empty one. */
export class LabelSetList {
  readonly sets: LabelSet[] = [[]];
  private readonly rows = new Map<string, number>([['[]', 0]]);

  rowOf(labels: LabelSet): number {
    const text = JSON.stringify(labels.map(({ key, value }) => [key, value]));
    let row = this.rows.get(text);
    if (row === undefined) {
      row = this.sets.push(labels) - 1;
      this.rows.set(text, row);
    }
    return row;
  }
}
