/** From what a terminal sends to the keys that were pressed. */
export type Key =
  | { readonly kind: 'text'; readonly text: string }
  /** Between the marks of a bracketed paste; may hold line ends. */
  | { readonly kind: 'paste'; readonly text: string }
  | { readonly kind: 'key'; readonly name: KeyName };

export type KeyName =
  | 'enter'
  | 'tab'
  | 'interrupt'
  | 'endOfInput'
  | 'clearScreen'
  | 'left'
  | 'right'
  | 'up'
  | 'down'
  | 'home'
  | 'end'
  | 'wordLeft'
  | 'wordRight'
  | 'backspace'
  | 'delete'
  | 'killToStart'
  | 'killToEnd'
  | 'killWordBefore'
  | 'killWordAfter'
  | 'yank';

const PASTE_BEGIN = '\x1b[200~';
const PASTE_END = '\x1b[201~';
/** No key's sequence is longer; what is, is dropped. */
const MAX_SEQUENCE = 32;

export class KeyReader {
  /** The begin of a sequence whose end has not come yet. */
  private begun = '';
  private isPasting = false;

  *read(data: string): Generator<Key> {
    let rest = this.begun + data;
    this.begun = '';
    while (rest !== '') {
      if (this.isPasting) {
        const end = rest.indexOf(PASTE_END);
        const text = end < 0 ? withoutBegunEnd(rest) : rest.slice(0, end);
        if (text !== '') yield { kind: 'paste', text };
        this.isPasting = end < 0;
        if (end < 0) {
          this.begun = rest.slice(text.length);
          return;
        }
        rest = rest.slice(end + PASTE_END.length);
        continue;
      }
      const text = /^[^\0-\x1f\x7f]+/.exec(rest)?.[0] ?? '';
      if (text !== '') {
        yield { kind: 'text', text };
        rest = rest.slice(text.length);
      } else if (rest.startsWith(PASTE_BEGIN)) {
        this.isPasting = true;
        rest = rest.slice(PASTE_BEGIN.length);
      } else {
        const sequence = sequenceAt(rest);
        if (sequence === 'unfinished') {
          this.begun = rest.length <= MAX_SEQUENCE ? rest : '';
          return;
        }
        const name = NAMES.get(sequence);
        if (name !== undefined) yield { kind: 'key', name };
        rest = rest.slice(sequence.length);
        // A terminal that sends both for one key has sent one key.
        if (sequence === '\r' && rest.startsWith('\n')) rest = rest.slice(1);
      }
    }
  }
}

function withoutBegunEnd(text: string): string {
  for (let length = PASTE_END.length - 1; length > 0; length--) {
    if (text.endsWith(PASTE_END.slice(0, length))) return text.slice(0, -length);
  }
  return text;
}

/** `ESC [ 1 ; 5 D`, `ESC O H`, `ESC b`, or one control character. */
function sequenceAt(text: string): string {
  if (!text.startsWith('\x1b')) return text.slice(0, 1);
  if (text.startsWith('\x1b[')) return /^\x1b\[[0-?]*[ -/]*[@-~]/.exec(text)?.[0] ?? brokenSequence(text);
  if (text.startsWith('\x1bO')) return text.length < 3 ? 'unfinished' : text.slice(0, 3);
  // Escape alone, or a key with Alt.
  return text.slice(0, 2);
}

function brokenSequence(text: string): string {
  const begun = /^\x1b\[[0-?]*[ -/]*/.exec(text)?.[0] ?? '';
  return begun.length === text.length && text.length <= MAX_SEQUENCE ? 'unfinished' : begun;
}

const NAMES: ReadonlyMap<string, KeyName> = new Map(
  (
    [
      ['enter', '\r', '\n'],
      ['tab', '\t'],
      ['interrupt', '\x03'],
      ['endOfInput', '\x04'],
      ['clearScreen', '\x0c'],
      ['left', '\x1b[D', '\x1bOD', '\x02'],
      ['right', '\x1b[C', '\x1bOC', '\x06'],
      ['up', '\x1b[A', '\x1bOA', '\x10'],
      ['down', '\x1b[B', '\x1bOB', '\x0e'],
      ['home', '\x1b[H', '\x1bOH', '\x1b[1~', '\x1b[7~', '\x01'],
      ['end', '\x1b[F', '\x1bOF', '\x1b[4~', '\x1b[8~', '\x05'],
      ['wordLeft', '\x1bb', '\x1b[1;5D', '\x1b[1;3D', '\x1b\x1b[D'],
      ['wordRight', '\x1bf', '\x1b[1;5C', '\x1b[1;3C', '\x1b\x1b[C'],
      ['backspace', '\x7f', '\b'],
      ['delete', '\x1b[3~'],
      ['killToStart', '\x15'],
      ['killToEnd', '\x0b'],
      ['killWordBefore', '\x17', '\x1b\x7f', '\x1b\b'],
      ['killWordAfter', '\x1bd', '\x1b[3;5~'],
      ['yank', '\x19'],
    ] as const
  ).flatMap(([name, ...sequences]) => sequences.map((sequence): [string, KeyName] => [sequence, name])),
);
