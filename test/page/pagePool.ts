/**
 * Pages that one test after another is run in: each has a document of its own, in a process that is there already.
 * Starting a process for each of some hundred tests took a third of their time.
 */
import type { Browser, Page } from 'playwright-core';

interface Wanted {
  readonly size: { readonly width: number; readonly height: number };
  readonly forcedColors: 'active' | undefined;
  readonly clock: 'ours' | undefined;
}

export class PagePool {
  readonly #browser: Browser;
  readonly #idle: Page[] = [];
  /** Those that nothing was changed in for good. */
  readonly #plain = new WeakSet<Page>();

  constructor(browser: Browser) {
    this.#browser = browser;
  }

  async take({ size, forcedColors, clock }: Wanted): Promise<Page> {
    const isPlain = forcedColors === undefined && clock === undefined;
    const idle = isPlain ? this.#idle.pop() : undefined;
    if (idle !== undefined) {
      await idle.setViewportSize(size);
      return idle;
    }
    const context = await this.#browser.newContext({
      viewport: size,
      permissions: ['clipboard-read', 'clipboard-write'],
      ...(forcedColors === undefined ? {} : { forcedColors }),
    });
    const page = await context.newPage();
    if (isPlain) this.#plain.add(page);
    // A clock that was taken over stays so.
    if (clock !== undefined) await page.clock.install();
    return page;
  }

  async discard(page: Page): Promise<void> {
    await page.context().close();
  }

  async giveBack(page: Page): Promise<void> {
    if (!this.#plain.has(page)) {
      await this.discard(page);
      return;
    }
    page.removeAllListeners('console');
    page.removeAllListeners('pageerror');
    // Nothing of the test's document runs on, and the mouse is over nothing of the next one.
    await page.goto('about:blank');
    await page.mouse.up();
    await page.mouse.move(-1, -1);
    this.#idle.push(page);
  }
}
