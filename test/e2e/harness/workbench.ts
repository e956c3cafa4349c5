import type { Frame, Locator, Page } from 'playwright-core';
import { eventually } from './eventually';
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
    const name = this.page.locator('.label-name', { hasText: exactly(title) });
    await this.quickRows()
      .filter({ has: name })
      .first()
      .click({ timeout: 15 * SECONDS });
    // The palette closes, or the command puts a box of its own in its place.
    const typed = () =>
      this.quickInput()
        .inputValue({ timeout: 200 })
        .catch(() => '');
    await eventually('the palette to close', typed, (value) => !value.startsWith('>'));
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
  async answer(question: string, text: string): Promise<void> {
    const box = this.page.locator('.quick-input-widget:visible', { hasText: question });
    await box.waitFor();
    const input = this.quickInput();
    await input.fill(text);
    await input.press('Enter');
    await box.waitFor({ state: 'hidden' });
  }

  /** VS Code's own dialog for files: types the path over the one that is offered, which it gives back. */
  async chooseFile(title: string, file: string): Promise<string> {
    const box = this.page.locator('.quick-input-widget:visible', { hasText: title });
    await box.waitFor();
    const input = this.quickInput();
    // The dialog fills in what it offers when it has looked at the folder, and may do so once more.
    let offered = '';
    let readings = 0;
    const typed = async () => {
      const value = await input.inputValue();
      readings = value === file ? readings + 1 : 0;
      if (readings > 0) return readings;
      if (value.includes('/')) {
        offered = value;
        await input.fill(file);
      }
      return readings;
    };
    await eventually(`the dialog to hold ${file}`, typed, (count) => count > 5);
    await input.press('Enter');
    await box.waitFor({ state: 'hidden' });
    return offered;
  }

  /** Rows of the quick pick that is showing. */
  quickRows(): Locator {
    return this.page.locator('.quick-input-widget:visible .quick-input-list .monaco-list-row');
  }

  async pick(text: string): Promise<void> {
    await this.quickRows().filter({ hasText: text }).first().click();
  }

  quickInput(): Locator {
    return this.page.locator('.quick-input-widget:visible .quick-input-box input').first();
  }

  /** The cursor of the editor that has the focus, as the status bar says it; one-based. */
  async cursorOn(lineNumber: number): Promise<void> {
    const status = this.page.locator('#status\\.editor\\.selection');
    const read = () => status.textContent({ timeout: 1 * SECONDS }).catch(() => 'no editor has the focus');
    await eventually(`the cursor on line ${lineNumber}`, read, (text) =>
      (text ?? '').startsWith(`Ln ${lineNumber},`),
    );
  }

  /** What stands after the lines of the visible part of every visible editor. */
  async annotations(): Promise<readonly Annotation[]> {
    return this.page.evaluate(readAnnotations);
  }

  /** The text after one line; `''` when there is none. */
  async annotationOf(lineNumber: number): Promise<string> {
    const there = (await this.annotations()).filter((each) => each.lineNumber === lineNumber);
    return there
      .map(({ text }) => text)
      .join('')
      .trim();
  }

  async expectAnnotation(lineNumber: number, text: string | RegExp): Promise<void> {
    const isThere = (found: string) => (typeof text === 'string' ? found.includes(text) : text.test(found));
    await eventually(
      `${String(text)} after line ${lineNumber}`,
      () => this.annotationOf(lineNumber),
      isThere,
    );
  }

  async expectNoAnnotations(): Promise<void> {
    await eventually(
      'no annotations',
      () => this.annotations(),
      (found) => found.length === 0,
    );
  }

  /** The messages that are showing, progress included. */
  async messages(): Promise<readonly string[]> {
    return this.page.locator('.notifications-toasts .notification-list-item-message').allTextContents();
  }

  async clearMessages(): Promise<void> {
    await this.run('Notifications: Clear All Notifications');
    await eventually(
      'no messages',
      () => this.messages(),
      (texts) => texts.length === 0,
    );
  }

  statusItem(text: string | RegExp): Locator {
    return this.page.locator('.part.statusbar .statusbar-item', { hasText: text });
  }

  /** Rows of the tree `Profiles` in the side bar, after bringing it to the front. */
  async profileTree(): Promise<Locator> {
    const icon = '.action-label[aria-label^="pprof"]';
    const checked = this.page.locator(`.activitybar .action-item.checked:has(${icon})`);
    // A badge lies over the icon and takes what is meant for it.
    if ((await checked.count()) === 0) await this.page.locator(`.activitybar ${icon}`).click({ force: true });
    await checked.waitFor();
    return this.page.locator('.sidebar .pane-body .monaco-list-row');
  }

  /** Chooses from the context menu of something. A menu that has just opened does not hear every click. */
  async chooseFromMenu(of: Locator, item: string): Promise<void> {
    await of.click({ button: 'right' });
    const choice = this.page.locator('.monaco-menu .action-item', { hasText: item }).first();
    await choice.waitFor();
    const click = async () => {
      await choice.click({ timeout: 1 * SECONDS }).catch(() => undefined);
      return choice.waitFor({ state: 'hidden', timeout: 1 * SECONDS }).then(
        () => 'closed',
        () => 'open',
      );
    };
    await eventually(`the menu to close after ${item}`, click, (state) => state === 'closed');
  }

  /** The innermost frames of all webviews that show `selector` now. */
  async webviews(selector: string): Promise<readonly Frame[]> {
    const found: Frame[] = [];
    for (const frame of this.page.frames().slice(1)) {
      const count = await frame
        .locator(selector)
        .count()
        .catch(() => 0);
      if (count > 0) found.push(frame);
    }
    return found;
  }

  /** The innermost frame of a webview that shows `selector`. */
  async webview(selector: string): Promise<Frame> {
    const find = async () => (await this.webviews(selector))[0];
    const found = await eventually(`a webview with ${selector}`, find, (frame) => frame !== undefined);
    if (found === undefined) throw new Error('unreachable');
    return found;
  }

  /** The key is lost, or what it opened closes again, while the focus is on its way elsewhere; so it is tried again. */
  private async typeIntoPalette(text: string): Promise<void> {
    const input = this.quickInput();
    const attempt = async () => {
      try {
        await this.page.keyboard.press('F1');
        await input.waitFor({ timeout: 2 * SECONDS });
        await input.fill(text, { timeout: 1 * SECONDS });
        return await input.inputValue({ timeout: 1 * SECONDS });
      } catch {
        return 'nothing';
      }
    };
    await eventually(`the palette to hold ${text}`, attempt, (typed) => typed === text);
  }
}

function exactly(text: string): RegExp {
  return new RegExp(`^${text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
}
