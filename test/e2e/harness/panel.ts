import type { Frame, Locator } from 'playwright-core';
import { eventually } from './eventually';
import type { Workbench } from './workbench';

/** The webview with Top and Traces, as a person sees it. */
export class Panel {
  private constructor(readonly frame: Frame) {}

  static async find(workbench: Workbench): Promise<Panel> {
    return new Panel(await workbench.webview('[role="tab"]'));
  }

  static async findAll(workbench: Workbench): Promise<readonly Panel[]> {
    return (await workbench.webviews('[role="tab"]')).map((frame) => new Panel(frame));
  }

  /** The view by the name of its tab. */
  async showTab(name: string): Promise<void> {
    await this.frame.getByRole('tab', { name, exact: true }).click();
    await this.frame.getByRole('tab', { name, exact: true, selected: true }).waitFor();
    if (name === 'Top' || name === 'Traces') await this.rows().first().waitFor();
  }

  /** The first row in view that holds this text. */
  row(text: string): Locator {
    return this.rows().filter({ hasText: text }).first();
  }

  /** Chooses the filter from the menu, types its pattern and applies it. */
  async addFilter(name: string, pattern: string): Promise<void> {
    await this.frame.getByRole('button', { name: 'Refine…' }).click();
    await this.frame.getByRole('menuitem', { name: `${name}…`, exact: true }).click();
    const field = this.frame.getByRole('textbox', { name, exact: true });
    await field.fill(pattern);
    await field.press('Enter');
    await this.frame.getByRole('button', { name: `${name}: ${pattern}`, exact: true }).waitFor();
  }

  async removeFilter(name: string): Promise<void> {
    await this.frame.getByRole('button', { name: `Remove ${name}`, exact: true }).click();
    await this.frame.getByRole('button', { name: `Remove ${name}` }).waitFor({ state: 'detached' });
  }

  /** Rows that are in view, without the column headers. */
  rows(): Locator {
    return this.frame.locator('.row:visible').filter({ has: this.frame.locator('[role="gridcell"]') });
  }

  /** The cells of Top's rows, flat, flat%, sum%, cum, cum% and name, once they are there; those scrolled into view. */
  async topRows(): Promise<readonly (readonly string[])[]> {
    await this.frame.locator('.top-row:visible:not(.is-loading) [role="gridcell"]').first().waitFor();
    const rows = await this.rows().all();
    const cells = rows.map((row) => row.locator('[role="gridcell"]').all());
    return Promise.all((await Promise.all(cells)).map((row) => Promise.all(row.map(textOfCell))));
  }

  /** A frame of Traces by its file and line, `leak_demo.go:53`. */
  traceFrame(at: string): Locator {
    return this.frame.locator('.trace-row.is-frame:visible', { hasText: at }).first();
  }

  /** The head of the first stack in Traces, which leads nowhere itself. */
  firstTrace(): Locator {
    return this.frame.locator('.trace-row.is-trace:visible').first();
  }

  /** Presses the down key until the row with this text is the active one. */
  async moveDownTo(text: string): Promise<void> {
    const active = this.frame.locator('.row[aria-selected="true"]:visible');
    const press = async () => {
      await this.frame.page().keyboard.press('ArrowDown');
      return (await active.textContent()) ?? '';
    };
    await eventually(`the active row to be ${text}`, press, (row) => row.includes(text));
  }

  /** Chooses in the head's picker what is subtracted; `label` is part of the choice's text, `None` for nothing. */
  async chooseBase(label: string): Promise<void> {
    const picker = this.frame.locator('.field-base vscode-dropdown');
    await picker.click();
    await picker.locator('vscode-option', { hasText: label }).first().click();
  }

  /** Chooses from the menu of exports, `All functions (.csv)`. */
  async export(item: string): Promise<void> {
    await this.frame.getByRole('button', { name: 'Export…' }).click();
    await this.frame.getByRole('menuitem', { name: item, exact: true }).click();
  }

  /** What can be subtracted, newest first, after `None`. */
  async baseChoices(): Promise<readonly string[]> {
    return this.frame.locator('.field-base vscode-dropdown vscode-option').allTextContents();
  }
}

/** As it is read: `main.(*jobServer).handIn (inline)`. What is only said to screen readers is left out. */
async function textOfCell(cell: Locator): Promise<string> {
  const mark = cell.locator('.inline-mark:visible');
  if ((await cell.locator('.name-text').count()) === 0) return (await cell.innerText()).trim();
  const parts = [await cell.locator('.name-text').textContent(), ...(await mark.allTextContents())];
  return parts.join(' ').trim();
}
