/** The answer to one line of the prompt, a page at a time. */
import type { PromptPiece, PromptSession } from '../driver/promptSession';
import type { PromptAnswer, PromptPart } from '../protocol/promptRequests';
import { writeReport } from './promptFiles';
import type { ProfileFiles } from './profileStore';

/** UTF-16 units. */
const PAGE_LENGTH = 1 << 16;
/** After so long a page is sent as it is, so that others get their answers and Ctrl+C is heard. */
const PAGE_MILLIS = 50;

export interface AnswerSurroundings {
  readonly currentFolder: string;
  readonly files: ProfileFiles;
}

export class PromptPages {
  private readonly parts: AsyncGenerator<PromptPart | 'working' | 'end', void, undefined>;
  private file: string | undefined;
  private isDone = false;

  constructor(session: PromptSession, line: string, surroundings: AnswerSurroundings) {
    this.parts = answerParts(session.feed(line), surroundings);
  }

  async next(): Promise<PromptAnswer> {
    const parts: PromptPart[] = [];
    const until = performance.now() + PAGE_MILLIS;
    for (let length = 0; length < PAGE_LENGTH && performance.now() < until;) {
      const next = await this.parts.next();
      if (next.done) {
        this.isDone = true;
        return { kind: 'page', parts, state: 'done' };
      }
      if (next.value === 'end') return { kind: 'page', parts, state: 'end' };
      if (next.value === 'working') continue;
      if (next.value.kind === 'file') this.file = next.value.path;
      add(parts, next.value);
      length += next.value.text.length;
    }
    return { kind: 'page', parts, state: 'more' };
  }

  /** What the person should know about what was stopped. */
  async stop(): Promise<readonly PromptPart[]> {
    if (this.isDone) return [];
    await this.parts.return();
    this.isDone = true;
    return this.file === undefined ? [] : [{ kind: 'error', text: `${this.file} is not complete.\n` }];
  }
}

/** Tables come line by line, and are one part. */
function add(parts: PromptPart[], part: PromptPart): void {
  const last = parts.at(-1);
  if (part.kind === 'output' && last?.kind === 'output') {
    parts[parts.length - 1] = { kind: 'output', text: last.text + part.text };
  } else parts.push(part);
}

async function* answerParts(
  pieces: Iterable<PromptPiece>,
  { currentFolder, files }: AnswerSurroundings,
): AsyncGenerator<PromptPart | 'working' | 'end', void, undefined> {
  // Bytes of one character may lie in two pieces; what is no text becomes U+FFFD.
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  for (const piece of pieces) {
    switch (piece.kind) {
      case 'output':
        for (const bytes of slicesOf(piece.piece)) {
          yield { kind: 'output', text: decoder.decode(bytes, { stream: true }) };
        }
        break;
      case 'file':
        yield* writeReport(piece, currentFolder, files);
        break;
      case 'end':
        yield 'end';
        return;
      default:
        yield piece;
    }
  }
  const rest = decoder.decode();
  if (rest !== '') yield { kind: 'output', text: rest };
}

/** Some reports come in pieces of megabytes. Bytes are cut where they please: the decoder puts characters together. */
function* slicesOf(piece: string | Uint8Array): Generator<Uint8Array> {
  const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
  for (let at = 0; at < bytes.length; at += PAGE_LENGTH) yield bytes.subarray(at, at + PAGE_LENGTH);
}
