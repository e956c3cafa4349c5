import { characterWidth } from './characterWidth';

const TAB_COLUMNS = 8;

/**
 * Text from profiles and of reports on its way to a terminal, which would obey what is in it: `ESC ] 52` in a function's
 * name writes the clipboard. Control characters become signs that are seen, and tabs become blanks, so that what stands
 * in the terminal is what was written to it.
 */
export class TerminalText {
  private column = 0;

  /** What follows the text of the call before. Lines end in `\n`; `writable` makes them a terminal's. */
  show(text: string): string {
    let shown = '';
    for (const character of visibleText(text)) {
      if (character === '\t') {
        const blanks = TAB_COLUMNS - (this.column % TAB_COLUMNS);
        shown += ' '.repeat(blanks);
        this.column += blanks;
      } else {
        shown += character;
        this.column = character === '\n' ? 0 : this.column + characterWidth(character);
      }
    }
    return shown;
  }

  /** Whether the last line is not ended. */
  get isInLine(): boolean {
    return this.column > 0;
  }

  startLine(): void {
    this.column = 0;
  }
}

export function writable(shown: string): string {
  return shown.replaceAll('\n', '\r\n');
}

/** C0 but for tab and line feed, C1, and what lets text run backwards or breaks lines where none ends. */
const HARMFUL = /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** As long as the text itself, so that positions stay. */
export function visibleText(text: string): string {
  return text.replace(HARMFUL, (character) => {
    const code = character.charCodeAt(0);
    // Unicode has a picture for each of C0, and for DEL.
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? '\u2421' : '\ufffd';
  });
}

/** Of a single line, such as what is typed. */
export function visibleLine(text: string): string {
  return visibleText(text).replaceAll('\t', '\u2409').replaceAll('\n', '\u240a');
}
