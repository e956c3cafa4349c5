/** What a key does in the graph. */
import type { Direction } from './nearestNode';

export type GraphKey =
  | { readonly kind: 'move'; readonly direction: Direction }
  | { readonly kind: 'pan'; readonly x: number; readonly y: number }
  | { readonly kind: 'zoom'; readonly factor: number }
  | { readonly kind: 'open'; readonly focus: 'source' | 'stay' }
  | { readonly kind: 'fit' | 'first' | 'last' | 'copy' };

const PAN_PIXELS = 60;
export const ZOOM_STEP = 1.25;

const KEYS: Readonly<Record<string, GraphKey>> = {
  '+': { kind: 'zoom', factor: ZOOM_STEP },
  '=': { kind: 'zoom', factor: ZOOM_STEP },
  '-': { kind: 'zoom', factor: 1 / ZOOM_STEP },
  '0': { kind: 'fit' },
  Home: { kind: 'first' },
  End: { kind: 'last' },
  Enter: { kind: 'open', focus: 'source' },
  ' ': { kind: 'open', focus: 'stay' },
};

const ARROWS: Readonly<
  Record<string, { readonly direction: Direction; readonly x: number; readonly y: number }>
> = {
  ArrowUp: { direction: 'up', x: 0, y: PAN_PIXELS },
  ArrowDown: { direction: 'down', x: 0, y: -PAN_PIXELS },
  ArrowLeft: { direction: 'left', x: PAN_PIXELS, y: 0 },
  ArrowRight: { direction: 'right', x: -PAN_PIXELS, y: 0 },
};

/** Undefined for keys that are none of the graph's. With Shift the arrows move the picture. */
export function graphKey({
  key,
  ctrlKey,
  metaKey,
  altKey,
  shiftKey,
}: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): GraphKey | undefined {
  if (ctrlKey || metaKey) return key === 'c' && !altKey ? { kind: 'copy' } : undefined;
  if (altKey) return undefined;
  const arrow = Object.hasOwn(ARROWS, key) ? ARROWS[key] : undefined;
  if (arrow !== undefined) {
    const { direction, x, y } = arrow;
    return shiftKey ? { kind: 'pan', x, y } : { kind: 'move', direction };
  }
  return Object.hasOwn(KEYS, key) ? KEYS[key] : undefined;
}
