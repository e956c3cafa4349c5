/** Room to the left and to the right of each node's centre line. */
export interface Room {
  readonly lefts: Float64Array;
  readonly rights: Float64Array;
}

export interface RowWishes {
  readonly row: readonly number[];
  /** By node: where it would like to be, and how much. */
  readonly wishes: Float64Array;
  readonly forces: Float64Array;
  readonly gap: number;
}

/**
 * Puts a row's boxes where they would like to be, as near as their order and widths allow (least squares). Without their
 * widths this is isotonic regression: neighbours that would overlap join into a block, which goes to its mean wish.
 */
export function spreadRow(
  { lefts, rights }: Room,
  { row, wishes, forces, gap }: RowWishes,
  xs: Float64Array,
): void {
  const offsets = new Float64Array(row.length);
  const blocks: Block[] = [];
  for (const [index, node] of row.entries()) {
    const before = row[index - 1];
    if (before !== undefined) {
      offsets[index] =
        (offsets[index - 1] as number) + (rights[before] as number) + gap + (lefts[node] as number);
    }
    const force = forces[node] as number;
    let block: Block = {
      sum: force * ((wishes[node] as number) - (offsets[index] as number)),
      force,
      end: index + 1,
    };
    for (let last = blocks.at(-1); last && mean(last) >= mean(block); last = blocks.at(-1)) {
      block = { sum: last.sum + block.sum, force: last.force + block.force, end: block.end };
      blocks.pop();
    }
    blocks.push(block);
  }
  let index = 0;
  for (const block of blocks) {
    for (; index < block.end; index++) xs[row[index] as number] = mean(block) + (offsets[index] as number);
  }
}

interface Block {
  readonly sum: number;
  readonly force: number;
  readonly end: number;
}

function mean({ sum, force }: Block): number {
  return sum / force;
}
