import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PromptPart } from '../../../../src/protocol/promptRequests';
import { succeed } from '../../../../src/protocol/reply';
import type { PromptAnswers } from '../../../../src/views/prompt/promptDialogue';
import { PromptDialogue } from '../../../../src/views/prompt/promptDialogue';
import { PromptHistory } from '../../../../src/views/prompt/promptHistory';
import { SmallScreen } from './smallScreen';

const COLUMNS = 60;
const history = new PromptHistory();

let screen: SmallScreen;
let written: string;
let dialogue: PromptDialogue;
let lines: string[];
let calls: string[];
let isClosed: boolean;
let answers: Map<string, () => AsyncGenerator<readonly PromptPart[], 'goesOn' | 'ends'>>;

beforeEach(async () => {
  vi.useFakeTimers();
  screen = new SmallScreen(COLUMNS);
  [written, lines, calls] = ['', [], []];
  isClosed = false;
  answers = new Map();
  const prompt: PromptAnswers = {
    open: () => Promise.resolve(succeed({ greeting: 'Type: goroutine\n' })),
    async *answer(line) {
      lines.push(line);
      const given = answers.get(line);
      if (given) return yield* given();
      await Promise.resolve();
      yield [{ kind: 'output', text: `<${line}>\n` }];
      return 'goesOn';
    },
    cancel: () => {
      calls.push('cancel');
      return Promise.resolve([{ kind: 'error', text: 'x.svg is not complete.\n' }]);
    },
    complete: (line) =>
      Promise.resolve({
        from: 0,
        candidates: ['top', 'topproto', 'tree'].filter((word) => word.startsWith(line)),
      }),
    close: () => {
      calls.push('close');
      return Promise.resolve();
    },
  };
  dialogue = new PromptDialogue(prompt, history, {
    write: (text) => {
      written += text;
      screen.write(text);
    },
    close: () => {
      isClosed = true;
    },
  });
  dialogue.resize(COLUMNS);
  void dialogue.open('leak_demo.goroutine');
  await settle();
});

afterEach(() => {
  vi.useRealTimers();
});

const settle = () => vi.advanceTimersByTimeAsync(1000);

async function type(data: string): Promise<void> {
  dialogue.input(data);
  await settle();
}

/** What stands on the screen below the greeting. */
function below(): readonly string[] {
  return screen.rows.slice(2);
}

describe('the prompt of a terminal', () => {
  it('greets, answers and waits', async () => {
    expect(screen.rows).toEqual(['leak_demo.goroutine', 'Type: goroutine', '(pprof)']);
    await type('top\r');
    expect(below()).toEqual(['(pprof) top', '<top>', '(pprof)']);
    await type('   \r');
    expect(lines).toEqual(['top']);
  });

  it('takes what is typed ahead in order, pastes of several lines included', async () => {
    dialogue.input('a\rb\r');
    dialogue.input('\x1b[200~c\rd\n\x1b[201~e');
    await settle();
    expect(lines).toEqual(['a', 'b', 'c', 'd']);
    expect(below().at(-1)).toBe('(pprof) e');
  });

  it('goes through the lines of all prompts of the window', async () => {
    await type('first\r');
    await type('second\r');
    await type('dra\x1b[A');
    expect(below().at(-1)).toBe('(pprof) second');
    await type('\x1b[A');
    expect(below().at(-1)).toBe('(pprof) first');
    await type('\x1b[B\x1b[B\x1b[B');
    expect(below().at(-1)).toBe('(pprof) dra');
  });

  it('completes one, extends several, and lists them when there is nothing to add', async () => {
    await type('tr\t');
    expect(below().at(-1)).toBe('(pprof) tree');
    await type('\x15to\t');
    expect(below().at(-1)).toBe('(pprof) top');
    await type('\t');
    expect(below().slice(-2)).toEqual(['top       topproto', '(pprof) top']);
    await type('x\t\r');
    expect(lines).toEqual(['topx']);
  });

  it('stops an answer at Ctrl+C, says what is left of it, and drops what was typed ahead', async () => {
    answers.set('traces', async function* () {
      for (;;) {
        await Promise.resolve();
        yield [{ kind: 'output', text: 'x\n' }];
      }
    });
    await type('traces\rtop\r');
    expect(lines).toEqual(['traces']);
    await type('\x03');
    expect(calls).toEqual(['cancel']);
    expect(below().slice(-4)).toEqual(['x', '^C', 'x.svg is not complete.', '(pprof)']);
    expect(lines).toEqual(['traces']);
  });

  it('does not wait for a server that does not answer', async () => {
    answers.set('svg', async function* () {
      yield await new Promise<never>(() => undefined);
      return 'goesOn';
    });
    await type('svg\r');
    await type('\x03');
    expect(below().at(-1)).toBe('(pprof)');
  });

  it('empties the line at Ctrl+C, and ends at Ctrl+D only when it is empty', async () => {
    await type('abc\x03');
    expect(below()).toEqual(['(pprof) abc^C', '(pprof)']);
    await type('a\x04');
    expect(isClosed).toBe(false);
    await type('\x7f\x04');
    expect([isClosed, calls]).toEqual([true, ['close']]);
  });

  it('ends when the answer ends it', async () => {
    answers.set('quit', async function* () {
      await Promise.resolve();
      yield [];
      return 'ends';
    });
    await type('quit\r');
    expect([isClosed, calls]).toEqual([true, ['close']]);
  });

  it('shows what a profile says, and obeys none of it', async () => {
    const hostile = 'main.\x1b]52;c;cm0gLXJm\x07\x1b[2J\x9bH\r\u202ef\n';
    answers.set('top', async function* () {
      await Promise.resolve();
      yield [
        { kind: 'output', text: hostile },
        { kind: 'error', text: hostile },
      ];
      return 'goesOn';
    });
    written = '';
    await type('top\r');
    expect(written).not.toMatch(/\x1b\]|\x1b\[2J|\x9b|\u202e|\x07/);
    expect(below().filter((row) => row === 'main.␛]52;c;cm0gLXJm␇␛[2J\ufffdH␍\ufffdf')).toHaveLength(2);
  });

  it('starts the prompt on a row of its own', async () => {
    answers.set('top', async function* () {
      await Promise.resolve();
      yield [{ kind: 'output', text: 'no line end' }];
      return 'goesOn';
    });
    await type('top\r');
    expect(below().slice(-2)).toEqual(['no line end', '(pprof)']);
  });

  it('goes on after something unforeseen', async () => {
    answers.set('top', async function* () {
      yield await Promise.reject(new Error('unforeseen'));
      return 'goesOn';
    });
    await type('top\r');
    expect(below().slice(-2)).toEqual(['unforeseen', '(pprof)']);
  });

  it('remembers which files were written, and only those', async () => {
    answers.set('svg', async function* () {
      await Promise.resolve();
      yield [{ kind: 'file', text: 'Generating report in p.svg\n', path: '/w/p.svg' }];
      yield [{ kind: 'output', text: 'Generating report in /etc/passwd\n' }];
      return 'goesOn';
    });
    await type('svg\r');
    expect([...dialogue.files]).toEqual([['Generating report in p.svg', '/w/p.svg']]);
  });
});
