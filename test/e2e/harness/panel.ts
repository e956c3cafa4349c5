import type { Frame, Locator } from 'playwright-core';
import { expect } from 'vitest';
import type { Workbench } from './workbench';

/** The webview with Top and Traces, as a person sees it. */
export class Panel {
  private constructor(readonly frame: Frame) {}

  static async find(workbench: Workbench): Promise<Panel> {
    return new Panel(await workbench.webview('[role="tab"]'));
  }

  async showTab(name: 'Top' | 'Traces'): Promise<void> {
    const tab = this.frame.getByRole('tab', { name });
    await tab.click();
    await expect.poll(() => tab.getAttribute('aria-selected')).toBe('true');
    await this.rows().first().waitFor();
  }

  /** Rows that are in view, without the column headers. */
  rows(): Locator {
    return this.frame.locator('.row:visible').filter({ has: this.frame.locator('[role="gridcell"]') });
  }

  /** The cells of Top's rows, flat, flat%, sum%, cum, cum% and name, once they are there; those scrolled into view. */
  async topRows(): Promise<readonly (readonly string[])[]> {
    await this.frame.locator('.top-row:visible:not(.is-loading) [role="gridcell"]').first().waitFor();
    const rows = await this.rows().all();
    const cells = await Promise.all(rows.map((row) => row.locator('[role="gridcell"]').allInnerTexts()));
    return cells.map((texts) => texts.map((text) => text.replaceAll(/\s+/g, ' ').trim()));
  }

  /** A frame of Traces by its file and line, `leak_demo.go:53`. */
  traceFrame(at: string): Locator {
    return this.frame.locator('.trace-row.is-frame:visible', { hasText: at }).first();
  }

  /** Chooses in the head's picker what is subtracted; `label` is part of the choice's text, `None` for nothing. */
  async chooseBase(label: string): Promise<void> {
    const picker = this.frame.locator('.field-base vscode-dropdown');
    await picker.click();
    await picker.locator('vscode-option', { hasText: label }).first().click();
  }

  /** What can be subtracted, newest first, after `None`. */
  async baseChoices(): Promise<readonly string[]> {
    return this.frame.locator('.field-base vscode-dropdown vscode-option').allTextContents();
  }
}
