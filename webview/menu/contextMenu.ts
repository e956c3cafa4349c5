/** A menu at a place in the window, as a right click or the key for menus opens it. One at most is open. */
import { element } from '../element';
import { focusFirstItem, menuItemElements, moveInMenu, type MenuItem } from './menuList';

/** In pixels from the window's upper left corner. */
export interface MenuPlace {
  readonly x: number;
  readonly y: number;
}

let closeOpen: (() => void) | undefined;

/** The focus comes back to `returnFocusTo` when the menu closes without a choice. */
export function openContextMenu(
  label: string,
  items: readonly MenuItem[],
  at: MenuPlace,
  returnFocusTo: { focus(): void },
): void {
  closeOpen?.();
  const menu = element('div', {
    className: 'menu context-menu',
    role: 'menu',
    // Above everything, though it stands in the page, whose edges are no edges for it then.
    attributes: { 'aria-label': label, popover: 'manual' },
  });
  const close = (): void => {
    if (closeOpen !== close) return;
    closeOpen = undefined;
    const hadFocus = menu.contains(document.activeElement);
    menu.remove();
    if (hadFocus) returnFocusTo.focus();
  };
  closeOpen = close;
  menu.append(...menuItemElements(items, close));
  menu.addEventListener('keydown', (event) => {
    if (moveInMenu(menu, event.key) || event.key === 'Escape') event.preventDefault();
    if (event.key === 'Escape' || event.key === 'Tab') close();
    event.stopPropagation();
  });
  menu.addEventListener('focusout', (event) => {
    if (!(event.relatedTarget instanceof Node && menu.contains(event.relatedTarget))) close();
  });
  (document.querySelector('main') ?? document.body).append(menu);
  menu.showPopover();
  place(menu, at);
  focusFirstItem(menu);
}

/** Inside the window, whatever edge is near. */
function place(menu: HTMLElement, { x, y }: MenuPlace): void {
  const { width, height } = menu.getBoundingClientRect();
  menu.style.left = `${Math.max(0, Math.min(x, window.innerWidth - width))}px`;
  menu.style.top = `${Math.max(0, Math.min(y, window.innerHeight - height))}px`;
}
