/** A button with a menu below it: Enter chooses, Escape and Tab close. */
import { element } from '../element';
import { uiButton } from '../ui/toolkit';
import { focusFirstItem, menuItemElements, moveInMenu, type MenuItem } from './menuList';

export interface MenuButtonOptions {
  readonly label: string;
  /** What a screen reader calls the menu. */
  readonly menuLabel: string;
  /** Asked for whenever the menu opens. */
  items(): readonly MenuItem[];
}

export interface MenuButton {
  readonly element: HTMLElement;
  focus(): void;
}

export function createMenuButton(options: MenuButtonOptions): MenuButton {
  const menu = element('div', {
    className: 'menu',
    role: 'menu',
    attributes: { 'aria-label': options.menuLabel },
  });
  menu.hidden = true;
  const button = uiButton({
    label: options.label,
    kind: 'secondary',
    onClick: () => {
      if (menu.hidden) open();
      else close();
    },
  });
  button.element.setAttribute('aria-haspopup', 'menu');
  button.element.setAttribute('aria-expanded', 'false');
  const whole = element('div', { className: 'menu-button', children: [button.element, menu] });

  const open = (): void => {
    const items = options.items();
    if (items.length === 0) return;
    menu.replaceChildren(...menuItemElements(items, close));
    menu.hidden = false;
    button.element.setAttribute('aria-expanded', 'true');
    moveIntoWindow(menu, () => menu.getBoundingClientRect());
    focusFirstItem(menu);
  };
  const close = (): void => {
    if (menu.hidden) return;
    const hadFocus = menu.contains(document.activeElement);
    menu.hidden = true;
    menu.replaceChildren();
    button.element.setAttribute('aria-expanded', 'false');
    if (hadFocus) button.element.focus();
  };

  button.element.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown' || !menu.hidden) return;
    event.preventDefault();
    open();
  });
  menu.addEventListener('keydown', (event) => {
    if (moveInMenu(menu, event.key) || event.key === 'Escape') event.preventDefault();
    if (event.key === 'Escape' || event.key === 'Tab') close();
    event.stopPropagation();
  });
  whole.addEventListener('focusout', (event) => {
    if (!(event.relatedTarget instanceof Node && whole.contains(event.relatedTarget))) close();
  });
  return {
    element: whole,
    focus() {
      button.element.focus();
    },
  };
}

/** A menu hangs from its button's edge, and beside or below that there may be too little room. */
function moveIntoWindow({ style }: HTMLElement, box: () => DOMRect): void {
  style.transform = style.maxHeight = '';
  const { clientWidth, clientHeight } = document.documentElement;
  const { top, bottom } = box();
  if (bottom > clientHeight - MARGIN) {
    style.maxHeight = `${Math.max(LEAST_HEIGHT, clientHeight - MARGIN - top)}px`;
  }
  // A scroll bar may have made it wider.
  const { left, right } = box();
  const over = Math.max(0, right - clientWidth + MARGIN);
  const shift = left - over < 0 ? -left : -over;
  if (shift !== 0) style.transform = `translateX(${shift}px)`;
}

const MARGIN = 4;
/** Of a menu that scrolls: three items. */
const LEAST_HEIGHT = 84;
