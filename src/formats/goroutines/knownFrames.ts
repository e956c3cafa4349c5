import { mixed } from '../../model/stackHash';
import { LinePrefix } from './linePrefix';
import { decoded } from './lineText';
import { isDigit, isHexDigit } from './placeLine';
import { behindLineEnd, endOfArguments, endOfCallName, hashOfText, textWord } from './textWords';
import { isComparable, WordRuns } from './wordRuns';

/**
 * The two lines of each frame as they may be written again: the arguments and the offset in the function may be others.
 * Rows are those of the frame table.
 */
export class KnownFrames {
  /** `main.f(`, or all of an inlined call: `main.f(...)`. */
  private readonly heads = new WordRuns();
  /** `\t/src/app/pool.go:41 +0x1d4`, as it was written first. */
  private readonly places = new WordRuns();
  /** To the end of `:41`. */
  private readonly placeBytes: number[] = [];
  private readonly inlined: boolean[] = [];
  private readonly hashes: number[] = [];
  /** `created by main.f`, of those that have created some. */
  private readonly creators = new WordRuns();
  private readonly creatorRows: number[] = [];
  private creatorCount = 0;

  constructor(private readonly prefix: LinePrefix) {}

  /** `place` may have an offset behind it; its file ends at `fileEnd`. */
  add(lines: FrameLines | undefined): void {
    const place = lines && placeWithoutOffset(lines);
    const isKept = lines !== undefined && place !== undefined && isPlain(lines.head, place);
    this.heads.add(isKept ? lines.head : undefined);
    this.places.add(isKept ? lines.place : undefined);
    this.placeBytes.push(isKept ? place.length : 0);
    this.inlined.push(lines?.isInlined === true);
    this.hashes.push(isKept ? hashOfLines(lines.head, place) : 0);
    this.creatorRows.push(-1);
  }

  /** As `hashAt` gives where this frame is; 0 for one that is not known. */
  hash(row: number): number {
    return this.hashes[row] ?? 0;
  }

  /** The byte behind the frame's two lines where they are there; else -1. */
  endOfFrame(row: number, text: DataView, start: number): number {
    const head = this.heads.endOfMatch(row, text, start);
    if (head < 0) return -1;
    const end = this.inlined[row] === true ? head : endOfArguments(text, head);
    if (end < 0) return -1;
    const line = behindLineEnd(text, end);
    return line < 0 ? -1 : this.endOfPlace(row, text, line);
  }

  /** From now on it is known as a creator, too; whether that can be. */
  learnCreator(row: number): boolean {
    if (this.hash(row) === 0) return false;
    if ((this.creatorRows[row] as number) >= 0) return true;
    const name = this.heads.at(row);
    const line = new Uint8Array(CREATED_BY.length + name.length - 1);
    line.set(CREATED_BY);
    line.set(name.subarray(0, -1), CREATED_BY.length);
    this.creators.add(line);
    this.creatorRows[row] = this.creatorCount++;
    return true;
  }

  /** The byte behind `created by` and the name where that is there; else -1. */
  endOfCreator(row: number, text: DataView, start: number): number {
    return this.creators.endOfMatch(this.creatorRows[row] as number, text, start);
  }

  /** The byte behind the line of the place; else -1. */
  endOfPlace(row: number, text: DataView, line: number): number {
    const start = this.prefix.behind(text, line);
    if (start < 0) return -1;
    const whole = this.places.endOfMatch(row, text, start);
    const next = whole < 0 ? -1 : behindLineEnd(text, whole);
    if (next >= 0) return next;
    const place = this.places.endOfBeginning(row, text, start, this.placeBytes[row] as number);
    return place < 0 ? -1 : endOfOffset(text, place);
  }
}

/** Behind ` +0x1d4 fp=0xc00011de28 sp=0xc00011de08 pc=0x47d84e`, some of it or nothing, and the line end. */
function endOfOffset(text: DataView, start: number): number {
  let at = start;
  while (text.getUint8(at) === BLANK) {
    if (at + LONGEST_REGISTER > text.byteLength) return -1;
    const digits = behindRegister(text, at + 1);
    if (digits < 0) return -1;
    at = digits;
    while (at < digits + MAX_REGISTER_DIGITS && isHexDigit(text.getUint8(at))) at++;
    if (at === digits) return -1;
  }
  return behindLineEnd(text, at);
}

/** `+0x`, `fp=0x`, `sp=0x` or `pc=0x`, whose digits follow. */
function behindRegister(text: DataView, start: number): number {
  const word = text.getInt32(start, true);
  if ((word & 0xffffff) === PLUS_0X) return start + 3;
  const isNamed = word === FP_0 || word === SP_0 || word === PC_0;
  return isNamed && text.getUint8(start + 4) === X ? start + 5 : -1;
}

export interface FrameLines {
  readonly head: Uint8Array;
  readonly place: Uint8Array;
  readonly fileEnd: number;
  readonly isInlined: boolean;
}

/** Of the two lines of a frame, whichever that is; 0 where there are none. `start` is behind the first one's prefix. */
export function hashAt(text: DataView, start: number, prefix: LinePrefix): number {
  const limit = text.byteLength - 4;
  const name = endOfCallName(text, start);
  if (name < 0) return 0;
  let place = name;
  while (place < limit && text.getUint8(place) !== NEWLINE) place++;
  place = prefix.behind(text, place + 1);
  if (place < 0) return 0;
  let end = place;
  // `\t/src/app/pool.go:41 +0x1d4`
  for (; end < limit; end++) {
    const byte = text.getUint8(end);
    if (byte === NEWLINE || byte === RETURN || (byte === BLANK && text.getUint8(end + 1) === PLUS)) break;
  }
  if (end >= limit) return 0;
  return mixed(hashOfText(text, start, name) ^ Math.imul(hashOfText(text, place, end), 31)) | 1;
}

function hashOfLines(head: Uint8Array, place: Uint8Array): number {
  const lines = new Uint8Array(head.length + place.length + 12);
  lines.set(head);
  lines[head.length] = NEWLINE;
  lines.set(place, head.length + 1);
  lines[head.length + 1 + place.length] = NEWLINE;
  return hashAt(new DataView(lines.buffer), 0, NO_PREFIX);
}

/** Where a creator's own name says ` in goroutine 7`, only the whole line tells what is the name. */
function isPlain(head: Uint8Array, place: Uint8Array): boolean {
  return (
    Math.max(head.length, place.length) <= MAX_LINE_BYTES &&
    isComparable(head) &&
    isComparable(place) &&
    !(head.includes(BLANK) && decoded(head, 0, head.length).includes(' in goroutine '))
  );
}

function placeWithoutOffset({ place, fileEnd }: FrameLines): Uint8Array {
  let end = fileEnd + 1;
  while (isDigit(place[end] ?? 0)) end++;
  return place.subarray(0, end);
}

const NO_PREFIX = new LinePrefix();
const CREATED_BY = new TextEncoder().encode('created by ');
const MAX_LINE_BYTES = 4096;
const MAX_REGISTER_DIGITS = 16;
/** ` fp=0x`, its digits, and the line end. */
const LONGEST_REGISTER = 24;
const PLUS_0X = textWord('+0x\0');
const FP_0 = textWord('fp=0');
const SP_0 = textWord('sp=0');
const PC_0 = textWord('pc=0');
const X = 120;
const NEWLINE = 10;
const RETURN = 13;
const BLANK = 32;
const PLUS = 43;
