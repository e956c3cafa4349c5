import type { OpenedPrompt, PromptCompletion, PromptPart } from '../../protocol/promptRequests';
import type { Reply } from '../../protocol/reply';
import { completionOffer, listedInColumns } from './completionOffer';
import type { Key, KeyName } from './keyReader';
import { KeyReader } from './keyReader';
import { LineEditor } from './lineEditor';
import { LinePainter } from './linePainter';
import { ListedLines } from './listedLines';
import { HistoryWalk } from './promptHistory';
import type { PromptHistory } from './promptHistory';
import { TerminalText, visibleLine, writable } from './terminalText';

const PROMPT = '(pprof) ';
const BRACKETED_PASTE = '\x1b[?2004h';
const CLEAR_SCREEN = '\x1b[2J\x1b[3J\x1b[H';
const RED = '\x1b[31m';
const DEFAULT_COLOUR = '\x1b[39m';
/** What is typed ahead while an answer is printed. */
const MAX_WAITING_KEYS = 10_000;
/**
 * Terminals of extensions have no flow control, and the window drops what it cannot keep up with. A page of 64 KiB
 * each so many milliseconds is 4 MB/s, which it can.
 */
const PAGE_MILLIS = 16;
const CANCEL_MILLIS = 500;

/** Who answers. */
export interface PromptAnswers {
  open(): Promise<Reply<OpenedPrompt>>;
  answer(line: string): AsyncGenerator<readonly PromptPart[], 'goesOn' | 'ends'>;
  cancel(): Promise<readonly PromptPart[]>;
  /** @param line up to the cursor */
  complete(line: string): Promise<Omit<Extract<PromptCompletion, { kind: 'completion' }>, 'kind'>>;
  close(): Promise<void>;
}

/** The terminal that it stands in. */
export interface PromptScreen {
  write(text: string): void;
  close(): void;
}

/** pprof's prompt: keys in, painted lines and answers out. */
export class PromptDialogue {
  /** What its lines lead to. */
  readonly listed = new ListedLines();
  /** Lines that tell of a file that was written, and its absolute path. */
  readonly files = new Map<string, string>();

  private readonly keys = new KeyReader();
  private readonly editor = new LineEditor();
  private readonly painter = new LinePainter(PROMPT);
  private readonly text = new TerminalText();
  private walk: HistoryWalk | undefined;
  private waiting: Key[] = [];
  private state: 'busy' | 'editing' | 'closed' = 'busy';
  private columns = 80;
  private cancel: (() => void) | undefined;

  constructor(
    private readonly prompt: PromptAnswers,
    private readonly history: PromptHistory,
    private readonly screen: PromptScreen,
  ) {}

  /** @param heading which profile it is of; a line */
  async open(heading: string): Promise<void> {
    this.screen.write(BRACKETED_PASTE);
    this.print(`${heading}\n`);
    const opened = await this.prompt.open();
    if (this.isClosed()) {
      void this.prompt.close();
      return;
    }
    this.show(
      opened.ok
        ? [{ kind: 'message', text: opened.value.greeting }]
        : [{ kind: 'error', text: `${opened.problem.message}\n` }],
    );
    this.edit();
  }

  close(): void {
    if (this.isClosed()) return;
    this.state = 'closed';
    this.cancel?.();
    void this.prompt.close();
  }

  resize(columns: number): void {
    if (columns <= 0) return;
    this.columns = columns;
    this.painter.resize(columns);
    if (this.state === 'editing') this.paint();
  }

  /** What the terminal sends for keys. */
  input(data: string): void {
    for (const key of this.keys.read(data)) {
      if (this.state === 'editing') this.press(key);
      else if (key.kind === 'key' && key.name === 'interrupt') this.interrupt();
      else if (this.waiting.length < MAX_WAITING_KEYS) this.waiting.push(key);
    }
  }

  /** Ready for the next line, or for what was typed of it meanwhile. */
  private edit(): void {
    if (this.state === 'closed') return;
    if (this.text.isInLine) this.print('\n');
    this.state = 'editing';
    this.paint();
    this.pressWaiting();
  }

  private pressWaiting(): void {
    const keys = this.waiting;
    this.waiting = [];
    for (const [index, key] of keys.entries()) {
      if (this.state !== 'editing') {
        // What a paste has left comes before what was typed after it.
        this.waiting = [...this.waiting, ...keys.slice(index)];
        return;
      }
      this.press(key);
    }
  }

  private press(key: Key): void {
    switch (key.kind) {
      case 'text':
        this.editor.insert(key.text);
        break;
      case 'paste': {
        const [first = '', ...more] = key.text.split(/\r\n|\r|\n/);
        this.editor.insert(first);
        if (more.length > 0) {
          this.waiting = [...more.flatMap(keysOfPastedLine), ...this.waiting];
          this.enter();
          return;
        }
        break;
      }
      case 'key':
        if (this.pressNamed(key.name) === 'painted') return;
    }
    this.paint();
  }

