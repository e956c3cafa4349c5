/** Where the keyboard is in a page, in the words of who listens to it, and whether that is seen. */
import { expect } from 'vitest';
import type { Panel } from './panelTester';
import { settled } from './shownViews';

export interface Focus {
  /** `grid Functions`, `button Refine…`, `option main.main, …`. */
  readonly name: string;
  /** The active row, box or option of a table, a tree or a list; `''` where there is none. */
  readonly active: string;
  /** An outline, a border or a stroke in the theme's colour for that. */
  readonly isSeen: boolean;
}

/** Walks a page with keys alone; after each of them the focus is somewhere, and is seen. */
export class KeyboardWalker {
  readonly #panel: Panel;

  constructor(panel: Panel) {
    this.#panel = panel;
  }

  async press(...keys: readonly string[]): Promise<Focus> {
    let focus = await this.focus();
    for (const key of keys) {
      await this.#panel.page.keyboard.press(key);
      await settled(this.#panel);
      focus = await this.focus();
      expect(focus.name, `after ${key}`).not.toBe('body');
      expect(focus.isSeen, `the focus on ${focus.name} ${focus.active} after ${key}`).toBe(true);
    }
    return focus;
  }

  async type(text: string): Promise<void> {
    await this.#panel.page.keyboard.type(text);
    await settled(this.#panel);
  }

  /** False where the key leads out of the page. */
  async step(key: 'Tab' | 'Shift+Tab'): Promise<boolean> {
    await this.#panel.page.keyboard.press(key);
    return (await this.focus()).name !== 'body';
  }

  /** From wherever in the page. */
  async goToTab(name: string): Promise<void> {
    await this.tabTo(/^tab /, 'Shift+Tab');
    for (let steps = 0; (await this.focus()).name !== `tab ${name}` && steps < 11; steps++) {
      await this.press('ArrowRight');
    }
    expect((await this.focus()).name).toBe(`tab ${name}`);
  }

  /** Presses Tab until it is there; what it passes is seen as well. */
  async tabTo(name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<Focus> {
    const passed: string[] = [];
    while (passed.length < MOST_STOPS) {
      const focus = await this.press(key);
      if (typeof name === 'string' ? focus.name === name : name.test(focus.name)) return focus;
      passed.push(focus.name);
    }
    throw new Error(`Expected ${String(name)} among: ${passed.join(' → ')}`);
  }

  focus(): Promise<Focus> {
    return this.#panel.page.evaluate(() => {
      const active = document.activeElement;
      if (active === null || active === document.body) return { name: 'body', active: '', isSeen: false };
      const probe = document.createElement('span');
      document.body.append(probe);
      const colors = ['focusBorder', 'list-focusOutline', 'list-focusAndSelectionOutline'].map((color) => {
        probe.style.color = `var(--vscode-${color})`;
        return getComputedStyle(probe).color;
      });
      probe.remove();
      const descendant = document.getElementById(active.getAttribute('aria-activedescendant') ?? '');
      const parts = [active, ...(active.shadowRoot?.querySelectorAll('*') ?? []), descendant].flatMap(
        (part) => (part instanceof Element ? [part] : []),
      );
      const isMarked = (part: Element): boolean => {
        const style = getComputedStyle(part);
        const has = (color: string, width: string): boolean =>
          colors.includes(color) && parseFloat(width) > 0;
        return (
          (style.outlineStyle !== 'none' && has(style.outlineColor, style.outlineWidth)) ||
          (style.borderBottomStyle !== 'none' && has(style.borderBottomColor, style.borderBottomWidth)) ||
          has(style.stroke, style.strokeWidth)
        );
      };
      const isInSight = (part: Element): boolean => {
        const { left, top, right, bottom } = part.getBoundingClientRect();
        return right > 0 && bottom > 0 && left < window.innerWidth && top < window.innerHeight;
      };
      // A list that is closed has its option all the same.
      const isRowInSight = descendant?.checkVisibility() !== true || isInSight(descendant);
      // As in VS Code's menus, the item stands on a ground of its own.
      const isLit = (item: Element): boolean => {
        const ground = (one: Element): string => getComputedStyle(one).backgroundColor;
        const others = [...(item.parentElement?.querySelectorAll('.menu-item') ?? [])];
        return (
          item.matches('.menu-item') &&
          others.every((other) => (other === item) === (ground(other) === ground(item)))
        );
      };
      const role = active.role ?? active.getAttribute('role') ?? active.localName.replace('vscode-', '');
      const label = active.getAttribute('aria-label') ?? active.textContent;
      return {
        name: `${role} ${label.trim()}`,
        active: descendant?.textContent ?? '',
        isSeen: isInSight(active) && isRowInSight && (parts.some(isMarked) || isLit(active)),
      };
    });
  }
}

/** More than any view of these has. */
const MOST_STOPS = 30;
