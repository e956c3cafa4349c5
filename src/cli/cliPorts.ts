import fs from 'node:fs';
import tty from 'node:tty';
import type { LargeFile } from '../formats/readWhileInflating';
import { largeFile } from './largeFile';
import { writeWhole } from './writeWhole';

/** What the terminal front needs of the machine; tests bring their own. */
export interface CliPorts {
  /** Throws the system's error. */
  readFile(path: string): Uint8Array;
  /** Undefined for what is better read at once. */
  largeFile(path: string): LargeFile | undefined;
  /** Standard output; a piece of bytes is used up when this returns. */
  out(piece: string | Uint8Array): void;
  /** Standard error. */
  error(text: string): void;
  /** Binary reports do not go to a terminal, and more is explained on one. */
  isTerminal(stream: 'output' | 'error'): boolean;
  readonly env: NodeJS.ProcessEnv;
  currentFolder(): string;
  /** Where the prompt's lines come from. */
  input(): NodeJS.ReadableStream;
}

/** Standard streams are looked at only when somebody needs them: opening them costs milliseconds. */
export const PROCESS_PORTS: CliPorts = {
  readFile: (path) => fs.readFileSync(path),
  largeFile,
  out: (piece) => {
    writeWhole(1, piece);
  },
  error: (text) => {
    writeWhole(2, text);
  },
  isTerminal: (stream) => tty.isatty(stream === 'output' ? 1 : 2),
  env: process.env,
  currentFolder: () => process.cwd(),
  input: () => process.stdin,
};
