import * as vscode from 'vscode';
import type { PromptAnswers } from './promptDialogue';
import { PromptDialogue } from './promptDialogue';
import type { PromptHistory } from './promptHistory';

/** A prompt as VS Code has terminals. */
export class PromptTerminal implements vscode.Pseudoterminal {
  private readonly written = new vscode.EventEmitter<string>();
  private readonly closed = new vscode.EventEmitter<number>();
  readonly onDidWrite = this.written.event;
  readonly onDidClose = this.closed.event;
  readonly dialogue: PromptDialogue;

  /** @param heading which profile it is of; a line */
  constructor(
    prompt: PromptAnswers,
    private readonly heading: string,
    history: PromptHistory,
  ) {
    this.dialogue = new PromptDialogue(prompt, history, {
      write: (text) => {
        this.written.fire(text);
      },
      close: () => {
        this.closed.fire(0);
      },
    });
  }

  open(dimensions: vscode.TerminalDimensions | undefined): void {
    if (dimensions !== undefined) this.setDimensions(dimensions);
    void this.dialogue.open(this.heading);
  }

  close(): void {
    this.dialogue.close();
    this.written.dispose();
    this.closed.dispose();
  }

  setDimensions({ columns }: vscode.TerminalDimensions): void {
    this.dialogue.resize(columns);
  }

  handleInput(data: string): void {
    this.dialogue.input(data);
  }
}
