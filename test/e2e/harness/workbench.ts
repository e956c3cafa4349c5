import type { Frame, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { readAnnotations } from './readAnnotations.mjs';
import type { Annotation } from './readAnnotations.mjs';

const SECONDS = 1000;

/** VS Code's window as a person uses it: keys, clicks, and what is seen. */
export class Workbench {
  constructor(readonly page: Page) {}

  async ready(): Promise<void> {
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60 * SECONDS });
    await this.page
      .locator('.monaco-workbench .part.editor')
      .first()
      .waitFor({ timeout: 60 * SECONDS });
  }

  /** Runs a command by its title in the palette, `pprof: Fetch goroutine profile`. */
  async run(title: string): Promise<void> {
    await this.typeIntoPalette(`>${title}`);
    const row = this.quickRows().filter({ hasText: title }).first();
    await row.click({ timeout: 15 * SECONDS });
    await this.paletteClosed('>');
  }

  /** Opens a file of the workspace and puts the cursor on a line. `path` is as much as quick open needs, and the line one-based. */
  async open(path: string, lineNumber: number): Promise<void> {
    // Into the first group of editors, also while the panel beside it has the focus.
    await this.page.keyboard.press('Control+1');
    await this.typeIntoPalette(`${path}:${lineNumber}`);
    const name = path.split('/').at(-1) ?? path;
    await this.quickRows()
      .filter({ hasText: name })
      .first()
      .click({ timeout: 15 * SECONDS });
    await this.page.locator('.tab.active', { hasText: name }).first().waitFor();
    await this.cursorOn(lineNumber);
  }

  /** The box that asks for a text; `question` is part of what it says. */
  async answer(question: string | RegExp, text: string): Promise<void> {
    const box = this.page.locator('.quick-input-widget:visible');
    await box
      .filter({ hasText: question })
      .or(box.filter({ has: this.page.getByPlaceholder(question) }))
      .first()
      .waitFor();
    const input = this.quickInput();
    await input.fill(text);
    await input.press('Enter');
  }

  /** Rows of the quick pick that is showing. */
  quickRows(): Locator {
    return this.page.locator('.quick-input-widget:visible .quick-input-list .monaco-list-row');
  }

  async pick(text: string | RegExp): Promise<void> {
    await this.quickRows()
      .filter({ hasText: text })
      .first()
      .click({ timeout: 20 * SECONDS });
  }

  quickInput(): Locator {
    return this.page.locator('.quick-input-widget:visible .quick-input-box input').first();
  }

  /** One-based line of the cursor, as the status bar says it. */
  async cursorLine(): Promise<number> {
    const text = await this.page.locator('#status\\.editor\\.selection').textContent();
    return Number(/Ln (\d+)/.exec(text ?? '')?.[1]);
  }

  async cursorOn(lineNumber: number): Promise<void> {
    await expect.poll(() => this.cursorLine(), { timeout: 20 * SECONDS }).toBe(lineNumber);
  }

  /** What stands after the lines of the visible part of every visible editor. */
  async annotations(): Promise<readonly Annotation[]> {
    return this.page.evaluate(readAnnotations);
  }

  /** The text after one line; `''` when there is none. */
  async annotationOf(lineNumber: number): Promise<string> {
    const texts = (await this.annotations()).filter((each) => each.lineNumber === lineNumber);
    return texts
      .map(({ text }) => text)
      .join('')
      .trim();
  }

  async expectAnnotation(lineNumber: number, text: string | RegExp): Promise<void> {
    const found = expect.poll(() => this.annotationOf(lineNumber), { timeout: 30 * SECONDS });
    await (typeof text === 'string' ? found.toContain(text) : found.toMatch(text));
  }

  notifications(): Locator {
    return this.page.locator('.notifications-toasts .notification-list-item-message');
  }

  /** The messages that are showing, progress included. */
  async notificationTexts(): Promise<readonly string[]> {
    return this.notifications().allTextContents();
  }

  async clearNotifications(): Promise<void> {
    await this.run('Notifications: Clear All Notifications');
    await expect.poll(() => this.notifications().count()).toBe(0);
  }

  statusItem(text: string | RegExp): Locator {
    return this.page.locator('.part.statusbar .statusbar-item', { hasText: text });
  }

  /** Rows of the tree `Profiles` in the side bar, after bringing it to the front. */
  async profileTree(): Promise<Locator> {
    const icon = '.action-label[aria-label^="pprof"]';
    const checked = this.page.locator(`.activitybar .action-item.checked:has(${icon})`);
    if ((await checked.count()) === 0) await this.page.locator(`.activitybar ${icon}`).click();
    await checked.waitFor();
    return this.page.locator('.sidebar .pane-body .monaco-list-row');
  }

  /** The innermost frame of a webview that shows `selector`. */
  async webview(selector: string): Promise<Frame> {
    const deadline = Date.now() + 30 * SECONDS;
    while (Date.now() < deadline) {
      for (const frame of this.page.frames().slice(1)) {
        if (
          (await frame
            .locator(selector)
            .count()
            .catch(() => 0)) > 0
        )
          return frame;
      }
      await this.page.waitForTimeout(50);
    }
    throw new Error(
      `No webview shows ${selector}; frames: ${this.page
        .frames()
        .map((f) => f.url())
        .join('\n')}`,
    );
  }

  /** F1 is lost now and then while focus leaves a closing webview, so it is tried again. */
  private async typeIntoPalette(text: string): Promise<void> {
    const input = this.quickInput();
    await expect
      .poll(
        async () => {
          await this.page.keyboard.press('F1');
          return input.waitFor({ timeout: 2 * SECONDS }).then(
            () => 'open',
            () => 'closed',
          );
        },
        { timeout: 20 * SECONDS },
      )
      .toBe('open');
    await input.fill(text);
  }

  /** It closes, or the command puts a box of its own in its place. */
  private async paletteClosed(prefix: string): Promise<void> {
    const value = () =>
      this.quickInput()
        .inputValue({ timeout: 200 })
        .catch(() => '');
    await expect.poll(value, { timeout: 15 * SECONDS }).not.toMatch(new RegExp(`^${prefix}`));
  }
}
