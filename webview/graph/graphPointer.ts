/** What the mouse does to a picture: it moves with a drag, and grows with the wheel. */
import type { Point } from './viewport';

export interface PointerActions {
  onPan(x: number, y: number): void;
  onZoom(factor: number, at: Point): void;
  /** What the mouse is over, null for nothing. */
  onHover(target: EventTarget | null): void;
  onClick(target: EventTarget | null): void;
  onDoubleClick(target: EventTarget | null): void;
  /** By mouse or key; `at` is a point of the page. */
  onMenu(target: EventTarget | null, at: Point): void;
}

/** Pixels; a hand trembles while it clicks. */
const LEAST_DRAG = 4;
/** Of a line of text, where a wheel counts in lines. */
const LINE_PIXELS = 18;

export function followPointer(area: HTMLElement, actions: PointerActions): void {
  followDrag(area, actions);
  area.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      const pixels = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PIXELS : 1);
      if (event.shiftKey && !event.ctrlKey) {
        actions.onPan(event.deltaX === 0 ? -pixels : -event.deltaX, 0);
        return;
      }
      // Two fingers on a touchpad come as a wheel with the control key, in smaller steps.
      const speed = event.ctrlKey ? 0.01 : 0.0015;
      actions.onZoom(Math.exp(-pixels * speed), pointIn(area, event));
    },
    { passive: false },
  );
  area.addEventListener('pointerover', (event) => {
    if (event.pointerType === 'mouse') actions.onHover(event.target);
  });
  area.addEventListener('pointerleave', () => {
    actions.onHover(null);
  });
  area.addEventListener('dblclick', (event) => {
    actions.onDoubleClick(event.target);
  });
  area.addEventListener('contextmenu', (event) => {
    event.preventDefault();
    actions.onMenu(event.target, { x: event.clientX, y: event.clientY });
  });
}

function followDrag(area: HTMLElement, actions: PointerActions): void {
  let last: Point | undefined;
  let isDragged = false;
  area.addEventListener('pointerdown', (event) => {
    isDragged = false;
    last = event.button === 0 ? { x: event.clientX, y: event.clientY } : undefined;
  });
  area.addEventListener('pointermove', (event) => {
    if (last === undefined) return;
    const [x, y] = [event.clientX - last.x, event.clientY - last.y];
    if (!isDragged) {
      if (Math.hypot(x, y) < LEAST_DRAG) return;
      isDragged = true;
      // From here on the button may be let go anywhere.
      area.setPointerCapture(event.pointerId);
      area.classList.add('is-dragged');
    }
    last = { x: event.clientX, y: event.clientY };
    actions.onPan(x, y);
  });
  const end = (): void => {
    last = undefined;
    area.classList.remove('is-dragged');
  };
  area.addEventListener('pointerup', end);
  area.addEventListener('pointercancel', end);
  area.addEventListener('click', (event) => {
    // A drag ends in a click, too.
    if (!isDragged) actions.onClick(event.target);
  });
}

function pointIn(area: HTMLElement, event: MouseEvent): Point {
  const { left, top } = area.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}
