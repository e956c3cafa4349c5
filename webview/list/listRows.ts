/** The rows of a listing: each function's head, then its lines, with text where the source is here. */
import type { ListedLine, PanelListing, PanelRoutine } from '../../src/protocol/listRequests';
import type { PlaceId, Quantity } from '../../src/protocol/view';
import { stateAfter, type LineState } from './goTokens';

export type ListRow =
  | {
      readonly kind: 'routine';
      readonly routine: PanelRoutine;
      readonly place: PlaceId;
      readonly lineNumber: number;
    }
  | {
      readonly kind: 'line';
      readonly routine: PanelRoutine;
      readonly lineNumber: number;
      /** Absent: the line has no value. */
      readonly line?: ListedLine;
      /** Absent: the source is not here, or has no such line. */
      readonly text?: string;
      readonly state: LineState;
      /** Of any line of the function: what leads to the file. */
      readonly place: PlaceId;
    };

/** What is shown of each file: what pprof prints, or all of it. */
export type ListExtent = 'function' | 'file';

export function listRows(listing: PanelListing, extent: ListExtent): ListRow[] {
  const texts = listing.sources.map((source) =>
    source.kind === 'text' ? new SourceText(source.text) : undefined,
  );
  return listing.routines.flatMap((routine) => {
    const place = routine.lines[0]?.place ?? -1;
    const head: ListRow = { kind: 'routine', routine, place, lineNumber: routine.firstLineNumber };
    const text = texts[routine.source];
    const lines =
      text === undefined ? numberedRows(routine, place) : sourceRows(routine, place, text, extent);
    return [head, ...lines];
  });
}

/** The longest that a person waits for; whoever has longer files reads them in an editor. */
const MAX_ROWS = 200_000;

function sourceRows(
  routine: PanelRoutine,
  place: PlaceId,
  source: SourceText,
  extent: ListExtent,
): ListRow[] {
  const byNumber = new Map(routine.lines.map((line) => [line.lineNumber, line]));
  const first = extent === 'file' ? 1 : routine.firstLineNumber;
  const last = Math.min(
    source.lineCount,
    extent === 'file' ? Infinity : routine.lastLineNumber,
    first + MAX_ROWS,
  );
  const rows: ListRow[] = [];
  for (let lineNumber = first; lineNumber <= last; lineNumber++) {
    const line = byNumber.get(lineNumber);
    const { text, state } = source.line(lineNumber);
    rows.push({ kind: 'line', routine, lineNumber, text, state, place, ...(line && { line }) });
  }
  // Numbers of lines that this file does not have are numbers all the same.
  const beyond = routine.lines.filter(({ lineNumber }) => lineNumber > last);
  return [...rows, ...numberedRows({ ...routine, lines: beyond }, place)];
}

function numberedRows(routine: PanelRoutine, place: PlaceId): ListRow[] {
  return routine.lines.map((line) => {
    return { kind: 'line', routine, lineNumber: line.lineNumber, line, state: 'code', place };
  });
}

/** A file's lines, each with what it begins in. */
export class SourceText {
  readonly #lines: readonly string[];
  readonly #states: LineState[] = ['code'];

  constructor(text: string) {
    const lines = text.replace(/^\uFEFF/, '').split('\n');
    // What ends with a line end has no line behind it.
    if (lines.at(-1) === '') lines.pop();
    this.#lines = lines;
  }

  get lineCount(): number {
    return this.#lines.length;
  }

  /** By one-based number. */
  line(lineNumber: number): { readonly text: string; readonly state: LineState } {
    for (let index = this.#states.length; index < lineNumber; index++) {
      this.#states.push(stateAfter(this.#lines[index - 1] ?? '', this.#states[index - 1] ?? 'code'));
    }
    const text = this.#lines[lineNumber - 1] ?? '';
    return {
      text: text.endsWith('\r') ? text.slice(0, -1) : text,
      state: this.#states[lineNumber - 1] ?? 'code',
    };
  }
}

/** Whether a file here is too short to be what was profiled. */
export function isShorterThanProfile(listing: PanelListing, routine: PanelRoutine): boolean {
  const source = listing.sources[routine.source];
  if (source?.kind !== 'text') return false;
  const last = routine.lines.at(-1)?.lineNumber ?? 0;
  return last > new SourceText(source.text).lineCount;
}

export function shownValue(value: Quantity | undefined): string {
  return value === undefined || value.sign === 0 ? '.' : value.text;
}