  private pressNamed(name: KeyName): 'changed' | 'painted' {
    switch (name) {
      case 'enter':
        this.enter();
        return 'painted';
      case 'tab':
        void this.complete();
        return 'painted';
      case 'interrupt':
        this.screen.write(`^C${this.painter.leave()}`);
        this.editor.replace('');
        this.walk = undefined;
        break;
      case 'endOfInput':
        if (this.editor.text === '') {
          this.end();
          return 'painted';
        }
        this.editor.delete();
        break;
      case 'clearScreen':
        this.painter.forget();
        this.screen.write(CLEAR_SCREEN);
        break;
      case 'up':
      case 'down':
        this.recall(name);
        break;
      default:
        this.editor[name]();
    }
    return 'changed';
  }

  private recall(direction: 'up' | 'down'): void {
    this.walk ??= new HistoryWalk(this.history, this.editor.text);
    const line = direction === 'up' ? this.walk.older() : this.walk.newer();
    if (line !== undefined) this.editor.replace(line);
  }

  private enter(): void {
    this.editor.end();
    this.paint();
    this.screen.write(this.painter.leave());
    const line = this.editor.text;
    this.editor.replace('');
    this.walk = undefined;
    this.history.add(line);
    if (line.trim() === '') this.edit();
    else void this.run(line);
  }

  private async run(line: string): Promise<void> {
    this.state = 'busy';
    this.listed.begin();
    this.text.startLine();
    let outcome: 'goesOn' | 'ends' = 'goesOn';
    try {
      outcome = await this.printAnswer(line);
    } catch (error) {
      this.show([{ kind: 'error', text: `${error instanceof Error ? error.message : String(error)}\n` }]);
    }
    this.cancel = undefined;
    if (outcome === 'ends') this.end();
    else this.edit();
  }

  private async printAnswer(line: string): Promise<'goesOn' | 'ends'> {
    const cancelled = this.untilCancelled();
    const answer = this.prompt.answer(line);
    for (;;) {
      const page = await Promise.race([answer.next(), cancelled]);
      if (page === 'cancelled') {
        // A server in the middle of something long answers later; the prompt does not wait for that.
        this.show(await Promise.race([this.prompt.cancel(), pause(CANCEL_MILLIS).then(() => [])]));
        return 'goesOn';
      }
      if (page.done === true) return page.value;
      this.show(page.value);
      await pause(PAGE_MILLIS);
    }
  }

  /** While an answer comes. What was typed ahead of it is of the same mind. */
  private interrupt(): void {
    this.waiting = [];
    if (this.cancel === undefined) return;
    this.screen.write(`^C${this.painter.leave()}`);
    this.text.startLine();
    this.cancel();
    this.cancel = undefined;
  }

  private untilCancelled(): Promise<'cancelled'> {
    return new Promise((resolve) => {
      this.cancel = () => {
        resolve('cancelled');
      };
    });
  }

  private async complete(): Promise<void> {
    this.state = 'busy';
    const line = this.editor.beforeCursor;
    const completion = await Promise.race([this.prompt.complete(line), this.untilCancelled()]);
    if (this.isClosed()) return;
    this.cancel = undefined;
    if (completion === 'cancelled') {
      this.editor.replace('');
      this.edit();
      return;
    }
    const offer = completionOffer(line, completion);
    if (offer.kind === 'insert') this.editor.complete(offer.from, offer.text);
    if (offer.kind === 'list') {
      this.screen.write(this.painter.leave());
      this.screen.write(writable(listedInColumns(offer.candidates, this.columns)));
    }
    this.edit();
  }

  private show(parts: readonly PromptPart[]): void {
    for (const part of parts) {
      if (this.isClosed()) return;
      if (part.kind === 'file') this.files.set(visibleLine(part.text.trimEnd()), part.path);
      if (part.kind === 'error') this.screen.write(RED);
      this.print(part.text);
      if (part.kind === 'error') this.screen.write(DEFAULT_COLOUR);
    }
  }

  private print(text: string): void {
    const shown = this.text.show(text);
    this.listed.note(shown);
    this.screen.write(writable(shown));
  }

  private paint(): void {
    this.screen.write(this.painter.paint(this.editor.text, this.editor.cursor));
  }

  private end(): void {
    if (this.isClosed()) return;
    this.close();
    this.screen.close();
  }

  private isClosed(): boolean {
    return this.state === 'closed';
  }
}

/** A line of a paste, after the end of the one before. */
function keysOfPastedLine(line: string, index: number, lines: readonly string[]): readonly Key[] {
  const text: readonly Key[] = line === '' ? [] : [{ kind: 'text', text: line }];
  return index < lines.length - 1 ? [...text, { kind: 'key', name: 'enter' }] : text;
}

function pause(millis: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, millis));
}
