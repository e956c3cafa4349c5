import type { SourceReader } from '../report';
import type { SourceSearch } from './openSource';
import { openSource } from './openSource';
import { TextLines } from './textLines';

/** Lines of the sources that a profile names. Each file is read once, when its first line is wanted. */
export class SourceLines {
  private readonly files = new Map<string, ReadSource>();
  private heldLength = 0;

  constructor(
    private readonly reader: SourceReader,
    private readonly search: SourceSearch,
  ) {}

  /** By one-based number; absent where the file has no such line or cannot be read. */
  line(path: string, lineNumber: number): string | undefined {
    return this.file(path).lines.line(lineNumber);
  }

  /** Why the file cannot be read; absent when it can, and as long as no line was wanted. */
  problem(path: string): string | undefined {
    return this.files.get(path)?.problem;
  }

  private file(path: string): ReadSource {
    let file = this.files.get(path);
    if (!file) {
      const opened = openSource(path, this.search, this.reader);
      file = opened.ok
        ? { lines: new TextLines(opened.text), length: opened.text.length }
        : { lines: NO_LINES, length: 0, problem: opened.message };
      this.makeRoomFor(file.length);
      this.files.set(path, file);
    }
    return file;
  }

  /** Files come in the order of the report, so what was read long ago is hardly wanted again. */
  private makeRoomFor(length: number): void {
    for (const [path, file] of this.files) {
      if (this.heldLength + length <= MAX_HELD_LENGTH) break;
      if (file.length === 0) continue;
      this.files.delete(path);
      this.heldLength -= file.length;
    }
    this.heldLength += length;
  }
}

interface ReadSource {
  readonly lines: TextLines;
  /** Of the text, in UTF-16 units. */
  readonly length: number;
  readonly problem?: string;
}

const NO_LINES = new TextLines('');
const MAX_HELD_LENGTH = 64 * 1024 * 1024;
