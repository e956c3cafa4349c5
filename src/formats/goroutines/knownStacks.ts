/**
 * The stacks that were read, as a tree from the innermost frame on, so that the next goroutine with such a stack is
 * only compared with it: which frame comes next is guessed, and looked up by its hash where the guess is wrong.
 */
import { RowIndex } from '../../model/rowIndex';
import { mixed } from '../../model/stackHash';
import { hashAt, type KnownFrames } from './knownFrames';
import type { LinePrefix } from './linePrefix';
import { behindLineEnd, endOfCallName, endOfDigits, numberOf, textWord } from './textWords';

export class KnownStacks {
  /** What `read` has found. */
  stack = -1;
  creatorFrame = -1;
  creatorId = -1;
  lineCount = 0;
  /** Behind the last line of the stack, in front of the blank one. */
  end = 0;
  /** Behind the blank line. */
  next = 0;

  private count = 1;
  private parents = new Int32Array(1024);
  private rows = new Int32Array(1024);
  /** The child that came last time; 0 for none, since no node leads back to the root. */
  private guesses = new Int32Array(1024);
  /** Where that was another: the child with such a name that came last time; 0 for none. */
  private readonly recent = new Int32Array(RECENT);
  /** Row + 1 of the stack that ends there. */
  private stacks = new Int32Array(1024);
  /** Rows + 1 of the creators that were named below it, the newest first. */
  private creators = new Int32Array(1024 * CREATORS);
  private readonly index = new RowIndex(1024, (node) => this.isWanted(node));
  private readonly wanted: Wanted = {
    parent: 0,
    row: -1,
    text: new DataView(new ArrayBuffer(0)),
    at: 0,
    end: -1,
  };
  /** Node + 1 by stack. */
  private readonly learned: number[] = [];

  constructor(
    private readonly frames: KnownFrames,
    private readonly prefix: LinePrefix,
  ) {}

  /** From the line below a header to the blank one, which has to be there; whether it is a stack that was learned. */
  read(text: DataView, start: number): boolean {
    let node = 0;
    let line = start;
    this.lineCount = 0;
    this.creatorFrame = -1;
    this.creatorId = -1;
    const limit = text.byteLength - 4;
    while (line <= limit) {
      const at = this.prefix.behind(text, line);
      if (at < 0) return false;
      const word = text.getInt32(at, true);
      if ((word & 0xff) <= RETURN) return this.ends(node, text, line);
      if (word === CREA) {
        const end = this.endOfCreator(node, text, at);
        if (end >= 0) {
          this.lineCount += 2;
          return this.ends(node, text, end);
        }
      }
      let next = this.guesses[node] as number;
      let end = next === 0 ? -1 : this.frames.endOfFrame(this.rows[next] as number, text, at);
      if (end < 0) {
        next = this.child(node, text, at);
        if (next < 0) return false;
        end = this.wanted.end;
        this.guesses[node] = next;
      }
      node = next;
      line = end;
      this.lineCount += 2;
    }
    return false;
  }

  /** Called for what was read line by line. `rows` are the stack's frames, the innermost first. */
  learn(stack: number, rows: Uint32Array, creatorFrame: number): void {
    const node = (this.learned[stack] ??= this.add(rows) + 1) - 1;
    if (node < 0) return;
    this.stacks[node] = stack + 1;
    if (creatorFrame >= 0 && this.frames.learnCreator(creatorFrame)) this.learnCreator(node, creatorFrame);
  }

  private ends(node: number, text: DataView, line: number): boolean {
    this.stack = (this.stacks[node] as number) - 1;
    this.end = line;
    const at = line + 4 > text.byteLength ? -1 : this.prefix.behind(text, line);
    this.next = at < 0 ? -1 : behindLineEnd(text, at);
    return this.stack >= 0 && this.next >= 0;
  }

  /** -1 where a frame of it is of no kind that is known again, or where there are too many. */
  private add(rows: Uint32Array): number {
    if (rows.some((row) => this.frames.hash(row) === 0)) return -1;
    let node = 0;
    for (const row of rows) {
      if (this.count === MAX_NODES) return -1;
      this.wanted.parent = node;
      this.wanted.row = row;
      const found = this.index.findOrAdd(nodeHash(node, this.frames.hash(row)), this.count);
      node = found >= 0 ? found : this.addNode(node, row);
    }
    return node;
  }

