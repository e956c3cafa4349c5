import { mixed } from '../../model/stackHash';
import { decoded } from './lineText';
import { isDigit, isHexDigit } from './placeLine';
import { endOfArguments, hashOfText, textWord } from './textWords';
import { WordRuns } from './wordRuns';

/**
 * The two lines of each frame as they may be written again: the arguments and the offset in the function may be others.
 * Rows are those of the frame table.
 */
export class KnownFrames {
  /** `main.f(`, or all of an inlined call: `main.f(...)`. */
  private readonly heads = new WordRuns();
  /** `\t/src/app/pool.go:41` */
  private readonly places = new WordRuns();
  private readonly inlined: boolean[] = [];
  private readonly hashes: number[] = [];

  /** `place` may have an offset behind it; its file ends at `fileEnd`. */
  add(lines: FrameLines | undefined): void {
    const place = lines && placeWithoutOffset(lines);
    const isKept = lines !== undefined && place !== undefined && isPlain(lines.head, place);
    this.heads.add(isKept ? lines.head : undefined);
    this.places.add(isKept ? place : undefined);
    this.inlined.push(lines?.isInlined === true);
    this.hashes.push(isKept ? hashOfLines(lines.head, place) : 0);
  }

  /** As `hashAt` gives where this frame is; 0 for one that is not known. */
  hash(row: number): number {
    return this.hashes[row] ?? 0;
  }

  /** The byte behind the frame's two lines where they are there; else -1. */
  endOfFrame(row: number, text: DataView, start: number): number {
    const head = this.heads.endOfMatch(row, text, start, 0);
    if (head < 0) return -1;
    const end = this.inlined[row] === true ? head : endOfArguments(text, head);
    return end < 0 || text.getUint8(end) !== NEWLINE ? -1 : this.endOfPlace(row, text, end + 1);
  }

  /** The byte behind the name; else -1. */
  endOfName(row: number, text: DataView, start: number): number {
    return this.heads.endOfMatch(row, text, start, 1);
  }

  /** The byte behind the line of the place; else -1. */
  endOfPlace(row: number, text: DataView, start: number): number {
    const place = this.places.endOfMatch(row, text, start, 0);
    if (place < 0) return -1;
    if (text.getUint8(place) === NEWLINE) return place + 1;
    if (text.getInt32(place, true) !== OFFSET) return -1;
    const digits = place + 4;
    const stop = Math.min(digits + MAX_OFFSET_DIGITS, text.byteLength - 1);
    let end = digits;
    while (end < stop && isHexDigit(text.getUint8(end))) end++;
    return end > digits && end <= stop && text.getUint8(end) === NEWLINE ? end + 1 : -1;
  }
}

export interface FrameLines {
  readonly head: Uint8Array;
  readonly place: Uint8Array;
  readonly fileEnd: number;
  readonly isInlined: boolean;
}

/** Of the two lines of a frame at `start`, whichever frame that is; 0 where there are none. */
export function hashAt(text: DataView, start: number): number {
  const limit = text.byteLength - 4;
  let name = start;
  // `main.(*Pool).Run(`: the parenthesis of a pointer is a part of the name.
  for (; name < limit; name++) {
    const byte = text.getUint8(name);
    if (byte === NEWLINE) return 0;
    if (byte === OPEN && text.getUint8(name + 1) !== STAR) break;
  }
  let place = name;
  while (place < limit && text.getUint8(place) !== NEWLINE) place++;
  let end = ++place;
  // `\t/src/app/pool.go:41 +0x1d4`
  for (; end < limit; end++) {
    const byte = text.getUint8(end);
    if (byte === NEWLINE || (byte === BLANK && text.getUint8(end + 1) === PLUS)) break;
  }
  if (end >= limit) return 0;
  return mixed(hashOfText(text, start, name) ^ Math.imul(hashOfText(text, place, end), 31)) | 1;
}

function hashOfLines(head: Uint8Array, place: Uint8Array): number {
  const lines = new Uint8Array(head.length + place.length + 10);
  lines.set(head);
  lines[head.length] = NEWLINE;
  lines.set(place, head.length + 1);
  lines[head.length + 1 + place.length] = NEWLINE;
  return hashAt(new DataView(lines.buffer), 0);
}

/** Where a creator's own name says ` in goroutine 7`, only the whole line tells what is the name. */
function isPlain(head: Uint8Array, place: Uint8Array): boolean {
  return (
    Math.max(head.length, place.length) <= MAX_LINE_BYTES &&
    !decoded(head, 0, head.length).includes(' in goroutine ')
  );
}

function placeWithoutOffset({ place, fileEnd }: FrameLines): Uint8Array {
  let end = fileEnd + 1;
  while (isDigit(place[end] ?? 0)) end++;
  return place.subarray(0, end);
}

const MAX_LINE_BYTES = 4096;
const MAX_OFFSET_DIGITS = 16;
const OFFSET = textWord(' +0x');
const NEWLINE = 10;
const BLANK = 32;
const OPEN = 40;
const STAR = 42;
const PLUS = 43;
