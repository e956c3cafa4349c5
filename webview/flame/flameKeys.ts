/** Which box a key leads to, and what else keys do. Directions are those of the eye: up is up, wherever the root is. */
import type { FlameModel } from './flameModel';

export type FlameCommand =
  | { readonly kind: 'focus'; readonly index: number }
  | { readonly kind: 'open'; readonly focus: 'editor' | 'stay' }
  | { readonly kind: 'zoomIn' | 'zoomOut' | 'wider' | 'narrower' | 'pivot' | 'menu' };

/** Undefined for a key that means nothing here. */
export function flameCommand(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
  model: FlameModel,
  focused: number,
  root: 'top' | 'bottom',
): FlameCommand | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  switch (event.key) {
    case 'ArrowUp':
    case 'ArrowDown': {
      const step = (event.key === 'ArrowDown') === (root === 'top') ? 1 : -1;
      return isTooNarrowBeyond(model, focused, step)
        ? { kind: 'zoomIn' }
        : focusOn(vertical(model, focused, step));
    }
    case 'ArrowLeft':
    case 'ArrowRight': {
      const siblings = model.siblings(focused);
      return focusOn(siblings[siblings.indexOf(focused) + (event.key === 'ArrowRight' ? 1 : -1)]);
    }
    case 'Home':
      return { kind: 'focus', index: 0 };
    case 'Enter':
      return { kind: 'open', focus: 'editor' };
    case ' ':
      return { kind: 'open', focus: 'stay' };
    case 'Escape':
    case 'Backspace':
      return { kind: 'zoomOut' };
    case 'ContextMenu':
      return { kind: 'menu' };
    case 'F10':
      return event.shiftKey ? { kind: 'menu' } : undefined;
    default:
      return letterCommand(event.key);
  }
}

function letterCommand(key: string): FlameCommand | undefined {
  switch (key) {
    case 'z':
      return { kind: 'zoomIn' };
    case '+':
    case '=':
      return { kind: 'narrower' };
    case '-':
      return { kind: 'wider' };
    case 'c':
      return { kind: 'pivot' };
    default:
      return undefined;
  }
}

/** Towards the root there is one box; away from it the first child is the heaviest. */
function vertical(model: FlameModel, index: number, step: 1 | -1): number | undefined {
  const { row, parent } = model.box(index);
  const isTowardsRoot = row !== 0 && Math.sign(row) !== step;
  if (isTowardsRoot) return parent >= 0 ? parent : undefined;
  return model.children(index, step === 1 ? 'callees' : 'callers')[0];
}

/** There are boxes beyond, but none that is drawn: the next key of the kind finds them once this one fills the width. */
function isTooNarrowBeyond(model: FlameModel, index: number, step: 1 | -1): boolean {
  const { row, childCount } = model.box(index);
  const isAway = row === 0 ? step === 1 : Math.sign(row) === step;
  return isAway && childCount > 0 && vertical(model, index, step) === undefined;
}

/** At the edge the box stays, and the key is used up: the graph must not scroll away under it. */
function focusOn(index: number | undefined): FlameCommand {
  return { kind: 'focus', index: index ?? -1 };
}
