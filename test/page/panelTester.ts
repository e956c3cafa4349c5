/** Opens the page in Chromium with a scripted host, and says what a test wants to know about it. */
import type { Browser, Disposable, Locator, Page } from 'playwright-core';
import { expect, TestRunner } from 'vitest';
import type { FromPage, PanelState, PanelWatch, ToPage } from '../../src/protocol/panelMessages';
import type { GeneratedProfile } from './host/generatedProfile';
import type { HostScript } from './host/scriptedHost';
import type { ScriptedMemory } from './host/scriptedMemory';
import { launchChromium } from './chromium';
import { PagePool } from './pagePool';
import { startPanelServer, type PanelServer } from './panelServer';
import type { ThemeName } from './themes';

export const SMALL: GeneratedProfile = { functionCount: 100, traceCount: 12, names: [], isDifference: false };
/** 100,000 functions, and 5,000,000 lines of traces. */
export const LARGE: GeneratedProfile = { ...SMALL, functionCount: 100_000, traceCount: 500_000 };

export const EMPTY_STATE: PanelState = { revision: 1, baseChoices: [] };

/** Nothing is left out, and nothing was looked at before. */
export const NO_FILTERS = { filters: {}, canGoBack: false, canGoForward: false, savedSettings: [] };

export const SHOWN_STATE: PanelState = {
  revision: 1,
  shown: {
    profile: { id: 3, label: 'goroutine · localhost:6060 · 14:03:22' },
    sampleTypes: [
      { type: 'goroutine', unit: 'count', total: '20312' },
      { type: 'inuse_space', unit: 'bytes', total: '34.04MB' },
    ],
    sampleType: 0,
    problems: [],
    ...NO_FILTERS,
  },
  baseChoices: [
    { id: 2, label: 'goroutine · localhost:6060 · 14:01:07' },
    { id: 1, label: 'goroutine · localhost:6060 · 13:58:40' },
  ],
};

export const DIFFERENCE_STATE: PanelState = {
  ...SHOWN_STATE,
  shown: {
    profile: { id: 3, label: 'goroutine · localhost:6060 · 14:03:22' },
    sampleTypes: [{ type: 'goroutine', unit: 'count', total: '+12031' }],
    sampleType: 0,
    base: { id: 1, label: 'goroutine · localhost:6060 · 13:58:40', mode: 'diffBase' },
    problems: [],
    ...NO_FILTERS,
  },
};

/** Waits until what `look` finds is as expected; long, because a machine may be busy with other tests. */
export function eventually<T>(look: () => T) {
  return expect.poll(look, { timeout: 20_000, interval: 20 });
}

export interface OpenOptions {
  readonly profile?: GeneratedProfile;
  readonly state?: PanelState;
  readonly saved?: unknown;
  readonly kept?: string;
  /** English text to text in another language. */
  readonly messages?: Readonly<Record<string, string>>;
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  readonly forcedColors?: 'active';
  /** The page's clock can be stopped and moved on by the test. */
  readonly clock?: 'ours';
  /** Answers in place of the scripted host. */
  readonly host?: { tell(message: FromPage): Promise<readonly ToPage[]> };
}

export class PanelTester {
  readonly #browser: Browser;
  readonly #server: PanelServer;
  readonly #pool: PagePool;
  readonly #panels: Panel[] = [];

  private constructor(browser: Browser, server: PanelServer) {
    this.#browser = browser;
    this.#server = server;
    this.#pool = new PagePool(browser);
  }

  static async start(): Promise<PanelTester> {
    const [browser, server] = await Promise.all([launchChromium(), startPanelServer()]);
    return new PanelTester(browser, server);
  }

  async open(options: OpenOptions = {}): Promise<Panel> {
    const page = await this.#pool.take({
      size: { width: options.width ?? 900, height: options.height ?? 600 },
      forcedColors: options.forcedColors,
      clock: options.clock,
    });
    const panel = new Panel(page);
    this.#panels.push(panel);
    const { host } = options;
    if (host !== undefined) await panel.expose('tellRealHost', (message: FromPage) => host.tell(message));
    await panel.load(this.#server.url(options.theme ?? 'dark'), {
      profile: options.profile ?? SMALL,
      state: options.state ?? SHOWN_STATE,
      saved: options.saved,
      kept: options.kept ?? '',
      messages: options.messages === undefined ? '' : JSON.stringify(options.messages),
    });
    return panel;
  }

  /** To be called after each test: nothing may have gone wrong in any page, whatever the test looked at. */
  async closePages(): Promise<void> {
    const complaints: string[] = [];
    const outcome = TestRunner.getCurrentTest()?.result?.state;
    for (const panel of this.#panels.splice(0)) {
      complaints.push(...(await panel.page.evaluate(() => window.scriptedHost.violations)));
      complaints.push(...panel.complaints);
      await panel.forget();
      // A test that took too long may still be doing something.
      if (outcome === 'fail') await this.#pool.discard(panel.page);
      else await this.#pool.giveBack(panel.page);
    }
    expect(complaints).toEqual([]);
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    await this.#server.close();
  }
}

