import type { TextDocument } from 'vscode-languageserver-textdocument';
import { codeOrigin, modulesOfProgram, type CodeOrigin } from '../../analysis/goroutines/codeOrigin';
import type {
  CreatedByLine,
  DumpLine,
  FunctionLine,
  LocationLine,
  TokenRange,
} from '../../formats/goroutines/dumpLine';
import { dumpLines } from '../../formats/goroutines/dumpLines';
import { readGoroutineDump } from '../../formats/goroutines/readGoroutineDump';
import type { GoroutineDump } from '../../model/goroutineDump';

/** A frame in the text: its function's line, and the line below it with the place. */
export interface FrameLines {
  readonly head: FunctionLine | CreatedByLine;
  readonly location: LocationLine;
  readonly functionName: string;
  readonly recordedPath: string;
}

/** One version of a dump in an editor, read once for all features. */
export class DumpDocument {
  readonly lines: readonly string[];
  readonly dumpLines: readonly DumpLine[];
  readonly dump: GoroutineDump;
  private byFrame: ReadonlyMap<string, readonly FrameLines[]> | undefined;
  private byGoroutine: ReadonlyMap<number, number> | undefined;

  private readonly modules: readonly string[];

  constructor(document: TextDocument, userModules: readonly string[]) {
    const text = document.getText();
    this.lines = text.split('\n');
    this.dumpLines = dumpLines(this.lines);
    this.dump = { ...readGoroutineDump(new TextEncoder().encode(text)), userModules };
    const { frames, strings } = this.dump;
    this.modules = modulesOfProgram(
      Array.from(frames.names, (name) => strings.text(name)),
      userModules,
    );
  }

  /** Whose code it is, by the rule that the verdict on leaks has. */
  originOf(functionName: string, recordedPath: string): CodeOrigin {
    return codeOrigin(functionName, recordedPath, this.modules);
  }

  /** The function's line of each frame that is not the user's own code. */
  foreignLines(): number[] {
    return this.dumpLines.flatMap((line) => {
      const frame = line.kind === 'location' ? this.frameOf(line) : undefined;
      const isForeign = frame && this.originOf(frame.functionName, frame.recordedPath) !== 'user';
      return isForeign ? [frame.head.line] : [];
    });
  }

  textOf(line: number, { start, end }: TokenRange): string {
    return (this.lines[line] ?? '').slice(start, end);
  }

  /** The frame whose function or place stands in this line. */
  frameAt(line: number): FrameLines | undefined {
    const at = this.dumpLines[line];
    if (at?.kind === 'location') return this.frameOf(at);
    const below = this.dumpLines[line + 1];
    return below?.kind === 'location' && below.ofLine === line ? this.frameOf(below) : undefined;
  }

  /** All frames of the same function at the same place. */
  sameFrames({ functionName, recordedPath, location }: FrameLines): readonly FrameLines[] {
    this.byFrame ??= this.indexFrames();
    return this.byFrame.get(frameKey(functionName, recordedPath, location.lineNumber)) ?? [];
  }

  /** The line of a goroutine's header, -1 when it is not in the text. */
  headerOf(goroutineId: number): number {
    this.byGoroutine ??= new Map(
      this.dumpLines.flatMap((line) =>
        line.kind === 'header' ? [[line.goroutineId, line.line] as const] : [],
      ),
    );
    return this.byGoroutine.get(goroutineId) ?? -1;
  }

  /** The row of the goroutine whose text this line is in, -1 before the first one. */
  rowAt(line: number): number {
    const { headerLines } = this.dump.goroutines;
    let low = 0;
    let high = headerLines.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((headerLines[middle] as number) <= line) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** The last line of a goroutine: the one above the blank line, the next header or the end. */
  lastLineOf(row: number): number {
    const { headerLines } = this.dump.goroutines;
    const first = headerLines[row] ?? 0;
    const end = Math.min(headerLines[row + 1] ?? this.lines.length, this.lines.length);
    let last = first;
    for (let line = first + 1; line < end; line++) {
      const kind = this.dumpLines[line]?.kind;
      if (kind === 'section') break;
      if (kind !== 'other') last = line;
    }
    return last;
  }

  private frameOf(location: LocationLine): FrameLines | undefined {
    const head = this.dumpLines[location.ofLine];
    if (head?.kind !== 'function' && head?.kind !== 'createdBy') return undefined;
    return {
      head,
      location,
      functionName: this.textOf(head.line, head.name),
      recordedPath: location.file === undefined ? '' : this.textOf(location.line, location.file),
    };
  }

  private indexFrames(): ReadonlyMap<string, readonly FrameLines[]> {
    const index = new Map<string, FrameLines[]>();
    for (const line of this.dumpLines) {
      const frame = line.kind === 'location' ? this.frameOf(line) : undefined;
      if (frame === undefined) continue;
      const key = frameKey(frame.functionName, frame.recordedPath, frame.location.lineNumber);
      const same = index.get(key);
      if (same === undefined) index.set(key, [frame]);
      else same.push(frame);
    }
    return index;
  }
}

function frameKey(functionName: string, recordedPath: string, lineNumber: number): string {
  return `${functionName}\0${recordedPath}\0${lineNumber}`;
}
