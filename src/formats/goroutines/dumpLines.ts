/**
 * Says what each line of a dump is, and where its parts stand, for an editor. It follows the same rules as
 * `GoroutineDumpReader`, which reads bytes and keeps no places; a test holds the two against each other.
 */
import type { DumpLine, FrameOwner, TokenRange } from './dumpLine';
import { headerLineOf } from './headerTokens';
import { racePartOf, sectionOf } from './sectionLines';

/** Every line has exactly one, in order. Lines that are longer than any that Go prints are `other`. */
export function dumpLines(lines: readonly string[]): readonly DumpLine[] {
  const reading = new Reading(lines);
  for (let line = 0; line < lines.length; line++) reading.read(line);
  return reading.result;
}

const MAX_LINE = 100_000;

class Reading {
  readonly result: DumpLine[] = [];
  private prefix: RegExp | undefined;
  private owner: FrameOwner | 'nobody' | 'runtimeStack' = 'nobody';
  /** What begins the lines that a program panicked with, which the runtime indents. */
  private message: RegExp | undefined;

  constructor(private readonly lines: readonly string[]) {}

  read(line: number): void {
    const text = this.textAt(line);
    const header = headerLineOf(text, line);
    if (header && this.message?.test(text) !== true) {
      this.message = undefined;
      this.owner = 'goroutine';
      const before = text.slice(0, header.whole.start);
      this.prefix = before === '' ? undefined : prefixPattern(before);
      this.result[line] = header;
      return;
    }
    if (this.result[line] !== undefined) return;
    const from = this.bodyStart(text);
    const body = text.slice(from);
    this.result[line] = this.lineOf(line, body, from) ?? { kind: 'other', line };
    if (body === '' && this.owner !== 'race') this.owner = 'nobody';
    if (body === '') this.message = undefined;
  }

  private textAt(line: number): string {
    const text = this.lines[line] ?? '';
    return text.length > MAX_LINE ? '' : text.replace(/\r+$/, '');
  }

  private bodyStart(text: string): number {
    return this.prefix?.exec(text)?.[0].length ?? 0;
  }

  private lineOf(line: number, body: string, from: number): DumpLine | undefined {
    if (this.owner === 'nobody') return this.section(line, body, from);
    if (this.owner === 'race') return this.ofRace(line, body, from);
    return this.special(line, body, from) ?? this.frame(line, body, from) ?? this.section(line, body, from);
  }

  private section(line: number, body: string, from: number): DumpLine | undefined {
    const sectionKind = sectionOf(body);
    if (!sectionKind) return undefined;
    if (sectionKind === 'panic' && !body.startsWith('\t')) {
      const before = (this.lines[line] ?? '').slice(0, from + body.indexOf('panic: '));
      this.message = new RegExp(`${prefixPattern(before).source}\\t`);
    }
    this.owner = sectionKind === 'race' ? 'race' : sectionKind === 'runtimeStack' ? 'runtimeStack' : 'nobody';
    return { kind: 'section', line, sectionKind, whole: { start: from, end: from + body.length } };
  }

  private ofRace(line: number, body: string, from: number): DumpLine | undefined {
    if (body.startsWith('=====')) {
      this.owner = 'nobody';
      return undefined;
    }
    const part = racePartOf(body.trim());
    const whole = { start: from, end: from + body.length };
    if (part) return { kind: 'racePart', line, whole, goroutineId: part.goroutineId };
    const indent = body.length - body.trimStart().length;
    return this.frame(line, body.slice(indent), from + indent);
  }

  private special(line: number, body: string, from: number): DumpLine | undefined {
    const whole = { start: from, end: from + body.length };
    const created = /^created by (.+?)(?: in goroutine (\d+))?$/.exec(body);
    if (created) return this.createdBy(line, created, from);
    const elided = /^\.\.\.(?:additional|(\d+)) frames elided\.\.\.$/.exec(body);
    if (elided) return { kind: 'elided', line, whole, frameCount: Number(elided[1] ?? 0) };
    const ancestor = /^(\[originating from goroutine )(\d+)\]:$/.exec(body);
    if (ancestor && this.owner !== 'runtimeStack') {
      this.owner = 'ancestor';
      const id = rangeOf(from + (ancestor[1] ?? '').length, ancestor[2]);
      return { kind: 'ancestor', line, id, goroutineId: Number(ancestor[2]) };
    }
    if (/^\s+goroutine running on other thread; stack unavailable$/.test(body))
      return { kind: 'unavailable', line, whole };
    return undefined;
  }