  private addNode(parent: number, row: number): number {
    const node = this.count++;
    if (node === this.parents.length) {
      this.parents = doubled(this.parents);
      this.rows = doubled(this.rows);
      this.guesses = doubled(this.guesses);
      this.stacks = doubled(this.stacks);
      this.creators = doubled(this.creators);
    }
    this.parents[node] = parent;
    this.rows[node] = row;
    return node;
  }

  private learnCreator(node: number, frame: number): void {
    const first = node * CREATORS;
    const known = this.creators.subarray(first, first + CREATORS);
    const at = known.indexOf(frame + 1);
    known.copyWithin(1, 0, at < 0 ? CREATORS - 1 : at);
    known[0] = frame + 1;
  }

  /** `created by main.start in goroutine 1` and its place; the byte behind them, else -1. */
  private endOfCreator(node: number, text: DataView, start: number): number {
    for (let at = node * CREATORS; at < (node + 1) * CREATORS; at++) {
      const row = (this.creators[at] as number) - 1;
      if (row < 0) return -1;
      const name = this.frames.endOfCreator(row, text, start);
      if (name < 0) continue;
      const line = this.endOfCreatorId(text, name);
      const end = line < 0 ? -1 : this.frames.endOfPlace(row, text, line);
      if (end < 0) continue;
      this.creatorFrame = row;
      return end;
    }
    return -1;
  }

  /** Behind the name of the creator: nothing, or ` in goroutine 12`. */
  private endOfCreatorId(text: DataView, start: number): number {
    this.creatorId = -1;
    const next = behindLineEnd(text, start);
    if (next >= 0 || start + IN_GOROUTINE_BYTES + 2 > text.byteLength) return next;
    if (text.getInt32(start, true) !== _IN_ || text.getInt32(start + 4, true) !== GORO) return -1;
    if (text.getInt32(start + 8, true) !== UTIN || text.getInt16(start + 12, true) !== E_BLANK) return -1;
    const digits = start + IN_GOROUTINE_BYTES;
    const end = endOfDigits(text, digits);
    if (end < 0 || end + 2 > text.byteLength) return -1;
    this.creatorId = numberOf(text, digits, end);
    return behindLineEnd(text, end);
  }

  /** The child that is at `at`, whose end is in `wanted` then; -1 where none is. */
  private child(node: number, text: DataView, at: number): number {
    const name = endOfCallName(text, at);
    if (name < 0) return -1;
    const last = text.getInt32(name - 4, true) ^ Math.imul(text.getInt32(name - 8, true), 0x9e3779b1);
    const place = Math.imul(last ^ Math.imul(node, 0x85ebca6b), 0xc2b2ae35) >>> (32 - RECENT_BITS);
    const recent = this.recent[place] as number;
    if (recent > 0 && this.parents[recent] === node) {
      this.wanted.end = this.frames.endOfFrame(this.rows[recent] as number, text, at);
      if (this.wanted.end >= 0) return recent;
    }
    const found = this.find(node, text, at);
    if (found >= 0) this.recent[place] = found;
    return found;
  }

  private find(parent: number, text: DataView, at: number): number {
    const hash = hashAt(text, at, this.prefix);
    if (hash === 0) return -1;
    const { wanted } = this;
    wanted.parent = parent;
    wanted.row = -1;
    wanted.text = text;
    wanted.at = at;
    return this.index.find(nodeHash(parent, hash));
  }

  private isWanted(node: number): boolean {
    const { wanted } = this;
    if (this.parents[node] !== wanted.parent) return false;
    const row = this.rows[node] as number;
    if (wanted.row >= 0) return row === wanted.row;
    wanted.end = this.frames.endOfFrame(row, wanted.text, wanted.at);
    return wanted.end >= 0;
  }
}

/** The child that is looked for: by its row, or by what stands at a place in the text where the row is -1. */
interface Wanted {
  parent: number;
  row: number;
  text: DataView;
  at: number;
  /** Behind the frame that was found in the text. */
  end: number;
}

function nodeHash(parent: number, frameHash: number): number {
  return mixed(frameHash ^ Math.imul(parent, 0x9e3779b1));
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** Hostile dumps have another stack in each goroutine. */
const MAX_NODES = 1 << 20;
/** A pool may be filled from a few places. */
const CREATORS = 4;
const CREA = textWord('crea');
const _IN_ = textWord(' in ');
const GORO = textWord('goro');
const UTIN = textWord('utin');
const E_BLANK = 101 | (32 << 8);
const IN_GOROUTINE_BYTES = ' in goroutine '.length;
const RECENT_BITS = 12;
const RECENT = 1 << RECENT_BITS;
const RETURN = 13;
