/** The items of a menu, and the keys that move among them: arrows, Home, End and first letters. */
import { element } from '../element';

export interface MenuItem {
  readonly label: string;
  /** Absent: the item is an action and not a choice. */
  readonly state?: 'on' | 'off';
  /** A line stands above it. */
  readonly startsGroup?: true;
  onChoose(): void;
}

/** Closes with `close` before an item does its work. */
export function menuItemElements(items: readonly MenuItem[], close: () => void): HTMLElement[] {
  return items.map((item) => {
    const made = element('button', {
      className: item.startsGroup === true ? 'menu-item starts-group' : 'menu-item',
      role: item.state === undefined ? 'menuitem' : 'menuitemcheckbox',
      text: item.label,
      attributes: { type: 'button', tabindex: '-1' },
    });
    if (item.state !== undefined) made.setAttribute('aria-checked', String(item.state === 'on'));
    // As in VS Code's own menus, the keys go on from where the mouse is.
    made.addEventListener('pointermove', () => {
      if (document.activeElement !== made) made.focus({ preventScroll: true });
    });
    made.addEventListener('click', () => {
      close();
      item.onChoose();
    });
    return made;
  });
}

export function focusFirstItem(menu: HTMLElement): void {
  itemsOf(menu)[0]?.focus();
}

/** Whether the key goes to another item. */
export function moveInMenu(menu: HTMLElement, key: string): boolean {
  const items = itemsOf(menu);
  const target = targetOf(
    key,
    items.findIndex((item) => item === document.activeElement),
    items,
  );
  if (target === undefined) return false;
  items[target]?.focus();
  return true;
}

function itemsOf(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('.menu-item')];
}

function targetOf(key: string, at: number, items: readonly HTMLElement[]): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % items.length;
    case 'ArrowUp':
      return (at + items.length - 1) % items.length;
    case 'Home':
      return 0;
    case 'End':
      return items.length - 1;
    default: {
      if (key.length !== 1 || key === ' ') return undefined;
      const starts = (item: HTMLElement): boolean =>
        item.textContent.toLowerCase().startsWith(key.toLowerCase());
      const after = items.findIndex((item, index) => index > at && starts(item));
      const found = after === -1 ? items.findIndex(starts) : after;
      return found === -1 ? undefined : found;
    }
  }
}
