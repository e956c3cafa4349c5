/** The prompt in a terminal, or fed by a pipe. */
import readline from 'node:readline';
import type { PromptPiece } from '../driver/promptSession';
import { PROMPT, PromptSession } from '../driver/promptSession';
import type { Settings } from '../driver/optionTable';
import type { Profile } from '../model/profile';
import type { CliPorts } from './cliPorts';
import { freeFileName, writeNamedFile } from './reportFile';
import { sourceFileReader } from './sourceFileReader';

export async function runPrompt(profile: Profile, settings: Settings, ports: CliPorts): Promise<void> {
  const session = new PromptSession(profile, settings, sourceFileReader(ports.currentFolder()));
  ports.error(session.greeting());
  const input = ports.input();
  const terminal = ports.isTerminal('output') && Reflect.get(input, 'isTTY') === true;
  const lines = readline.createInterface({
    ...{ input, terminal, prompt: PROMPT, historySize: 1000 },
    ...(terminal ? { output: process.stdout } : {}),
    completer: (line: string) => {
      const { from, candidates } = session.complete(line);
      return [candidates, line.slice(from)];
    },
  });
  const cancel = new CancelSwitch();
  lines.on('SIGINT', () => {
    // While a report is written it ends that; at the prompt it empties the line.
    if (cancel.press()) return;
    lines.write(null, { ctrl: true, name: 'e' });
    lines.write(null, { ctrl: true, name: 'u' });
  });
  if (terminal) lines.prompt();
  for await (const line of lines) {
    if ((await answer(session, line, cancel, ports)) === 'end') break;
    if (terminal) lines.prompt();
  }
  lines.close();
}

/** Whether the answer under way is still wanted. */
class CancelSwitch {
  private state: 'idle' | 'running' | 'cancelled' = 'idle';

  start(): void {
    this.state = 'running';
  }

  get isCancelled(): boolean {
    return this.state === 'cancelled';
  }

  finish(): void {
    this.state = 'idle';
  }

  /** False when nothing runs. */
  press(): boolean {
    if (this.state === 'idle') return false;
    this.state = 'cancelled';
    return true;
  }
}

/** Keys are looked at so often while a long report is written. */
const LOOK_MILLIS = 50;

async function answer(
  session: PromptSession,
  line: string,
  cancel: CancelSwitch,
  ports: CliPorts,
): Promise<'more' | 'end'> {
  cancel.start();
  let looked = performance.now();
  try {
    for (const piece of session.feed(line)) {
      if (show(piece, ports) === 'end') return 'end';
      if (performance.now() - looked < LOOK_MILLIS) continue;
      await new Promise(setImmediate);
      if (cancel.isCancelled) break;
      looked = performance.now();
    }
    return 'more';
  } finally {
    cancel.finish();
  }
}

function show(piece: PromptPiece, ports: CliPorts): 'more' | 'end' {
  switch (piece.kind) {
    case 'output':
      ports.out(piece.piece);
      return 'more';
    case 'message':
      ports.error(piece.text);
      return 'more';
    case 'error':
      ports.error(ports.isTerminal('error') ? `\u001b[0;31m${piece.text}\u001b[0m` : piece.text);
      return 'more';
    case 'file':
      showFile(piece, ports);
      return 'more';
    case 'end':
      return 'end';
  }
}

function showFile({ content, file }: Extract<PromptPiece, { kind: 'file' }>, ports: CliPorts): void {
  const path = file.kind === 'named' ? file.path : freeFileName(file.ending);
  if (path === undefined) {
    ports.error(`could not create file of the form profile001${content.fileEnding ?? ''}\n`);
    return;
  }
  ports.error(`Generating report in ${path}\n`);
  const written = writeNamedFile(path, content);
  if (!written.ok) ports.error(`${written.message}\n`);
}
