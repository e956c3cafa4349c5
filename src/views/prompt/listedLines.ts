import type { FileLink } from './promptLinks';

export interface ListedPlace {
  readonly path: string;
  readonly lineNumber: number;
}

/** A terminal keeps about so many lines itself. */
const MAX_KEPT = 20_000;
const MAX_LINE = 4000;

/**
 * Which file the lines of `list` are of. A terminal shows one line at a time to who looks for links in it, so that the
 * lines are remembered as they are printed. Equal lines of several files lead to each of them.
 */
export class ListedLines {
  private readonly places = new Map<string, ListedPlace[]>();
  private begun = '';
  private path: string | undefined;
  /** The heading whose first line has not come yet. */
  private heading: string | undefined;

  /** Another answer: what is listed now is of no file yet. */
  begin(): void {
    this.begun = '';
    this.path = undefined;
    this.heading = undefined;
  }

  /** Text as it stands in the terminal, in pieces. */
  note(text: string): void {
    const lines = (this.begun + text).split('\n');
    this.begun = (lines.pop() ?? '').slice(0, MAX_LINE);
    for (const line of lines) this.noteLine(line);
  }

  /** The link of a line number or of the path in a heading, with the places that it may mean. */
  find(
    line: string,
  ):
    | { readonly link: Omit<FileLink, 'path' | 'lineNumber'>; readonly places: readonly ListedPlace[] }
    | undefined {
    const key = line.trimEnd();
    const places = this.places.get(key);
    if (places === undefined) return undefined;
    const [, before = '', linked = ''] = ROW.exec(key) ?? HEADING.exec(key) ?? [];
    return { link: { start: before.length, length: linked.length }, places };
  }

  private noteLine(line: string): void {
    const key = line.trimEnd();
    const path = HEADING.exec(key)?.[2];
    if (path !== undefined) {
      this.path = path;
      this.heading = key;
      return;
    }
    const digits = this.path === undefined ? undefined : ROW.exec(key)?.[2];
    if (this.path === undefined || digits === undefined || line.length > MAX_LINE) return;
    const place = { path: this.path, lineNumber: Number(digits) };
    this.keep(key, place);
    if (this.heading !== undefined) this.keep(this.heading, place);
    this.heading = undefined;
  }

  private keep(key: string, place: ListedPlace): void {
    const known = this.places.get(key) ?? [];
    this.places.delete(key);
    const isKnown = known.some(
      ({ path, lineNumber }) => path === place.path && lineNumber === place.lineNumber,
    );
    this.places.set(key, isKnown ? known : [...known, place]);
    if (this.places.size <= MAX_KEPT) return;
    for (const oldest of this.places.keys()) {
      this.places.delete(oldest);
      return;
    }
  }
}

/** `ROUTINE ======================== main.main in /src/leak_demo.go`. */
const HEADING = /^(ROUTINE =+ .* in )(\S.*)$/;
/** `         .       1000     53:        s.reports <- r`. */
const ROW = /^( *\S+ +\S+ +)(\d{1,9}):/;