export class Panel {
  readonly page: Page;
  readonly complaints: string[] = [];
  /** What this test put into the page for all its documents. */
  readonly #added: Disposable[] = [];

  constructor(page: Page) {
    this.page = page;
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
  }

  async load(url: string, script: HostScript): Promise<void> {
    this.#added.push(
      await this.page.addInitScript((hostScript) => {
        window.hostScript = hostScript;
      }, script),
    );
    await this.page.goto(url);
  }

  /** Gives the page a function of this process, for this test; `page.exposeFunction` would be for the next one, too. */
  async expose(name: string, answer: (argument: never) => unknown): Promise<void> {
    this.#added.push(await this.page.exposeFunction(name, answer));
  }

  async forget(): Promise<void> {
    for (const added of this.#added.splice(0)) await added.dispose();
  }

  /** The table that is seen. */
  get grid(): Locator {
    return this.page.locator(':is([role=grid], [role=treegrid]):visible');
  }

  /** Rows of data that are in the document. */
  get rows(): Locator {
    return this.grid.locator('.rows-strip > [role=row]');
  }

  /** The row by its zero-based place among all rows. */
  row(index: number): Locator {
    return this.grid.locator(`.rows-strip > [role=row][aria-rowindex="${index + 2}"]`);
  }

  get selectedRow(): Locator {
    return this.grid.locator('[role=row][aria-selected=true]');
  }

  get filter(): Locator {
    return this.page.getByRole('textbox', { name: 'Filter' });
  }

  tab(name: string): Locator {
    return this.page.getByRole('tab', { name, exact: true });
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name });
  }

  header(name: string): Locator {
    return this.grid.getByRole('columnheader', { name, exact: true });
  }

  /** Until the row's data is there. */
  async waitForRow(index: number): Promise<Locator> {
    const row = this.row(index);
    await row.and(this.page.locator(':not(.is-loading)')).waitFor();
    return row;
  }

  async received<T extends FromPage['type']>(type: T): Promise<Extract<FromPage, { type: T }>[]> {
    const all = await this.page.evaluate(() => window.scriptedHost.received);
    return all.filter((message): message is Extract<FromPage, { type: T }> => message.type === type);
  }

  /** The bytes of the picture that the page sent last. */
  async exportedPicture(): Promise<Buffer> {
    const picture = await this.page.waitForFunction(() => {
      const sent = window.scriptedHost.received.findLast((message) => message.type === 'exportPicture');
      return sent === undefined ? undefined : [...sent.png];
    });
    return Buffer.from((await picture.jsonValue()) ?? []);
  }

  /** Picks from a drop-down list as a person does. */
  async choose(label: string, choice: string | RegExp): Promise<void> {
    const select = this.page.getByRole('combobox', { name: label });
    await select.click();
    await select.getByRole('option', { name: choice }).click();
  }

  /** Needs `clock: 'ours'`. */
  async stopClock(): Promise<void> {
    await this.page.clock.pauseAt(Date.now() + 60_000);
  }

  async showState(state: PanelState, profile?: GeneratedProfile): Promise<void> {
    await this.page.evaluate(
      ([next, rows]) => {
        window.scriptedHost.show(next, rows ?? undefined);
      },
      [state, profile ?? null] as const,
    );
  }

  async send(message: ToPage): Promise<void> {
    await this.page.evaluate((sent) => {
      window.scriptedHost.send(sent);
    }, message);
  }

  async sendWatches(watches: readonly PanelWatch[]): Promise<void> {
    await this.page.evaluate((sent) => {
      window.scriptedHost.send({ type: 'watches', watches: sent });
    }, watches);
  }

  /** What the host says of memory from here on. */
  async setMemory(memory: ScriptedMemory): Promise<void> {
    await this.page.evaluate((next) => {
      window.scriptedHost.memory = next;
    }, memory);
  }

  async setHostMode(mode: 'answer' | 'hold' | 'ignore' | 'fail'): Promise<void> {
    await this.page.evaluate((next) => {
      window.scriptedHost.mode = next;
    }, mode);
  }
}
