import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Platform } from '../../../src/platform/platform';
import type { ToPage } from '../../../src/protocol/panelMessages';
import { PanelHost } from '../../../src/views/panelHost';

/** A panel as VS Code has it, with what was said to its page. */
class FakePanel {
  readonly told: ToPage[] = [];
  readonly active = true;
  title = '';
  readonly webview = {
    html: '',
    options: {},
    cspSource: 'csp',
    asWebviewUri: (uri: unknown) => uri,
    onDidReceiveMessage: (listen: (message: unknown) => void) => {
      this.say = listen;
    },
    postMessage: (message: ToPage) => this.told.push(message),
  };
  say: (message: unknown) => void = () => undefined;
  close: () => void = () => undefined;
  onDidChangeViewState(): void {
    return undefined;
  }
  onDidDispose(listen: () => void): void {
    this.close = listen;
  }
  reveal(): void {
    return undefined;
  }
  dispose(): void {
    this.close();
  }
  get id(): string {
    return /data-page="([^"]*)"/.exec(this.webview.html)?.[1] ?? '';
  }
  get kept(): string {
    return (/data-kept="([^"]*)"/.exec(this.webview.html)?.[1] ?? '').replaceAll('&quot;', '"');
  }
  selections(): readonly string[] {
    return this.told.flatMap((message) => (message.type === 'selected' ? [message.functionName] : []));
  }
}

const opened = vi.hoisted(() => [] as unknown[]);

vi.mock('vscode', () => ({
  window: {
    registerWebviewPanelSerializer: () => ({ dispose: () => undefined }),
    createWebviewPanel: () => {
      const panel = new FakePanel();
      opened.push(panel);
      return panel;
    },
  },
  ViewColumn: { Beside: -2 },
  Uri: { joinPath: (...parts: readonly unknown[]) => parts.join('/') },
  env: { language: 'en' },
  l10n: { t: (text: string) => text, bundle: undefined },
}));

const kept = new Map<string, string>();
const silent = { onDidChange: () => ({ dispose: () => undefined }) };
let ids = 0;
const platform = {
  extensionUri: '/extension',
  session: { ...silent, shown: undefined, profiles: [], canGoBack: false, canGoForward: false },
  savedSettings: { ...silent, names: [] },
  locator: silent,
  watches: { ...silent, states: [] },
  keptPages: {
    newId: () => String(++ids).padStart(16, '0'),
    find: (id: string) => kept.get(id),
    keep: (id: string, text: string) => kept.set(id, text),
    forget: (id: string) => kept.delete(id),
    get ids() {
      return [...kept.keys()].reverse();
    },
  },
} as unknown as Platform;
const actions = { openPlace: () => Promise.resolve(), openRecorded: () => Promise.resolve() };

let host: PanelHost;
beforeEach(() => {
  opened.length = 0;
  ids = 100;
  kept.clear();
  host = new PanelHost(platform, actions);
});

function newest(): FakePanel {
  const panel = opened.at(-1);
  if (!(panel instanceof FakePanel)) throw new Error('A panel was expected to be open.');
  return panel;
}

async function restored(state: unknown): Promise<FakePanel> {
  const panel = new FakePanel();
  await host.deserializeWebviewPanel(panel as never, state);
  return panel;
}

describe('a panel that is split', () => {
  it('begins as the one that it was split from, and goes its own way', () => {
    host.show('panel');
    const first = newest();
    first.say({ type: 'keepPage', text: '{"tab":"flame"}' });
    host.split();
    const second = newest();
    expect([second.kept, second.id === first.id]).toEqual(['{"tab":"flame"}', false]);
    second.say({ type: 'keepPage', text: '{"tab":"list"}' });
    expect([kept.get(first.id), kept.get(second.id)]).toEqual(['{"tab":"flame"}', '{"tab":"list"}']);
  });

  it('has the same function selected as the others, also when it was hidden meanwhile', () => {
    host.show('panel');
    const first = newest();
    host.split();
    const second = newest();
    first.say({ type: 'ready' });
    first.say({ type: 'select', functionName: 'main.f' });
    expect([first.selections(), second.selections()]).toEqual([[], []]);
    second.say({ type: 'ready' });
    expect(second.selections()).toEqual(['main.f']);
    second.say({ type: 'select', functionName: '' });
    expect(first.selections()).toEqual(['']);
  });
});

describe('after a reload of the window', () => {
  it('each page gets what was kept of it', async () => {
    for (const [at, tab] of ['flame', 'list'].entries()) kept.set(`000000000000000${at}`, tab);
    const [second, first] = [
      await restored({ page: '0000000000000001' }),
      await restored({ page: '0000000000000000' }),
    ];
    expect([first.kept, second.kept]).toEqual(['flame', 'list']);
  });

  it('one that VS Code has kept nothing of gets what was kept last and belongs to no other', async () => {
    for (const [at, tab] of ['flame', 'list'].entries()) kept.set(`000000000000000${at}`, tab);
    const pages = [await restored(undefined), await restored(undefined), await restored(undefined)];
    expect(pages.map((page) => page.kept)).toEqual(['list', 'flame', '']);
  });

  it('nothing comes back of a panel that was closed, and all of those that close with the window', async () => {
    host.show('panel');
    newest().say({ type: 'keepPage', text: 'flame' });
    newest().close();
    expect((await restored(undefined)).kept).toBe('');
    host.show('panel');
    newest().say({ type: 'keepPage', text: 'list' });
    host.dispose();
    host = new PanelHost(platform, actions);
    expect((await restored(undefined)).kept).toBe('list');
  });

  it.each([null, 7, {}, { page: '../../etc' }, { page: '"><script>' }])(
    'a state as %j is no page',
    async (state) => {
      kept.set('0000000000000000', 'flame');
      expect((await restored(state)).kept).toBe('');
    },
  );
});
