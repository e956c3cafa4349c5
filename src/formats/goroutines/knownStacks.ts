/**
 * The stacks that were read, as a tree from the innermost frame on, so that the next goroutine with such a stack is
 * only compared with it: which frame comes next is guessed, and looked up by its hash where the guess is wrong.
 */
import { RowIndex } from '../../model/rowIndex';
import { mixed } from '../../model/stackHash';
import { hashAt, type KnownFrames } from './knownFrames';
import { textWord } from './textWords';

export class KnownStacks {
  /** What `read` has found. */
  stack = -1;
  creatorFrame = -1;
  creatorId = -1;
  lineCount = 0;
  /** Behind the last line of the stack, in front of the blank one. */
  end = 0;

  private count = 1;
  private parents = new Int32Array(1024);
  private rows = new Int32Array(1024);
  /** The child that came last time; 0 for none, since no node leads back to the root. */
  private guesses = new Int32Array(1024);
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

  constructor(private readonly frames: KnownFrames) {}

  /** From the line below a header to the blank one, which has to be there; whether it is a stack that was learned. */
  read(text: DataView, start: number): boolean {
    let node = 0;
    let at = start;
    this.lineCount = 0;
    this.creatorFrame = -1;
    this.creatorId = -1;
    const limit = text.byteLength - 4;
    while (at <= limit) {
      const word = text.getInt32(at, true);
      if ((word & 0xff) === NEWLINE) return this.ends(node, at);
      if (word === CREA) {
        const end = this.endOfCreator(node, text, at);
        if (end >= 0) {
          this.lineCount += 2;
          return text.getUint8(end) === NEWLINE && this.ends(node, end);
        }
      }
      const guess = this.guesses[node] as number;
      let end = guess === 0 ? -1 : this.frames.endOfFrame(this.rows[guess] as number, text, at);
      let next = guess;
      if (end < 0) {
        next = this.find(node, text, at);
        if (next < 0) return false;
        end = this.wanted.end;
        this.guesses[node] = next;
      }
      node = next;
      at = end;
      this.lineCount += 2;
    }
    return false;
  }

  /** Called for what was read line by line. `rows` are the stack's frames, the innermost first. */
  learn(stack: number, rows: Uint32Array, creatorFrame: number): void {
    const node = (this.learned[stack] ??= this.add(rows) + 1) - 1;
    if (node < 0) return;
    this.stacks[node] = stack + 1;
    if (creatorFrame >= 0) this.learnCreator(node, creatorFrame);
  }

  private ends(node: number, at: number): boolean {
    this.stack = (this.stacks[node] as number) - 1;
    this.end = at;
    return this.stack >= 0;
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
    if (start + 16 > text.byteLength) return -1;
    if (text.getInt32(start + 4, true) !== TED_ || text.getInt32(start + 7, true) !== _BY_) return -1;
    for (let at = node * CREATORS; at < (node + 1) * CREATORS; at++) {
      const row = (this.creators[at] as number) - 1;
      if (row < 0) return -1;
      const name = this.frames.endOfName(row, text, start + CREATED_BYTES);
      if (name < 0) continue;
      const line = this.endOfCreatorId(text, name);
      const end = line < 0 ? -1 : this.frames.endOfPlace(row, text, line);
      // The blank line's byte has to be there, too.
      if (end < 0 || end >= text.byteLength) continue;
      this.creatorFrame = row;
      return end;
    }
    return -1;
  }

  /** Behind the name of the creator: nothing, or ` in goroutine 12`. */
  private endOfCreatorId(text: DataView, start: number): number {
    if (text.getUint8(start) === NEWLINE) {
      this.creatorId = -1;
      return start + 1;
    }
    if (start + IN_GOROUTINE_BYTES + MAX_DIGITS + 1 >= text.byteLength) return -1;
    for (let word = 0; word < IN_GOROUTINE.length; word++) {
      if (text.getInt32(start + 4 * word, true) !== IN_GOROUTINE[word]) return -1;
    }
    if (text.getInt16(start + 12, true) !== E_BLANK) return -1;
    const digits = start + IN_GOROUTINE_BYTES;
    let at = digits;
    let id = 0;
    for (; at - digits < MAX_DIGITS; at++) {
      const digit = text.getUint8(at) - ZERO;
      if (digit < 0 || digit > 9) break;
      id = id * 10 + digit;
    }
    if (at === digits || text.getUint8(at) !== NEWLINE) return -1;
    this.creatorId = id;
    return at + 1;
  }

  private find(parent: number, text: DataView, at: number): number {
    const hash = hashAt(text, at);
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
const TED_ = textWord('ted ');
const _BY_ = textWord(' by ');
const CREATED_BYTES = 'created by '.length;
const IN_GOROUTINE = [textWord(' in '), textWord('goro'), textWord('utin')];
const E_BLANK = 101 | (32 << 8);
const IN_GOROUTINE_BYTES = ' in goroutine '.length;
/** Such numbers are exact. */
const MAX_DIGITS = 15;
const NEWLINE = 10;
const ZERO = 48;
