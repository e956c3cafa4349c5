/** The widest boxes are shown while the others are still looked for, and no answer is lost to another question. */
import { describe, expect, it, vi } from 'vitest';
import type { FlameAsk, FlamePage } from '../../src/protocol/flameRequests';
import type { AskResult } from '../../webview/hostConnection';
import { FlameData } from '../../webview/flame/flameData';

const QUESTION = { revision: 1, search: '', pivot: '' };

interface Asked {
  readonly ask: FlameAsk;
  readonly answer: (page: Partial<FlamePage>) => Promise<void>;
}

function flameData() {
  const asked: Asked[] = [];
  const heard: string[] = [];
  const host = {
    ask: (_: number, ask: unknown): Promise<AskResult> =>
      new Promise((resolve) => {
        asked.push({
          ask: ask as FlameAsk,
          answer: async (page) => {
            resolve({ kind: 'reply', reply: { ok: true, value: { kind: 'flame', page: pageOf(page) } } });
            await settled();
          },
        });
      }),
  };
  const data = new FlameData(host, {
    onBoxes: (zoom) => heard.push(`boxes ${typeof zoom === 'object' ? 'zoomed' : zoom}`),
    onBusy: (state) => heard.push(state),
    onProblem: (message) => {
      if (message !== '') heard.push(message);
    },
  });
  const at = (index: number): Asked => {
    const found = asked[index];
    if (found === undefined) throw new Error(`Expected ${index + 1} asks, found ${asked.length}.`);
    return found;
  };
  return { data, asked, at, heard };
}

function pageOf(page: Partial<FlamePage>): FlamePage {
  return { boxes: [], functions: [], isDifference: false, left: 'nothing', ...page };
}

/** What was answered has gone its way. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
}

const ZOOM = { x: 0.25, width: 0.5, depth: 1 };

describe('a flame graph that takes long', () => {
  it('shows its first boxes at once, and all of them when they are there', async () => {
    const { data, asked, at, heard } = flameData();
    void data.ask(QUESTION, ['main']);
    await at(0).answer({ left: 'work', zoom: ZOOM });
    expect(heard).toEqual(['busy', 'boxes zoomed']);
    const first = data.whole;
    await at(1).answer({ left: 'work', zoom: ZOOM });
    expect(data.whole).toBe(first);
    await at(2).answer({ zoom: ZOOM });
    expect(data.whole).not.toBe(first);
    expect(heard).toEqual(['busy', 'boxes zoomed', 'idle', 'boxes same']);
    expect(asked).toHaveLength(3);
  });

  it('is looked for to its end when somebody looks at a part meanwhile', async () => {
    vi.useFakeTimers();
    vi.stubGlobal('window', globalThis);
    try {
      const { data, at, heard } = flameData();
      void data.ask(QUESTION, []);
      await at(0).answer({ left: 'work' });
      data.look({ from: 0.4, to: 0.5 }, 1000);
      await vi.advanceTimersByTimeAsync(60);
      expect(at(2).ask.from).toBeCloseTo(0.35);
      const part = data.whole;
      await at(2).answer({});
      expect(data.modelFor({ from: 0.4, to: 0.5 })).not.toBe(part);
      expect(heard.at(-1)).toBe('boxes same');
      await at(1).answer({});
      expect(data.whole).not.toBe(part);
      expect(heard).toEqual(['busy', 'boxes same', 'boxes same', 'idle', 'boxes same']);
    } finally {
      vi.unstubAllGlobals();
      vi.useRealTimers();
    }
  });

  it('is busy from the look on, and not only once it asks', async () => {
    vi.useFakeTimers();
    vi.stubGlobal('window', globalThis);
    try {
      const { data, at, heard } = flameData();
      void data.ask(QUESTION, []);
      await at(0).answer({});
      expect(heard).toEqual(['busy', 'idle', 'boxes same']);
      data.look({ from: 0.4, to: 0.5 }, 1000);
      expect(heard.at(-1)).toBe('busy');
      await vi.advanceTimersByTimeAsync(60);
      await at(1).answer({});
      expect(heard.slice(3)).toEqual(['busy', 'idle', 'boxes same']);
    } finally {
      vi.unstubAllGlobals();
      vi.useRealTimers();
    }
  });

  it('is forgotten when something else is asked for', async () => {
    const { data, asked, at } = flameData();
    void data.ask(QUESTION, []);
    void data.ask({ ...QUESTION, revision: 2 }, []);
    await at(0).answer({ left: 'work' });
    expect(data.whole).toBeUndefined();
    expect(asked).toHaveLength(2);
    await at(1).answer({});
    expect(data.whole).toBeDefined();
  });
});
