import type { Page } from 'playwright-core';
import { eventually } from './eventually';
import { middleOfText } from './middleOfText.mjs';

/** So that the rows of a terminal are elements of the page, which a test can read. */
export const READABLE_TERMINAL = { 'terminal.integrated.gpuAcceleration': 'off' } as const;

/** The terminal that is in front, as a person sees it. */
export class Terminal {
  constructor(private readonly page: Page) {}

  /** Rows with something on them, without the blanks at their ends. */
  async rows(): Promise<readonly string[]> {
    const texts = await this.page.locator('.terminal-wrapper.active .xterm-rows > div').allTextContents();
    return texts.map((text) => text.replaceAll('\u00a0', ' ').trimEnd()).filter((text) => text !== '');
  }

  async shows(text: string | RegExp): Promise<void> {
    const isThere = (row: string) => (typeof text === 'string' ? row.includes(text) : text.test(row));
    await eventually(
      `${String(text)} in the terminal`,
      () => this.rows(),
      (rows) => rows.some(isThere),
    );
  }

  /** Waits for the prompt with nothing behind it, then types a line and ends it. */
  async enter(line: string): Promise<void> {
    await this.isReady();
    await this.page.keyboard.type(line);
    await this.lastRowIs(`(pprof) ${line}`);
    await this.page.keyboard.press('Enter');
    await eventually(
      `the terminal to go on after ${line}`,
      async () => (await this.rows()).at(-1),
      (row) => row !== `(pprof) ${line}`,
    );
  }

  async isReady(): Promise<void> {
    await this.lastRowIs('(pprof)');
  }

  async lastRowIs(text: string): Promise<void> {
    await eventually(
      `the last row to be ${text}`,
      async () => (await this.rows()).at(-1),
      (row) => row === text,
    );
  }

  async clear(): Promise<void> {
    await this.page.keyboard.press('Control+L');
    await eventually(
      'an empty screen',
      () => this.rows(),
      (rows) => rows.length === 1,
    );
  }

  /** Ctrl and a click on `text` in the last row that holds `inRow`, when it is a link that says `tooltip`. */
  async followLink(inRow: string, text: string, tooltip: string): Promise<void> {
    const row = this.page
      .locator('.terminal-wrapper.active .xterm-rows > div')
      .filter({ hasText: inRow })
      .last();
    const says = this.page.locator('.monaco-hover:visible', { hasText: tooltip }).first();
    // With Ctrl every word is a link of some kind, so that only the tooltip tells which one it is.
    const hover = async () => {
      await this.page.mouse.move(0, 0);
      const place = await row.evaluate(middleOfText, text);
      await this.page.mouse.move(place.x - 1, place.y);
      await this.page.mouse.move(place.x, place.y);
      const isLink = await says.waitFor({ timeout: 3000 }).then(
        () => true,
        () => false,
      );
      return { place, isLink };
    };
    const { place } = await eventually(`a link at ${text}`, hover, ({ isLink }) => isLink);
    await this.page.keyboard.down('Control');
    await this.page.mouse.click(place.x, place.y);
    await this.page.keyboard.up('Control');
  }
}