  private createdBy(line: number, created: RegExpExecArray, from: number): DumpLine {
    const name = rangeOf(from + 'created by '.length, created[1]);
    const digits = created[2];
    const creatorId = digits === undefined ? undefined : rangeOf(name.end + ' in goroutine '.length, digits);
    this.placeBelow(line, 'createdBy');
    return {
      kind: 'createdBy',
      line,
      owner: this.frameOwner(),
      name,
      creatorId,
      creatorGoroutineId: digits === undefined ? -1 : Number(digits),
    };
  }

  /** A function's line is one only above the line with its place. */
  private frame(line: number, body: string, from: number): DumpLine | undefined {
    const owner = this.frameOwner();
    if (/^non-Go function at pc=0x/.test(body)) {
      const name = { start: from, end: from + 'non-Go function'.length };
      return { kind: 'function', line, owner, frameKind: 'nonGo', name, args: undefined };
    }
    const call = /^(\S.*)\(([^()]*)\)$/.exec(body);
    if (body === '' || /^\s/.test(body) || sectionOf(body)) return undefined;
    const below = this.placeOf(line + 1);
    if (!below || (!call && !below.hasPc)) return undefined;
    this.placeBelow(line, 'function');
    if (!call) {
      const name = { start: from, end: from + body.length };
      return { kind: 'function', line, owner, frameKind: 'nonGo', name, args: undefined };
    }
    const name = rangeOf(from, call[1]);
    const args = rangeOf(name.end + 1, call[2]);
    // Of an ancestor the runtime keeps no arguments.
    const frameKind = call[2] === '...' && owner !== 'ancestor' ? 'inlined' : 'call';
    return { kind: 'function', line, owner, frameKind, name, args };
  }

  private placeBelow(ofLine: number, of: 'function' | 'createdBy'): void {
    const place = this.placeOf(ofLine + 1);
    if (!place) return;
    const { file, lineDigits, offset, lineNumber } = place;
    const line = ofLine + 1;
    this.result[line] = {
      ...{ kind: 'location', line, owner: this.frameOwner(), ofLine, of, file },
      ...{ lineDigits, lineNumber, offset },
    };
  }

  private placeOf(line: number): PlaceTokens | undefined {
    if (line >= this.lines.length) return undefined;
    const text = this.textAt(line);
    const from = this.bodyStart(text);
    return readPlace(text.slice(from), from);
  }

  private frameOwner(): FrameOwner {
    return this.owner === 'ancestor' || this.owner === 'race' ? this.owner : 'goroutine';
  }
}

interface PlaceTokens {
  readonly file: TokenRange | undefined;
  readonly lineDigits: TokenRange | undefined;
  readonly offset: TokenRange | undefined;
  readonly lineNumber: number;
  readonly hasPc: boolean;
}

/** `\t/src/app/pool.go:41 +0x1d4`, read from its end as paths may hold blanks and colons. */
function readPlace(body: string, from: number): PlaceTokens | undefined {
  const indent = /^[ \t]+/.exec(body)?.[0].length ?? 0;
  if (indent === 0) return undefined;
  let end = body.length;
  for (;;) {
    const suffix = /(?:^|[ \t])(?:\+|fp=|sp=|pc=)0x[0-9a-f]+$/.exec(
      body.slice(Math.max(indent - 1, end - 40), end),
    );
    if (!suffix) break;
    end -= suffix[0].length;
  }
  const rest = body.slice(Math.max(end, indent));
  const hasPc = rest.includes('pc=0x');
  const offset =
    rest.trim() === '' ? undefined : rangeOf(from + body.length - rest.trimStart().length, rest.trim());
  if (end <= indent) {
    return hasPc ? { file: undefined, lineDigits: undefined, offset, lineNumber: 0, hasPc } : undefined;
  }
  const digits = /:(\d{1,9})$/.exec(body.slice(Math.max(indent, end - 10), end))?.[1];
  if (digits === undefined) return undefined;
  const colon = end - digits.length - 1;
  if (colon <= indent) return undefined;
  return {
    file: { start: from + indent, end: from + colon },
    lineDigits: { start: from + colon + 1, end: from + end },
    offset,
    lineNumber: Number(digits),
    hasPc,
  };
}

function rangeOf(start: number, text = ''): TokenRange {
  return { start, end: start + text.length };
}

/** Digits of a time differ from line to line, and their number may. */
function prefixPattern(prefix: string): RegExp {
  const source = prefix
    .split(/(\d+)/)
    .map((part, index) => (index % 2 === 1 ? '\\d+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
    .join('');
  return new RegExp(`^${source.replace(/ +$/, '(?: +|$)')}`);
}
