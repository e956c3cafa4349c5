import type { Point } from './layoutTypes';

interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Packed extends Size {
  readonly offsets: readonly Point[];
}

/** Stands boxes beside each other in their order, in as many shelves as suit a screen best. */
export function pack(boxes: readonly Size[], gap: number): Packed {
  const widest = boxes.reduce((most, { width }) => Math.max(most, width), 0);
  const all = boxes.reduce((sum, { width }) => sum + width + gap, 0);
  let best = shelves(boxes, gap, all);
  for (let wanted = widest; wanted < all; wanted *= 1.15) {
    const packed = shelves(boxes, gap, wanted);
    if (screenOf(packed) < screenOf(best)) best = packed;
    if (wanted === 0) break;
  }
  return best;
}

/** The width of the smallest screen that shows it. */
function screenOf({ width, height }: Size): number {
  return Math.max(width, height * SCREEN);
}

/** Width by height. */
const SCREEN = 1.6;

function shelves(boxes: readonly Size[], gap: number, wanted: number): Packed {
  const offsets: Point[] = [];
  let [x, y, shelf, width] = [0, 0, 0, 0];
  for (const box of boxes) {
    if (x > 0 && x + box.width > wanted) {
      y += shelf + gap;
      x = shelf = 0;
    }
    offsets.push({ x, y });
    width = Math.max(width, x + box.width);
    shelf = Math.max(shelf, box.height);
    x += box.width + gap;
  }
  return { width, height: y + shelf, offsets };
}
