/** The mouse over the graph: it points, zooms with a click, pans with a drag and zooms with ctrl and the wheel. */
import type { FlameStage } from './flameStage';

export interface MouseListener {
  onHover(index: number | undefined, x: number, y: number): void;
  onClick(index: number): void;
  /** Twice on the same box. */
  onOpen(): void;
  onMenu(index: number, x: number, y: number): void;
}

/** A hand is not quite still while it clicks. */
const DRAG_FROM = 5;

interface Drag {
  x: number;
  readonly startX: number;
  readonly index: number | undefined;
  isMoving: boolean;
}

export function connectMouse(stage: FlameStage, listener: MouseListener): void {
  const { tree, viewport } = stage;
  let drag: Drag | undefined;
  let ended: Drag | undefined;
  tree.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || isOnScrollbar(tree, event)) return;
    drag = {
      x: event.clientX,
      startX: event.clientX,
      index: stage.at(event.clientX, event.clientY),
      isMoving: false,
    };
    tree.setPointerCapture(event.pointerId);
  });
  tree.addEventListener('pointermove', (event) => {
    if (drag === undefined) {
      listener.onHover(stage.at(event.clientX, event.clientY), event.clientX, event.clientY);
      return;
    }
    if (!drag.isMoving && Math.abs(event.clientX - drag.startX) < DRAG_FROM) return;
    drag.isMoving = true;
    viewport.pan((drag.x - event.clientX) / Math.max(1, stage.width));
    drag.x = event.clientX;
    listener.onHover(undefined, 0, 0);
  });
  tree.addEventListener('pointerup', () => {
    ended = drag;
    drag = undefined;
  });
  tree.addEventListener('click', (event) => {
    const clicked = ended;
    ended = undefined;
    // The first click of two has moved the boxes; the second means what the first did.
    if (clicked?.index === undefined || clicked.isMoving || event.detail > 1) return;
    listener.onClick(clicked.index);
  });
  tree.addEventListener('pointercancel', () => {
    drag = undefined;
  });
  tree.addEventListener('dblclick', () => {
    listener.onOpen();
  });
  tree.addEventListener('pointerleave', () => {
    listener.onHover(undefined, 0, 0);
  });
  tree.addEventListener('contextmenu', (event) => {
    const index = stage.at(event.clientX, event.clientY);
    if (index === undefined) return;
    event.preventDefault();
    listener.onMenu(index, event.clientX, event.clientY);
  });
  connectWheel(stage);
}

function connectWheel(stage: FlameStage): void {
  const { tree, viewport } = stage;
  tree.addEventListener(
    'wheel',
    (event) => {
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        viewport.zoom(
          stage.shareAt(event.clientX),
          Math.exp(Math.max(-100, Math.min(100, event.deltaY)) * 0.004),
        );
      } else if (event.deltaX !== 0 || event.shiftKey) {
        event.preventDefault();
        viewport.pan((event.deltaX || event.deltaY) / Math.max(1, stage.width));
      }
    },
    { passive: false },
  );
}

function isOnScrollbar(tree: HTMLElement, event: PointerEvent): boolean {
  return event.clientX - tree.getBoundingClientRect().left > tree.clientWidth;
}
